import t from 'tap'
import { ScenarioError, start } from '../src/index.js'
import { only } from './support/only.js'
import { startServer } from './support/server.js'

t.test('a server within the process', async (t) => {
  const server = await startServer(t, { seed: 5, accountId: '123456789012' })
  t.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.equal(server.seed, 5)
  t.ok(server.jobs > 80)
  const response = await fetch(`${server.url}/v1/jobs/waitingExportAssetsToS30000001`)
  t.equal(response.status, 200)
  t.match(await response.json(), {
    Arn: 'arn:aws:dataexchange:us-east-1:123456789012:jobs/waitingExportAssetsToS30000001',
    State: 'WAITING'
  })
})

t.test('two servers do not meet', async (t) => {
  const [one, other] = await Promise.all([start({ fixtures: [] }), start({ fixtures: [] })])
  t.teardown(() => Promise.all([one.close(), other.close()]))
  t.not(one.port, other.port)
  await fetch(`${one.url}/__admin/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3', Id: 'a' })
  })
  t.equal((await fetch(`${one.url}/v1/jobs/a`)).status, 200)
  t.equal((await fetch(`${other.url}/v1/jobs/a`)).status, 400)
})

t.test('fixtures that are wrong', async (t) => {
  const folder = t.testdir({ 'a.json': '{}' })
  const error: unknown = await start({ fixtures: [folder] }).catch((reason) => reason)
  t.ok(error instanceof ScenarioError)
  t.match((error as ScenarioError).problems, only(/a\.json:1:1 \$\.name: is missing/))
})

t.test('as many jobs as there may be, and one more', async (t) => {
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', jobs: Array(3).fill({ Type: 'EXPORT_ASSETS_TO_S3' }) }),
    'b.json': JSON.stringify({ name: 'b', autoload: false, jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' }] })
  })
  const server = await start({ fixtures: [folder], maxJobs: 3 })
  t.teardown(() => server.close())
  t.equal(server.jobs, 3, 'those of a scenario that is not loaded are not counted')
  await t.rejects(start({ fixtures: [folder], maxJobs: 2 }), /^The fixtures hold 3 jobs, and --max-jobs is 2\.$/)
})

t.test('as many faults or outcomes as a sandbox holds, and one more', async (t) => {
  const faults = Array(10_000).fill({ delay: { ms: 1 } })
  const outcomes = Array(10_000).fill({ plan: 'fails' })
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', faults, outcomes }),
    'b.json': JSON.stringify({ name: 'b', faults: faults.slice(0, 1), outcomes: outcomes.slice(0, 1) })
  })
  const server = await start({ fixtures: [`${folder}/a.json`] })
  t.teardown(() => server.close())
  const error: unknown = await start({ fixtures: [folder] }).catch((reason) => reason)
  t.strictSame((error as ScenarioError).problems, [
    'The fixtures hold 10001 faults, and a sandbox holds 10000.',
    'The fixtures hold 10001 outcomes, and a sandbox holds 10000.'
  ])
})

t.test('fixtures that take as much memory as one sandbox can have, and less than they take', async (t) => {
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'a' }] }),
    'b.json': JSON.stringify({ name: 'b', assets: [{ id: 'a', text: 'x'.repeat(100_000) }] })
  })
  const server = await start({ fixtures: [folder], maxMemoryBytes: 200_000 })
  t.teardown(() => server.close())
  const refused =
    /^The fixtures take about 10\d{4} bytes of memory, and --max-memory-bytes is 100000, of which one sandbox can have \d+\.$/
  await t.rejects(start({ fixtures: [folder], maxMemoryBytes: 100_000 }), refused)
})
