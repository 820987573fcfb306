import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Config } from '../../../src/config/config.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'

const JOB = {
  Type: 'EXPORT_ASSETS_TO_S3',
  Id: 'job',
  plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }]
} as const

/** A server on a socket with one job and one fault, and what raw clients see of it. */
async function server(t: Test, effect: object, config: Partial<Config> = {}) {
  const built = await listen(t, { fixtures: [], ...config }, [{ name: 'x', jobs: [structuredClone(JOB) as never] }])
  await built.admin('POST', '/faults', { id: 'f', times: 1, effect })
  /** Asks for the job; answers all that was sent, and the error that the connection ended with. */
  const ask = (isLeaving = false) =>
    new Promise<{ text: string; error: string | undefined }>((resolve) => {
      const socket = connect(built.port, '127.0.0.1')
      let text = ''
      let error: string | undefined
      socket.write('GET /v1/jobs/job HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
      if (isLeaving) setImmediate(() => socket.destroy())
      socket.on('data', (data) => {
        text += data
      })
      socket.on('error', (cause: NodeJS.ErrnoException) => {
        error = cause.code
      })
      socket.on('close', () => resolve({ text, error }))
    })
  const last = async () => (await built.admin('GET', '/requests?limit=1')).body.requests[0]
  const polls = async () => (await built.admin('GET', '/jobs/job')).body.polls
  return { ...built, ask, last, polls }
}

function bodyOf(text: string): string {
  return text.slice(text.indexOf('\r\n\r\n') + 4)
}

t.test('reset: the connection is reset, without an answer', async (t) => {
  const { ask, last, polls } = await server(t, { connection: 'reset' })
  t.strictSame(await ask(), { text: '', error: 'ECONNRESET' })
  t.match(await last(), { faults: only('f'), status: undefined, stateBefore: 'IN_PROGRESS' })
  t.equal(await polls(), 0, 'no poll')
  t.match((await ask()).text, /^HTTP\/1.1 200 OK/)
})

t.test('empty: the connection is closed, without an answer', async (t) => {
  const { ask, last } = await server(t, { connection: 'empty' })
  t.strictSame(await ask(), { text: '', error: undefined })
  t.equal((await last()).status, undefined)
})

t.test('truncate: the body is shorter than the head promises', async (t) => {
  const { ask, polls } = await server(t, { connection: 'truncate' })
  const { text } = await ask()
  const promised = Number(/content-length: (\d+)/.exec(text)?.[1])
  t.match(text, /^HTTP\/1.1 200 OK/)
  t.match(text, /x-dataexchange-local: sandbox=default; state=IN_PROGRESS; fault=f/)
  t.equal(bodyOf(text).length, promised >> 1)
  t.equal(await polls(), 0)
})

t.test('malformed: a whole answer of broken JSON', async (t) => {
  const { ask } = await server(t, { connection: 'malformed' })
  const { text } = await ask()
  t.match(text, /^HTTP\/1.1 200 OK/)
  t.equal(bodyOf(text).length, Number(/content-length: (\d+)/.exec(text)?.[1]))
  t.throws(() => JSON.parse(bodyOf(text)))
})

t.test('drip: the right answer, a byte at a time', async (t) => {
  const { ask, wall, polls } = await server(t, { connection: 'drip', paceMs: 50 })
  const answer = ask()
  let ticks = 0
  const ticking = setInterval(() => {
    wall.advance(50)
    ticks++
  })
  const body = bodyOf((await answer).text)
  clearInterval(ticking)
  t.match(JSON.parse(body), { Id: 'job', State: 'IN_PROGRESS' })
  t.ok(ticks >= body.length, 'each byte waited for its time')
  t.equal(await polls(), 0)
})

t.test('hang: no answer until the client leaves', async (t) => {
  const { ask, last, admin } = await server(t, { connection: 'hang' })
  t.strictSame(await ask(true), { text: '', error: undefined })
  while ((await admin('GET', '/requests')).body.meta.total === 0) await nextTurn()
  t.match(await last(), { faults: only('f'), status: undefined })
})

t.test('hanging and dripping requests do not hold up the end of the server', async (t) => {
  for (const connection of ['hang', 'drip']) {
    const { ask, app, wall, admin } = await server(t, { connection })
    const answer = ask()
    while ((await admin('GET', '/faults/f')).body.fired === 0) await nextTurn()
    await app.close()
    await answer
    t.strictSame(wall.timers, [], connection)
  }
})

t.test('malformed spoils ListJobs as well', async (t) => {
  const { admin, app, port } = await server(t, { connection: 'reset' })
  await admin('DELETE', '/faults')
  await admin('POST', '/faults', { effect: { connection: 'malformed' } })
  const response = await fetch(`http://127.0.0.1:${port}/v1/jobs`)
  t.equal(response.status, 200)
  await t.rejects(response.json())
  await app.close()
})
