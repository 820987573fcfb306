import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { type Config, defaultConfig } from '../../../src/config/config.js'
import { NO_LOG } from '../../../src/server/no-log.js'
import { startServer } from '../../../src/start.js'
import { build } from '../../support/build.js'
import { parseMetrics } from '../../support/prometheus-text.js'
import { listen } from '../../support/server.js'
import { until } from '../../support/socket.js'

const Type = 'EXPORT_ASSETS_TO_S3'

/** Reads the metrics, without the beginning of their names. */
async function scrape(app: FastifyInstance, headers: Record<string, string> = {}) {
  const response = await app.inject({ url: '/__admin/metrics', headers })
  return [...parseMetrics(response.body)].map(([name, family]) => ({ ...family, name: short(name) }))
}

function short(name: string): string {
  return name.replace(/^dataexchange_local_/, '')
}

/** Reads the values of some metrics, or of all. */
async function valuesOf(app: FastifyInstance, ...names: string[]): Promise<Record<string, number>> {
  const families = await scrape(app)
  const chosen = families.filter(({ name }) => names.length === 0 || names.includes(name))
  return Object.fromEntries(chosen.flatMap(({ values }) => [...values].map(([key, value]) => [short(key), value])))
}

function metricsServer(t: Test, config: Partial<Config> = {}) {
  const server = build(t, { clock: { mode: 'frozen' }, ...config })
  return { ...server, values: (...names: string[]) => valuesOf(server.app, ...names) }
}

t.test('each metric is there, with a type, from the first scrape on', async (t) => {
  const { app } = metricsServer(t)
  const response = await app.inject('/__admin/metrics')
  t.equal(response.statusCode, 200)
  t.equal(response.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8')
  t.match(response.body, /^dataexchange_local_sandboxes 1$/m)
  t.match(response.body, /^dataexchange_local_held_bytes \d+$/m)
  t.match(response.body, /^dataexchange_local_event_loop_delay_seconds\{quantile="0.5"\} 0$/m)
  t.strictSame(Object.fromEntries((await scrape(app)).map(({ name, type }) => [name, type])), {
    requests_total: 'counter',
    faults_fired_total: 'counter',
    transitions_total: 'counter',
    sandboxes_evicted_total: 'counter',
    jobs: 'gauge',
    sandboxes: 'gauge',
    journal_entries: 'gauge',
    held_bytes: 'gauge',
    held_bytes_limit: 'gauge',
    held_content_bytes: 'gauge',
    held_content_bytes_limit: 'gauge',
    bound_used_ratio: 'gauge',
    log_lines_dropped_total: 'counter',
    event_loop_delay_seconds: 'summary'
  })
})

t.test('requests, by operation and status, whatever the journal keeps', async (t) => {
  for (const journalLimit of [0, 1, 100]) {
    const { admin, aws, getJob, sandbox, values } = metricsServer(t, { journalLimit })
    await admin('POST', '/jobs', { Type, Id: 'a', plan: 'hangs' })
    t.strictSame(await values('requests_total'), {}, 'none yet: those of the control plane are not counted')
    await getJob('a')
    await getJob('a')
    await sandbox('other').getJob('f'.repeat(32))
    await getJob('no id')
    await aws('GET', '/v1/jobs')
    await aws('DELETE', '/v1/unheard-of')
    await admin('POST', '/faults', { times: 1, effect: { exception: 'ThrottlingException' } })
    await getJob('a')
    await admin('POST', '/faults', { times: 1, effect: { response: { status: 299 } } })
    await aws('POST', '/v1/jobs', {})
    t.strictSame(
      await values('requests_total', 'journal_entries'),
      {
        'requests_total{operation="GetJob",status="200"}': 2,
        'requests_total{operation="GetJob",status="404"}': 1,
        'requests_total{operation="GetJob",status="400"}': 1,
        'requests_total{operation="GetJob",status="429"}': 1,
        'requests_total{operation="ListJobs",status="200"}': 1,
        'requests_total{operation="Unknown",status="501"}': 1,
        'requests_total{operation="CreateJob",status="299"}': 1,
        journal_entries: [0, 2, 8][[0, 1, 100].indexOf(journalLimit)]
      },
      `with a journal of ${journalLimit} requests in each sandbox`
    )
  }
})

t.test('requests whose connection fails count with the status that was sent, or none', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [
    { name: 'x', jobs: [{ Type, Id: 'job', plan: 'hangs' }] }
  ])
  const { app, admin, wall, url } = server
  const ask = (signal?: AbortSignal) =>
    fetch(`${url}/v1/jobs/job`, { ...(signal && { signal }) }).then(
      (response) => response.text().catch(() => {}),
      () => {}
    )
  for (const connection of ['reset', 'empty', 'truncate', 'malformed']) {
    await admin('POST', '/faults', { times: 1, effect: { connection } })
    await ask()
  }
  await admin('POST', '/faults', { times: 1, effect: { connection: 'hang' } })
  const leave = new AbortController()
  const hanging = ask(leave.signal)
  const requests = 'requests_total{operation="GetJob",status="none"}'
  await until(async () => (await admin('GET', '/requests')).body.requests.length === 5)
  t.equal((await valuesOf(app, 'requests_total'))[requests], 2, 'one that is open is not counted yet')
  leave.abort()
  await hanging
  await until(async () => !(await admin('GET', '/requests')).body.requests.some(({ open = false }) => open))
  await admin('POST', '/faults', { times: 1, delay: { ms: 500 }, effect: { exception: 'InternalServerException' } })
  const delayed = ask()
  await until(async () => (await admin('GET', '/requests')).body.requests.length === 6)
  wall.advance(500)
  await delayed
  t.strictSame(await valuesOf(app, 'requests_total', 'faults_fired_total'), {
    [requests]: 3,
    'requests_total{operation="GetJob",status="200"}': 2,
    'requests_total{operation="GetJob",status="500"}': 1,
    'faults_fired_total{effect="exception"}': 1,
    'faults_fired_total{effect="response"}': 0,
    'faults_fired_total{effect="connection"}': 5,
    'faults_fired_total{effect="gateway"}': 0,
    'faults_fired_total{effect="quota"}': 0,
    'faults_fired_total{effect="delay"}': 0
  })
})

t.test('faults that fired, each by its effect, and none that did not fire', async (t) => {
  const { admin, getJob, values } = metricsServer(t)
  await admin('POST', '/jobs', { Type, Id: 'a', plan: 'hangs' })
  const armed = await admin('POST', '/faults', [
    { id: 'delay', delay: { ms: 0 } },
    { id: 'skipped', skip: 100, effect: { exception: 'ThrottlingException' } },
    { id: 'never', probability: 0, effect: { gateway: 'slow-down' } },
    { id: 'gateway', skip: 1, times: 1, effect: { gateway: 'slow-down' } },
    { id: 'response', skip: 2, times: 2, effect: { response: { status: 503 } } },
    { id: 'quota', effect: { quota: { requests: 2, perMs: 60_000 } } }
  ])
  t.equal(armed.status, 201)
  for (let index = 0; index < 7; index++) await getJob('a')
  t.strictSame(await values('faults_fired_total'), {
    'faults_fired_total{effect="exception"}': 0,
    'faults_fired_total{effect="response"}': 2,
    'faults_fired_total{effect="connection"}': 0,
    'faults_fired_total{effect="gateway"}': 1,
    'faults_fired_total{effect="quota"}': 2,
    'faults_fired_total{effect="delay"}': 7
  })
})

t.test('jobs by state and transitions, over all sandboxes', async (t) => {
  const { admin, getJob, sandbox, values } = metricsServer(t, { fixtures: [] })
  const other = sandbox('other')
  const plan = [{ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS', forMs: 1000 }, { state: 'COMPLETED' }]
  await admin('POST', '/jobs', [
    { Type, Id: 'a', plan },
    { Type, Id: 'b', plan: 'hangs' },
    { Type, State: 'ERROR' }
  ])
  await other.admin('POST', '/jobs', [
    { Type, Id: 'a', plan },
    { Type, Id: 'polled', plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] },
    { Type, State: 'TIMED_OUT' }
  ])
  const now = async () => {
    const { transitions_total: transitions, ...jobs } = await values('jobs', 'transitions_total')
    return [transitions, ...Object.entries(jobs).map(([key, count]) => `${/"(\w+)"/.exec(key)?.[1]} ${count}`)]
  }
  const jobs = (counts: number[]) =>
    ['WAITING', 'IN_PROGRESS', 'ERROR', 'COMPLETED', 'CANCELLED', 'TIMED_OUT'].map(
      (state, index) => `${state} ${counts[index]}`
    )
  t.strictSame(await now(), [0, ...jobs([2, 2, 1, 0, 0, 1])])
  await other.getJob('polled')
  t.strictSame(await now(), [1, ...jobs([2, 1, 1, 1, 0, 1])], 'a poll ends a step')
  await admin('POST', '/clock/advance', { ms: 1000 })
  t.strictSame(await now(), [2, ...jobs([1, 2, 1, 1, 0, 1])], 'the clock of one sandbox moves')
  await other.admin('POST', '/clock/advance', { ms: 5000 })
  t.strictSame(await now(), [4, ...jobs([0, 2, 1, 2, 0, 1])], 'the clock of the other moves past two steps')
  await admin('POST', '/jobs/b/transition', { state: 'CANCELLED' })
  t.strictSame(await now(), [5, ...jobs([0, 1, 1, 2, 1, 1])], 'a job is moved')
  await admin('DELETE', '/jobs/a')
  t.strictSame(await now(), [5, ...jobs([0, 0, 1, 2, 1, 1])], 'a job is deleted')
  await getJob('a')
  await other.admin('POST', '/reset?to=empty')
  t.strictSame(await now(), [5, ...jobs([0, 0, 1, 0, 1, 0])], 'a sandbox is emptied')
})

t.test('counters never go down: not by a reset, a restore, a replacement, a deletion or an eviction', async (t) => {
  const { app, admin, sandbox, values } = metricsServer(t, { maxSandboxes: 3, fixtures: [] })
  const counters = async () => {
    const families = await scrape(app)
    return families.filter(({ type }) => type === 'counter').flatMap(({ values }) => [...values])
  }
  /** Makes every counter of what happens in a sandbox go up by one. */
  const act = async (name: string) => {
    const { admin, getJob } = sandbox(name)
    await admin('POST', '/jobs', { Type, Id: 'a', plan: 'hangs' })
    await admin('POST', '/jobs/a/transition', { state: 'COMPLETED' })
    await admin('POST', '/faults', { times: 1, effect: { exception: 'ThrottlingException' } })
    await getJob('a')
  }
  await act('w1')
  const snapshot = (await sandbox('w1').admin('GET', '/snapshot')).body
  const ways: Record<string, () => Promise<unknown>> = {
    reset: () => sandbox('w1').admin('POST', '/reset'),
    'reset to nothing': () => sandbox('w1').admin('POST', '/reset?to=empty'),
    restore: () => sandbox('w1').admin('PUT', '/snapshot', snapshot),
    replacement: () => sandbox('w1').admin('POST', '/scenarios?mode=replace', { name: 'x', jobs: [] }),
    'cleared journal': () => sandbox('w1').admin('DELETE', '/requests'),
    deletion: () => admin('DELETE', '/sandboxes/w1'),
    'deletion of all': () => admin('DELETE', '/sandboxes')
  }
  for (const [name, way] of Object.entries(ways)) {
    const before = await counters()
    await way()
    t.strictSame(await counters(), before, name)
  }
  await act('w2')
  await act('w3')
  t.match(await values('sandboxes', 'sandboxes_evicted_total'), { sandboxes: 3, sandboxes_evicted_total: 0 })
  await act('w4')
  t.match(await values(), {
    sandboxes: 3,
    sandboxes_evicted_total: 1,
    transitions_total: 4,
    'requests_total{operation="GetJob",status="429"}': 4,
    'faults_fired_total{effect="exception"}': 4,
    'jobs{state="COMPLETED"}': 2
  })
})

t.test('what is held of each bound', async (t) => {
  const { admin, aws, sandbox, values } = metricsServer(t, {
    fixtures: [],
    maxSandboxes: 4,
    maxJobs: 10,
    journalLimit: 8,
    maxContentBytes: 1000,
    maxMemoryBytes: 1_000_000
  })
  const bounds = ({ scope }: { scope: string }, bound: string) => `bound_used_ratio{bound="${bound}",scope="${scope}"}`
  const [whole, one] = [{ scope: 'server' }, { scope: 'sandbox' }]
  const before = await values()
  t.match(before, { held_bytes_limit: 1_000_000, held_content_bytes_limit: 1000, held_content_bytes: 0 })
  await admin('POST', '/scenarios', { name: 'x', assets: [{ id: 'report', text: 'x'.repeat(100) }] })
  await sandbox('a').admin(
    'POST',
    '/jobs',
    Array.from({ length: 5 }, () => ({ Type }))
  )
  await admin('POST', '/jobs', [{ Type }])
  await aws('GET', '/v1/jobs')
  await sandbox('a').aws('GET', '/v1/jobs')
  await sandbox('a').aws('GET', '/v1/jobs')
  const after = await values()
  const held = after.held_bytes as number
  t.ok(held > 100 + (before.held_bytes as number), 'memory includes content')
  t.match(after, {
    held_content_bytes: 100,
    journal_entries: 3,
    [bounds(whole, 'max-memory-bytes')]: held / 1_000_000,
    [bounds(whole, 'max-content-bytes')]: 0.1,
    [bounds(whole, 'max-sandboxes')]: 0.5,
    [bounds(one, 'max-jobs')]: 0.5,
    [bounds(one, 'journal-limit')]: 0.25
  })
  const ofOne = after[bounds(one, 'max-memory-bytes')] as number
  t.ok(ofOne > 0 && ofOne < 1, 'the share of the sandbox that holds most')
  t.ok((after[bounds(one, 'max-content-bytes')] as number) > 0.1, 'a share is less than the whole')
  await admin('DELETE', '/sandboxes')
  t.match(await values(), { held_bytes: before.held_bytes, held_content_bytes: 0 })
})

t.test('how late the event loop is, from the first scrape on', async (t) => {
  const { values } = metricsServer(t)
  const key = (quantile: string) => `event_loop_delay_seconds{quantile="${quantile}"}`
  t.match(await values('event_loop_delay_seconds'), { [key('1')]: 0, event_loop_delay_seconds_count: 0 })
  let seen: Record<string, number> = {}
  await until(async () => {
    const end = performance.now() + 30
    while (performance.now() < end);
    seen = await values('event_loop_delay_seconds')
    return (seen[key('1')] as number) >= 0.015
  })
  t.ok((seen[key('0.5')] as number) <= (seen[key('1')] as number))
  t.ok((seen.event_loop_delay_seconds_count as number) >= 1)
  t.ok((seen.event_loop_delay_seconds_sum as number) >= 0.015)
  t.ok(((await values()).event_loop_delay_seconds_sum as number) >= (seen.event_loop_delay_seconds_sum as number))
})

t.test('two scrapes at the same time both get all of it', async (t) => {
  const { app, getJob } = metricsServer(t)
  await getJob('a')
  const scrapes = await Promise.all([scrape(app), scrape(app), scrape(app)])
  for (const families of scrapes) {
    t.equal(families.length, 14)
    t.strictSame(
      [...(families[0]?.values ?? [])].map(([, count]) => count),
      [1]
    )
  }
})

t.test('a scrape needs the token, and neither creates a sandbox nor counts as a request', async (t) => {
  const { app, values } = metricsServer(t)
  t.equal((await app.inject('/sandbox/other/__admin/metrics')).statusCode, 200)
  t.equal((await app.inject('/__admin/metrics?x=1')).statusCode, 400)
  t.match(await values('sandboxes', 'requests_total'), { sandboxes: 1 })
  const guarded = build(t, { adminToken: 'secret' })
  t.equal((await guarded.app.inject('/__admin/metrics')).statusCode, 401)
  t.equal((await scrape(guarded.app, { authorization: 'Bearer secret' })).length, 14)
})

t.test('no label is an id or the name of a sandbox', async (t) => {
  const { app, admin, sandbox } = metricsServer(t)
  const other = sandbox('name-of-a-sandbox')
  await other.admin('POST', '/jobs', { Type, Id: 'id-of-a-job', plan: 'hangs' })
  await other.admin('POST', '/faults', { id: 'id-of-a-fault', delay: { ms: 0 } })
  await other.getJob('id-of-a-job')
  await other.aws('GET', '/v1/no-such-path')
  await admin('POST', '/jobs', { Type, Id: 'id-of-a-job', plan: 'hangs' })
  const { body } = await app.inject('/__admin/metrics')
  t.match(body, /GetJob/)
  t.notMatch(body, /id-of|name-of|no-such/)
})

t.test('lines of the log that were dropped', async (t) => {
  const log = { ...NO_LOG, droppedLines: 7 }
  const server = await startServer({ ...defaultConfig(), port: 0 }, log)
  t.teardown(() => server.close())
  const read = async () => (await fetch(`${server.url}/__admin/metrics`)).text()
  t.match(await read(), /^dataexchange_local_log_lines_dropped_total 7$/m)
  log.droppedLines = 9
  t.match(await read(), /^dataexchange_local_log_lines_dropped_total 9$/m)
})

t.test('what it requires is in a file of its own in the package, which only the first scrape imports', async (t) => {
  const files = readdirSync('dist')
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(join('dist', name), 'utf8') }))
  const [own, ...others] = files.filter(({ text }) => text.includes('# TYPE '))
  t.strictSame(others, [])
  t.ok(own?.text.includes('monitorEventLoopDelay'))
  const importers = files.flatMap(({ text }) => text.match(new RegExp(`.{8}"\\./${own?.name}"`, 'g')) ?? [])
  t.equal(importers.length, 1, 'it is imported in one place')
  t.match(importers[0], /import\("/, 'and there when it is asked for')
})
