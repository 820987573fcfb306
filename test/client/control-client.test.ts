import { inspect } from 'node:util'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import t, { type Test } from 'tap'
import { ControlClient, type ControlError, ms, type StreamEvent } from '../../src/client/index.js'
import type { Config } from '../../src/config/config.js'
import { listeningTarget } from '../support/event-targets.js'
import { openApi, routeOf } from '../support/openapi.js'
import { listen } from '../support/server.js'
import { until } from '../support/socket.js'

const TYPE = 'EXPORT_ASSETS_TO_S3' as const
const ID = 'aJobOfATest0000000000000000000001'

/** A frozen server, and a client of a sandbox of it. */
async function connect(t: Test, config: Partial<Config> = {}) {
  const server = await listen(t, { clock: { mode: 'frozen' }, ...config })
  return { server, control: new ControlClient(server.url).sandbox('w1') }
}

function sdkOf({ url }: ControlClient): DataExchangeClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return new DataExchangeClient({ endpoint: url, region: 'us-east-1', credentials })
}

t.test('each route of the control plane has its method', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [{ name: 'named', autoload: false, jobs: [] }])
  const asked = new Set<string>()
  const control = new ControlClient(`${server.url}/`, {
    fetch: (url, init) => {
      const { method = 'GET' } = init ?? {}
      asked.add(`${method} ${routeOf(method, new URL(String(url)).pathname)}`)
      return fetch(url, init)
    }
  })
  await control.health()
  await control.openapi()
  await control.metrics()
  await control.seed({ Type: TYPE, Id: ID, plan: 'hangs' })
  await control.jobs()
  await control.job(ID)
  await control.polls(ID)
  await control.transition(ID, 'COMPLETED')
  await control.await(ID, 'COMPLETED')
  await control.deleteJob(ID)
  await control.scenarios()
  await control.scenario('named')
  await control.scenario({ name: 'given' })
  await control.faults.add({ id: 'f', effect: { connection: 'reset' } })
  await control.faults.list()
  await control.faults.get('f')
  await control.faults.delete('f')
  await control.faults.clear()
  await control.outcomes.add({ id: 'o', plan: 'succeeds' })
  await control.outcomes.list()
  await control.outcomes.get('o')
  await control.outcomes.delete('o')
  await control.outcomes.clear()
  await control.limits.set({ inProgress: 'aws-defaults' })
  await control.limits.get()
  await control.limits.clear()
  await control.assets()
  const { Id } = await control.dataSets.seed({ Name: 'Prices' })
  await control.dataSets.list()
  await control.dataSets.get(Id)
  await control.dataSets.addRevisions(Id, { Comment: 'November' })
  await control.dataSets.delete(Id)
  await control.clock.get()
  await control.clock.freeze()
  await control.clock.advance('1h')
  await control.requests()
  await control.clearRequests()
  await control.calls()
  await control.verify({ count: { max: 0 } })
  await control.verdict()
  await control.eventBridge()
  const events = control.events()
  const next = events.next()
  await control.seed({ Type: TYPE, Id: ID })
  await control.clock.advance('1h')
  await next
  await events.return()
  await control.restore(await control.snapshot())
  await t.rejects(control.saveSnapshot(), /--snapshot FILE/, 'a server that keeps its sandboxes in no file')
  await control.reset()
  await control.sandboxes.list()
  await control.sandboxes.drop('none').catch(() => {})
  await control.sandboxes.clear()
  const routes = Object.entries(openApi.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      // HEAD is GET without what GET returns.
      .filter((method) => method !== 'head')
      .map((method) => `${method.toUpperCase()} ${path}`)
  )
  t.strictSame([...asked].sort(), routes.sort())
})

t.test('an export of six hours, polled through throttling', async (t) => {
  const { control } = await connect(t)
  const [seeded] = await control.seed([
    { Type: TYPE, Id: ID, plan: [{ state: 'IN_PROGRESS', forMs: ms('6h') }, { state: 'COMPLETED' }] }
  ])
  t.equal(seeded?.job.State, 'IN_PROGRESS')
  const fault = await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  t.match(fault, { fired: 0, remaining: 2 })
  const client = sdkOf(control)
  t.match(await client.send(new GetJobCommand({ JobId: ID })), { State: 'IN_PROGRESS', $metadata: { attempts: 3 } })
  const { transitions } = await control.clock.advance('6h')
  t.match(transitions, [{ jobId: ID, to: 'COMPLETED' }])
  t.match(await client.send(new GetJobCommand({ JobId: ID })), { State: 'COMPLETED' })
  client.destroy()
  const calls = await control.calls()
  t.match(calls, [
    { attempts: 3, statuses: [429, 429, 200], end: 'succeeded' },
    { attempts: 1, statuses: [200] }
  ])
  t.equal(calls.meta.total, 4)
  const requests = await control.requests({ status: 429, limit: 1 })
  t.match(requests, [{ ordinal: 2, status: 429 }])
  t.match(await control.polls(ID), { count: 2 })
  t.match(await control.verify({ match: { jobId: ID }, maxAttempts: 2 }), { ok: false })
  await control.assertVerdict()
})

t.test('lists are read to their end', async (t) => {
  const { control } = await connect(t)
  await control.reset({ to: 'empty' })
  await control.seed(Array.from({ length: 1001 }, () => ({ Type: TYPE, State: 'COMPLETED' as const })))
  t.equal((await control.jobs({ state: 'COMPLETED' })).length, 1001)
  t.equal((await control.jobs({ state: 'ERROR' })).length, 0)
  const { jobs, next } = await control.jobPage({ limit: 1000 })
  t.equal(jobs.length, 1000)
  const last = await control.jobPage({ limit: 1000, ...(next !== undefined && { after: next }) })
  t.strictSame({ count: last.jobs.length, next: last.next }, { count: 1, next: undefined })
  await control.dataSets.seed(Array.from({ length: 101 }, (_, index) => ({ Name: `set ${index}` })))
  t.equal((await control.dataSets.list()).length, 101)
})

t.test('sandboxes of one server are told apart', async (t) => {
  const { server, control } = await connect(t)
  t.equal(control.url, `${server.url}/sandbox/w1`)
  const other = control.sandbox('w2')
  t.equal(other.url, `${server.url}/sandbox/w2`)
  await control.seed({ Type: TYPE, Id: ID })
  await t.rejects(other.job(ID), { status: 404, message: /^Sandbox w2 has no job with the id/ })
  t.match(control.environment, { AWS_ENDPOINT_URL_DATAEXCHANGE: control.url })
  t.throws(() => control.sandbox('a/b'), { name: 'TypeError', message: /^"a\/b" is not a sandbox/ })
  t.throws(() => new ControlClient('localhost:2017'), { name: 'TypeError', message: /is not the URL of a server/ })
})

t.test('a refusal names every problem, what was asked and how it was refused', async (t) => {
  const { control } = await connect(t)
  const wrong = { plan: [{ state: 'DONE' }], Typ: TYPE }
  // biome-ignore lint/suspicious/noExplicitAny: what the compiler refuses
  const error: ControlError = await control.seed(wrong as any).catch((error) => error)
  t.match(error, { name: 'ControlError', status: 400, code: 'Invalid', request: { method: 'POST' } })
  t.equal(error.problems.length > 1, true)
  const printed = inspect(error)
  for (const { path, message } of error.problems) {
    const [before, ...after] = printed.split(message)
    t.ok(before?.endsWith(`\n  ${path} `), message)
    t.equal(after.length, 1, 'Node prints each problem once, in the message')
  }
  t.equal(printed.split(`${control.url}/__admin/jobs`).length, 2, 'and the request')
  t.ok(error.message.endsWith(`\n  (400 Invalid to POST ${control.url}/__admin/jobs)`))
  await control.seed({ Type: TYPE, Id: ID, State: 'CANCELLED' })
  await t.rejects(control.await(ID, 'COMPLETED', { timeout: '1s' }), {
    status: 408,
    message: new RegExp(`^The job ${ID} is CANCELLED, not COMPLETED\\.`)
  })
})

t.test('the token is sent, and named where it is missing', async (t) => {
  const server = await listen(t, { adminToken: 'secret' })
  t.match(await new ControlClient(server.url, { token: 'secret' }).sandbox('w1').clock.get(), { rate: 1 })
  await t.rejects(new ControlClient(server.url, { token: '' }).clock.get(), { status: 401, message: /token/ })
})

t.test('what is no such server is named', async (t) => {
  const { server } = await connect(t)
  await server.app.close()
  const gone = new ControlClient(server.url)
  await t.rejects(gone.verdict(), {
    name: 'UnreachableError',
    message: /^No server responds at http.*ECONNREFUSED.*\. Start it with .*\n {2}\(to GET http.*\/__admin\/verdict\)$/
  })
  const html = new ControlClient('http://localhost', { fetch: async () => new Response('<html>', { status: 502 }) })
  await t.rejects(html.verdict(), {
    message: /^http:\/\/localhost responds with 502 with <html>\. Is that the base URL/
  })
})

t.test('a verdict that is not ok is thrown with its findings, one a line', async (t) => {
  const { control } = await connect(t)
  await control.seed({ Type: TYPE, Id: ID, plan: 'hangs' })
  await control.faults.add({ id: 'never', match: { jobId: 'other' }, effect: { connection: 'reset' } })
  const error = await control.assertVerdict().catch((error) => error)
  t.equal(error.name, 'VerdictError')
  const [first, ...lines] = error.message.split('\n')
  t.equal(first, `The verdict on ${control.url} is not ok:`)
  t.match(lines, [
    /^ {2}fault never never fired \(/,
    `  job ${ID} was never asked for`,
    `  job ${ID} was left IN_PROGRESS`
  ])
  t.equal(lines.length, 3)
})

t.test('events of EventBridge are listed with what became of them at the targets, and streamed', async (t) => {
  const target = await listeningTarget(t)
  const { server, control } = await connect(t, { eventTargets: [target.url] })
  await control.reset({ to: 'empty' })
  const { Id } = await control.dataSets.seed({ Name: 'Prices', OriginDetails: { ProductId: 'prod-a' } })
  const events = control.events()
  let isOpen = false
  const opened = events.next().then(() => {
    isOpen = true
  })
  await until(async () => {
    await server.sandbox('w1').getJob(ID)
    return isOpen
  })
  await opened
  await control.dataSets.addRevisions(Id, { assets: [{ Name: 'a.csv', text: 'a' }] })
  let sent: unknown
  for await (const event of events) {
    if (event.event !== 'event-bridge') continue
    sent = event.data
    break
  }
  const listed = await control.eventBridge({ detailType: 'Revision Published To Data Set' })
  t.strictSame([...listed], [sent])
  t.strictSame(listed.meta, { total: 1, dropped: 0 })
  await until(async () => (await control.eventBridge()).targets[0]?.delivered === 1)
  t.strictSame(target.received[0]?.event, sent)
})

t.test('events are streamed until the loop is left', async (t) => {
  const { server, control } = await connect(t)
  await control.seed({ Type: TYPE, Id: ID, plan: [{ state: 'WAITING', forMs: 10 }, { state: 'IN_PROGRESS' }] })
  const seen: StreamEvent[] = []
  const events = control.events()
  const first = events.next()
  await control.clock.advance(10)
  seen.push((await first).value as StreamEvent)
  await server.sandbox('w1').getJob(ID)
  for await (const event of events) {
    seen.push(event)
    break
  }
  t.match(seen, [
    { event: 'transition', data: { jobId: ID, to: 'IN_PROGRESS' } },
    { event: 'request', data: { operation: 'GetJob', jobId: ID } }
  ])
  const leave = new AbortController()
  const aborted = control.events({ signal: leave.signal })
  const pending = aborted.next()
  leave.abort()
  t.match(await pending, { done: true })
})
