import t from 'tap'
import { ScenarioError, start } from '../src/index.js'
import { only } from './support/only.js'

t.test('a server within the process', async (t) => {
  const server = await start({ seed: 5, accountId: '123456789012' })
  t.teardown(() => server.close())
  t.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.equal(server.seed, 5)
  t.ok(server.jobs > 80)
  const response = await fetch(`${server.url}/v1/jobs/waitingExportAssetsToS300000001`)
  const ids = (
    (await (await fetch(`${server.url}/__admin/jobs?limit=1`)).json()) as { jobs: { job: { Arn: string } }[] }
  ).jobs
  t.match(ids[0]?.job.Arn, /:123456789012:/)
  t.ok([200, 404].includes(response.status))
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
  await t.rejects(start({ maxJobs: 1 }), /--max-jobs is 1/)
})
