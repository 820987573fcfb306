import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Config } from '../../../src/config/config.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'
import { connections, wireRequest } from '../../support/socket.js'

const NDJSON = { 'content-type': 'application/x-ndjson' }

async function server(t: Test, config: Partial<Config> = {}) {
  const built = await listen(t, config)
  const seed = async (payload: string | Buffer) => {
    const response = built.app.inject({ method: 'POST', url: '/__admin/jobs', headers: NDJSON, payload })
    const ticking = setInterval(() => built.wall.advance(0))
    const { statusCode, body } = await response
    clearInterval(ticking)
    return { status: statusCode, body: JSON.parse(body) }
  }
  const count = async () => (await built.admin('GET', '/jobs?limit=1000')).body.jobs.length
  return { ...built, seed, count }
}

t.test('a stream is seeded with one job per line', async (t) => {
  const { seed, admin } = await server(t)
  const lines = [{ Type, Id: 'a' }, { Type, Id: 'b', plan: 'fails' }, { Type }].map((line) => JSON.stringify(line))
  const { status, body } = await seed(`${lines[0]}\n\n${lines[1]}\r\n  \n${lines[2]}`)
  t.equal(status, 201)
  t.match(body, { jobs: only({ job: { Id: 'a' } }, { job: { Id: 'b' } }, { job: { Id: /^[0-9a-f]{32}$/ } }) })
  t.strictSame(body.meta, { total: 3, dropped: 0 })
  t.match((await admin('GET', '/jobs')).body.jobs, { length: 3 })
  t.strictSame((await seed('')).body, { jobs: [], meta: { total: 0, dropped: 0 } })
})

t.test('a stream may be longer than the response lists and the body limit allows', async (t) => {
  const { seed, admin } = await server(t, { bodyLimitBytes: 1000 })
  const { status, body } = await seed(`{"Type":"${Type}"}\n`.repeat(1500))
  t.equal(status, 201)
  t.equal(body.jobs.length, 1000)
  t.strictSame(body.meta, { total: 1500, dropped: 500 })
  t.match((await admin('GET', '/sandboxes')).body.sandboxes, only({ name: 'default', jobs: 1500 }))
})

t.test('seeding is atomic: a line that cannot be seeded removes the jobs of the others', async (t) => {
  const { seed, count, admin } = await server(t, { maxJobs: 1200 })
  await admin('POST', '/jobs', { Type, Id: 'there' })
  const good = `{"Type":"${Type}"}\n`.repeat(1000)
  for (const [line, status, path, message] of [
    ['{"Type":"EXPORT"}', 400, '$[1000].Type', /^must be one of/],
    ['{"Type":', 400, '$[1000]', /JSON/],
    [`{"Type":"${Type}","Errors":[{"Code":"MALWARE_DETECTED","Message":"m"}]}`, 422, '$[1000].Errors', /ERROR/],
    [`{"Type":"${Type}","Id":"there"}`, 409, '$[1000].Id', /^is already the id of a job/]
  ] as const) {
    const response = await seed(`${good}${line}\n${good}`)
    t.equal(response.status, status, line)
    t.match(response.body.error.problems, only({ path, message }), line)
    t.equal(await count(), 1, 'only the jobs that existed before')
  }
  t.match((await seed(`${good}{"Type":"EXPORT"}`)).body.error.message, 'Line 1001 is not valid, so no job was seeded.')
  t.match(await seed(good.repeat(2)), { status: 507, body: { error: { code: 'LimitReached' } } })
  t.equal(await count(), 1)
})

t.test('a stream that is not text or has too long a line is rejected', async (t) => {
  const { seed, count } = await server(t, { bodyLimitBytes: 1000 })
  t.match(await seed(Buffer.from([0x7b, 0xff])), {
    status: 400,
    body: { error: { message: 'The body is not UTF-8.' } }
  })
  t.match(await seed(`{"Type":"${Type}"}\n"${'x'.repeat(1000)}"`), {
    status: 413,
    body: { error: { message: 'A line is longer than 1000 bytes; the limit is set by --body-limit.' } }
  })
  t.equal(await count(), 0)
})

t.test(
  'what is left of a stream that was refused is not in the way of the next request on its connection',
  async (t) => {
    const { port, wall } = await server(t)
    const ticking = setInterval(() => wall.advance(0))
    t.teardown(() => clearInterval(ticking))
    const stream = `nonsense\n${`{"Type":"${Type}"}\n`.repeat(50_000)}`
    const socket = connections(t, port)(
      wireRequest('POST', '/__admin/jobs', stream, 'application/x-ndjson'),
      'GET /__admin/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'
    )
    const responses = await text(socket)
    t.strictSame(responses.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 400', 'HTTP/1.1 200'])
  }
)

t.test('if the client disconnects midway, no job is left', async (t) => {
  const { port, count, wall } = await server(t)
  const socket = connect(port, '127.0.0.1')
  const line = `{"Type":"${Type}"}\n`
  socket.write(
    `POST /__admin/jobs HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: 99999\r\n\r\n${line.repeat(50)}`
  )
  while ((await count()) < 50) await nextTurn()
  socket.destroy()
  while ((await count()) > 0) {
    wall.advance(0)
    await nextTurn()
  }
  t.pass('all fifty are gone again')
})

for (const [end, path, word] of [
  ['a reset', '/reset', 'reset'],
  ['a scenario that replaces', '/scenarios?mode=replace', 'replaced']
] as const) {
  t.test(`${end} midway ends the seeding and keeps the jobs of the new world`, async (t) => {
    const { port, admin, count, wall } = await server(t)
    const socket = connect(port, '127.0.0.1')
    const response = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
    const line = `{"Type":"${Type}","Id":"a"}\n`
    socket.write(
      `POST /__admin/jobs HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${2 * line.length}\r\n\r\n${line}`
    )
    while ((await count()) < 1) await nextTurn()
    await admin('POST', path, word === 'replaced' ? { name: 'none' } : undefined)
    await admin('POST', '/jobs', { Type, Id: 'a' })
    socket.write(line)
    const ticking = setInterval(() => wall.advance(0))
    t.teardown(() => clearInterval(ticking))
    t.match(await response, new RegExp(`409 Conflict[^]*was ${word} while jobs were seeded`))
    t.equal(await count(), 1)
    socket.destroy()
  })
}
