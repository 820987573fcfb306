import t from 'tap'
import { Journal } from '../../../src/core/journal/journal.js'
import { type Answer, build, type TestServer } from '../../support/build.js'
import { countListeners } from '../../support/count-listeners.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'
import { connections, received, until, wireRequest } from '../../support/socket.js'

const SCENARIO = { name: 'x', jobs: [{ Type, Id: 'a', plan: 'hangs' as const }] }

/** The instants at which waits end. A sandbox sets a timer of its own, for the end of its jobs' 90 days. */
function endsOfWaits({ wall }: TestServer): number[] {
  return wall.timers.filter((at) => at <= wall.now() + 600_000)
}

/** Starts a verification, and lets it proceed as far as it can without time passing. It must have to wait. */
async function waiting(server: TestServer, body: object): Promise<{ response: Promise<Answer> }> {
  const before = endsOfWaits(server).length
  const response = server.admin('POST', '/verify', body)
  await until(() => endsOfWaits(server).length > before)
  return { response }
}

t.test('it does not wait for what holds already, nor without a time', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const { admin, getJob } = server
  await getJob('a')
  t.strictSame((await admin('POST', '/verify', { count: { min: 1 }, timeoutMs: 10_000 })).body, {
    ok: true,
    matched: 1,
    problems: []
  })
  for (const timeoutMs of [0, undefined]) {
    t.match((await admin('POST', '/verify', { count: { min: 2 }, timeoutMs })).body, { ok: false, matched: 1 })
  }
  t.strictSame(endsOfWaits(server), [])
})

t.test('it responds as soon as enough requests have come, before any time passes', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const waits = countListeners(t)
  const { response } = await waiting(server, { match: { jobId: 'a' }, count: { min: 2 }, timeoutMs: 10_000 })
  await server.getJob('a')
  await server.getJob('other')
  t.equal(waits(), 1)
  await server.getJob('a')
  t.strictSame((await response).body, { ok: true, matched: 2, problems: [] })
  t.strictSame([waits(), endsOfWaits(server)], [0, []], 'nothing waits any more')
})

t.test('it responds when the time is over, with what is wrong then', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const { response } = await waiting(server, { match: { jobId: 'a' }, count: { min: 2 }, timeoutMs: 1500 })
  t.strictSame(endsOfWaits(server), [server.wall.now() + 1500])
  await server.getJob('a')
  server.wall.advance(1500)
  t.match(await response, {
    status: 200,
    body: { ok: false, matched: 1, problems: only({ path: '$.count.min', message: /^is 2, and 1 requests matched/ }) }
  })
})

t.test(
  'a request that is open counts from its arrival, and its fault and status as soon as they are known',
  async (t) => {
    const server = build(t, {}, [SCENARIO])
    const { admin, getJob, wall } = server
    await admin('POST', '/faults', { id: 'slow', delay: { ms: 500 } })
    const { response: arrival } = await waiting(server, { match: { jobId: 'a' }, count: { min: 1 }, timeoutMs: 10_000 })
    const { response: fault } = await waiting(server, {
      match: { fault: 'slow' },
      count: { min: 1 },
      timeoutMs: 10_000
    })
    const { response: end } = await waiting(server, { match: { status: 200 }, count: { min: 1 }, timeoutMs: 10_000 })
    let hasEnded = false
    end.finally(() => {
      hasEnded = true
    })
    const request = getJob('a')
    t.match((await arrival).body, { ok: true, matched: 1 })
    t.match((await fault).body, { ok: true, matched: 1 })
    t.notOk(hasEnded)
    wall.advance(500)
    t.match(await request, { status: 200 })
    t.match((await end).body, { ok: true, matched: 1 })
  }
)

t.test('it waits for the last request of an order', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const { response } = await waiting(server, { order: [{ jobId: 'b' }, { jobId: 'a' }], timeoutMs: 10_000 })
  for (const id of ['a', 'c', 'b', 'c', 'a']) await server.getJob(id)
  t.strictSame((await response).body, { ok: true, matched: 5, problems: [] })
})

t.test('a flood of requests is verified a few times, however many are waited for', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const { response } = await waiting(server, { count: { min: 300 }, timeoutMs: 10_000 })
  const { view } = Journal.prototype
  let reads = 0
  Journal.prototype.view = function () {
    reads++
    return view.apply(this)
  }
  t.teardown(() => Object.assign(Journal.prototype, { view }))
  for (let request = 0; request < 300; request++) await server.getJob('a')
  t.match((await response).body, { ok: true, matched: 300 })
  t.equal(reads, 1)
})

t.test('it ends with 409 if the sandbox is reset, and a reset of another sandbox does not matter', async (t) => {
  const server = build(t, {}, [SCENARIO])
  for (const [end, word] of [
    [() => server.admin('POST', '/reset'), 'reset'],
    [() => server.admin('POST', '/scenarios?mode=replace', { name: 'x' }), 'replaced'],
    [async () => server.admin('PUT', '/snapshot', (await server.admin('GET', '/snapshot')).body), 'restored'],
    [() => server.admin('DELETE', '/sandboxes/default'), 'deleted']
  ] as const) {
    const { response } = await waiting(server, { count: { min: 1 }, timeoutMs: 10_000 })
    await server.sandbox('b').admin('POST', '/reset')
    await end()
    t.match(await response, {
      status: 409,
      body: { error: { code: 'Conflict', message: `Sandbox default was ${word} while a verification waited.` } }
    })
    t.strictSame(endsOfWaits(server), [])
  }
})

t.test('it ends when the server stops, with what is wrong then', async (t) => {
  const server = build(t, {}, [SCENARIO])
  const { response } = await waiting(server, { count: { min: 1 }, timeoutMs: 10_000 })
  await server.app.close()
  t.match(await response, { status: 200, body: { ok: false, matched: 0 } })
  t.strictSame(endsOfWaits(server), [])
})

t.test('it shares the thousand of its sandbox with those who await jobs; who leaves makes room', async (t) => {
  const server = await listen(t, {}, [SCENARIO])
  const { port, admin, sandbox, wall, app } = server
  const open = connections(t, port)
  const waits = countListeners(t)
  wall.advance(100)
  const body = JSON.stringify({ count: { min: 1 }, timeoutMs: 600_000 })
  const verify = wireRequest('POST', '/__admin/verify', body)
  const verifying = open(...Array(500).fill(verify))
  const awaiting = open(
    ...Array(499).fill(wireRequest('GET', '/__admin/jobs/a/await?state=COMPLETED&timeoutMs=600000'))
  )
  const leaving = open(verify)
  await until(() => waits() === 1000)
  const refused = { status: 507, body: { error: { code: 'LimitReached', message: /^1000 .* sandbox default/ } } }
  t.match(await admin('POST', '/verify', { count: { min: 1 }, timeoutMs: 1000 }), refused)
  t.match(await admin('GET', '/jobs/a/await?state=COMPLETED'), refused)
  t.match(
    (await admin('POST', '/verify', { count: { min: 1 } })).body,
    { ok: false },
    'who does not wait needs no room'
  )
  const other = sandbox('b').admin('POST', '/verify', { count: { min: 1 }, timeoutMs: 1000 })
  await until(() => waits() === 1001)
  wall.advance(1000)
  t.match((await other).status, 200, 'another sandbox has its own share')

  leaving.destroy()
  await until(() => waits() === 999)
  const first = received(verifying)
  await app.inject('/v1/jobs/a')
  t.match(await first, /200 OK/, 'all those that verify are told')
  await until(() => waits() === 499)
  awaiting.destroy()
  await until(() => waits() === 0)
  t.strictSame(endsOfWaits(server), [])
})

t.test('an invalid time is rejected', async (t) => {
  const { admin } = build(t, {}, [SCENARIO])
  for (const timeoutMs of [-1, 1.5, 600_001, '10']) {
    t.match(await admin('POST', '/verify', { timeoutMs }), {
      status: 400,
      body: { error: { problems: only({ path: '$.timeoutMs' }) } }
    })
  }
  t.equal((await admin('POST', '/verify', { timeoutMs: 600_000 })).status, 200)
})
