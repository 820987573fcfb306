import { once } from 'node:events'
import type { Socket } from 'node:net'
import t, { type Test } from 'tap'
import type { TestSandbox } from '../support/build.js'
import { Type } from '../support/jobs.js'
import { only } from '../support/only.js'
import { listen } from '../support/server.js'
import { connections, received, until, wireRequest } from '../support/socket.js'

const FIRST = { 'amz-sdk-invocation-id': 'call-1', 'amz-sdk-request': 'attempt=1; max=3' }
const AGAIN = { 'amz-sdk-invocation-id': 'call-1', 'amz-sdk-request': 'attempt=2; max=3' }
const JOB = { Type, Id: 'job', plan: [{ state: 'IN_PROGRESS' as const, forPolls: 1 }, { state: 'COMPLETED' as const }] }

/** A request as an SDK sends it. */
function sdkRequest(method: string, path: string, body?: string): string {
  const headers = Object.entries(FIRST).map(([name, value]) => `${name}: ${value}\r\n`)
  return wireRequest(method, path, body).replace('host: x\r\n', `host: x\r\n${headers.join('')}`)
}

/** What may be in flight: the fault that holds it, and how it goes over the wire in sandbox `a`. */
const IN_FLIGHT: Readonly<Record<string, { fault?: object; request: string }>> = {
  hang: { fault: { effect: { connection: 'hang' } }, request: sdkRequest('GET', '/sandbox/a/v1/jobs/job') },
  delay: { fault: { delay: { ms: 800 } }, request: sdkRequest('GET', '/sandbox/a/v1/jobs/job') },
  drip: { fault: { effect: { connection: 'drip' } }, request: sdkRequest('GET', '/sandbox/a/v1/jobs/job') },
  'a delayed start': { fault: { delay: { ms: 800 } }, request: sdkRequest('PATCH', '/sandbox/a/v1/jobs/job', '{}') },
  'a body that is half there': { request: sdkRequest('POST', '/sandbox/a/v1/jobs', '{"Type":1}').slice(0, -1) }
}

/** Ways to end a world. Each leaves sandbox `a` without a job. */
const ENDS: Readonly<Record<string, (a: TestSandbox, all: TestSandbox) => Promise<unknown>>> = {
  reset: (a) => a.admin('POST', '/reset?to=empty'),
  'a restored snapshot': async (a, { admin }) => a.admin('PUT', '/snapshot', (await admin('GET', '/snapshot')).body),
  'a scenario that replaces': (a) => a.admin('POST', '/scenarios?mode=replace', { name: 'none' }),
  'deleting the sandbox': (_, { admin }) => admin('DELETE', '/sandboxes/a'),
  'deleting all sandboxes': (_, { admin }) => admin('DELETE', '/sandboxes')
}

async function server(t: Test) {
  const listening = await listen(t, { fixtures: [] })
  listening.wall.advance(100)
  const a = listening.sandbox('a')
  const open = connections(t, listening.port)
  const journal = async () => (await a.admin('GET', '/requests')).body.requests
  /** Seeds the job, and sends a request that stays in flight. */
  const hold = async ({ fault, request }: { fault?: object; request: string }): Promise<Socket> => {
    await a.admin('POST', '/jobs', JOB)
    if (fault) await a.admin('POST', '/faults', { id: 'f', ...fault })
    const socket = open(request)
    await until(async () => (await journal()).some(({ open }: { open?: true }) => open))
    return socket
  }
  return { ...listening, a, open, journal, hold }
}

/** Resolves once a connection is closed. */
const closing = (socket: Socket) => once(socket.resume(), 'close')

for (const [end, endWorld] of Object.entries(ENDS)) {
  t.test(`${end} closes what is in flight, and nothing of it reaches the new world`, async (t) => {
    const { a, hold, journal, wall, ...all } = await server(t)
    for (const [name, inFlight] of Object.entries(IN_FLIGHT)) {
      const socket = await hold(inFlight)
      const before = wall.timers.length
      wall.advance(300)
      const closed = closing(socket)
      await endWorld(a, all)
      await a.admin('DELETE', '/requests')
      await a.admin('POST', '/jobs', JOB)
      await a.admin('POST', '/faults', { id: 'f', times: 1, effect: { exception: 'ThrottlingException' } })
      // The new world is whole before the old one's connection is even closed.
      wall.advance(60_000)
      await closed
      wall.advance(60_000)

      t.strictSame(await journal(), [], `${name}: no entry`)
      t.match((await a.admin('GET', '/jobs/job')).body, { polls: 0, job: { State: 'IN_PROGRESS' } }, `${name}: no poll`)
      t.match((await a.admin('GET', '/faults/f')).body, { matched: 0, fired: 0 }, `${name}: no fault`)
      t.ok(wall.timers.length <= before, `${name}: no timer`)
      await a.admin('POST', '/reset?to=empty')
    }
  })

  t.test(`after ${end} the later attempts of what was cut off are refused for a minute`, async (t) => {
    const { a, hold, journal, wall, sandbox, ...all } = await server(t)
    const closed = closing(await hold(IN_FLIGHT.hang as object & { request: string }))
    await endWorld(a, all)
    await closed
    await a.admin('DELETE', '/requests')
    for (const each of [a, sandbox('b')]) await each.admin('POST', '/jobs', JOB)

    wall.advance(59_999)
    const refused = await a.getJob('job', AGAIN)
    t.match(refused, { status: 409, headers: { 'x-amzn-errortype': 'SandboxWasReset' } })
    t.match(refused.body, { Message: /^Sandbox a was (reset|restored|replaced|deleted) while an earlier attempt of / })
    t.match(await a.aws('PATCH', '/v1/jobs/job', {}, AGAIN), { status: 409 })
    t.strictSame(await journal(), [])
    t.match((await a.admin('GET', '/jobs/job')).body, { polls: 0 })

    t.equal((await sandbox('b').getJob('job', AGAIN)).status, 200, 'another sandbox')
    t.equal((await a.getJob('job', { ...AGAIN, 'amz-sdk-invocation-id': 'call-2' })).status, 200, 'another call')
    t.equal((await a.getJob('job')).status, 200, 'no SDK')
    wall.advance(1)
    t.equal((await a.getJob('job', AGAIN)).status, 200, 'a minute later')
  })
}

t.test('what was cut off when a scenario replaced the jobs is in the journal, without a response', async (t) => {
  const { a, hold, journal, wall } = await server(t)
  await hold(IN_FLIGHT.delay as object & { request: string })
  wall.advance(300)
  await a.admin('POST', '/scenarios?mode=replace', { name: 'none' })
  t.match(await journal(), only({ ordinal: 1, durationMs: 300, status: undefined, open: undefined, faults: only('f') }))
})

t.test('a request that has been answered is not cut off, and its later attempts are served', async (t) => {
  const { a, open, wall } = await server(t)
  await a.admin('POST', '/jobs', JOB)
  const socket = open(sdkRequest('PATCH', '/sandbox/a/v1/jobs/job', '{}'))
  t.match(await received(socket), /^HTTP\/1.1 409 /)
  await a.admin('POST', '/reset?to=empty')
  await a.admin('POST', '/jobs', JOB)
  wall.advance(10)
  t.equal((await a.getJob('job', AGAIN)).status, 200)
  socket.write(wireRequest('GET', '/sandbox/a/v1/jobs/job'))
  t.match(await received(socket), /^HTTP\/1.1 200 /, 'its connection goes on')
})

t.test('a request in flight in another sandbox goes on', async (t) => {
  const { a, admin, hold, wall } = await server(t)
  const response = received(await hold(IN_FLIGHT.delay as object & { request: string }))
  await admin('POST', '/reset')
  wall.advance(800)
  t.match(await response, /^HTTP\/1.1 200 /)
  t.match((await a.admin('GET', '/jobs/job')).body, { polls: 1 })
})

t.test('requests that wait behind another on their connection are cut off with their sandbox', async (t) => {
  const { a, open, journal, sandbox } = await server(t)
  await a.admin('POST', '/faults', { effect: { connection: 'hang' } })
  await sandbox('b').admin('POST', '/faults', { effect: { connection: 'hang' } })
  const socket = open(wireRequest('GET', '/sandbox/b/v1/jobs/x'), wireRequest('GET', '/sandbox/a/v1/jobs/x'))
  await until(async () => (await journal()).length === 1)
  const closed = closing(socket)
  await a.admin('POST', '/reset')
  await closed
  await until(async () => (await sandbox('b').admin('GET', '/requests')).body.requests[0].open === undefined)
})

t.test('disarming faults cuts off what they hold, and nothing else, and its later attempts are served', async (t) => {
  for (const path of ['/faults', '/faults/f']) {
    for (const name of ['hang', 'delay', 'drip', 'a delayed start']) {
      const { a, hold, journal, wall, open } = await server(t)
      const half = open((IN_FLIGHT['a body that is half there'] as { request: string }).request)
      await until(async () => (await journal()).length === 1)
      const socket = await hold({ request: '', ...IN_FLIGHT[name] })
      await until(async () => (await journal()).length === 2)
      await a.admin('POST', '/jobs', { ...JOB, Id: 'other' })
      await a.admin('POST', '/faults', { id: 'g', match: { jobId: 'other' }, delay: { ms: 700 } })
      wall.advance(300)
      const closed = closing(socket)
      t.equal((await a.admin('DELETE', path)).status, 204)
      t.match(
        (await journal())[1],
        { ordinal: 2, durationMs: 300, faults: only('f'), open: undefined, status: name === 'drip' ? 200 : undefined },
        `${path} and ${name}: its end is the instant at which it was cut off`
      )
      wall.advance(1000)
      await closed
      t.match((await a.admin('GET', '/jobs/job')).body, { polls: 0 })
      t.equal((await a.getJob('job', AGAIN)).status, 200)
      t.match((await journal())[0], { open: true }, 'no fault holds it')
      half.destroy()
    }
  }
})

t.test('disarming one fault leaves what another one holds', async (t) => {
  const { a, hold, journal, admin } = await server(t)
  await hold(IN_FLIGHT.hang as object & { request: string })
  await a.admin('POST', '/faults', { id: 'g', effect: { connection: 'hang' } })
  t.equal((await a.admin('DELETE', '/faults/g')).status, 204)
  t.equal((await a.admin('DELETE', '/faults/unknown')).status, 404)
  t.equal((await admin('DELETE', '/faults')).status, 204)
  t.match(await journal(), only({ open: true }))
})
