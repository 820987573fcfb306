import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { OPERATIONS_AT_START } from '../../../src/aws/operations/at-start.js'
import { build } from '../../support/build.js'
import { ID, Type } from '../../support/jobs.js'
import { EFFECTS, rawClient, whileTimePasses } from '../../support/spoiled-responses.js'

const CREATE = JSON.stringify({
  Type,
  Details: { ExportAssetsToS3: { AssetDestinations: [], DataSetId: ID, RevisionId: ID } }
})

/** A request for each operation on jobs, for what is not emulated and for each kind of error. */
const REQUESTS = {
  GetJob: 'GET /v1/jobs/job',
  'GetJob of an unknown id': `GET /v1/jobs/${ID}`,
  'GetJob of no id': 'GET /v1/jobs/!',
  CreateJob: `POST /v1/jobs ${CREATE}`,
  'CreateJob of nothing': 'POST /v1/jobs {}',
  StartJob: 'PATCH /v1/jobs/job',
  'StartJob in vain': 'PATCH /v1/jobs/done',
  CancelJob: 'DELETE /v1/jobs/job',
  ListJobs: 'GET /v1/jobs',
  'ListJobs of too many': 'GET /v1/jobs?maxResults=500',
  CreateDataSet: 'POST /v1/data-sets {}',
  nothing: 'GET /v2'
} as const

/** A server with two jobs in each sandbox, and what a raw client sees of it. */
async function start(t: Test) {
  const jobs = [
    { Type, Id: 'job', plan: 'waits' as const },
    { Type, Id: 'done', State: 'COMPLETED' as const }
  ]
  const server = build(t, { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } }, [{ name: 'x', jobs }])
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  return { ...server, ask: rawClient(port) }
}

t.test('there is a request for each operation on jobs', async (t) => {
  for (const { name } of OPERATIONS_AT_START) t.ok(name in REQUESTS, name)
})

for (const [connection, check] of Object.entries(EFFECTS)) {
  t.test(`${connection} spoils the response that each request would otherwise have had`, async (t) => {
    const sound = await start(t)
    const shared = await start(t)
    for (const [index, [name, request]] of Object.entries(REQUESTS).entries()) {
      await t.test(name, async (t) => {
        // A sandbox of its own for each request, of the same name in both servers.
        const sandbox = `s${index}`
        const inSandbox = request.replace('/', `/sandbox/${sandbox}/`)
        const expected = await sound.ask(inSandbox)
        // What hangs ends with its server.
        const faulty = connection === 'hang' ? await start(t) : shared
        const { admin } = faulty.sandbox(sandbox)
        await admin('POST', '/faults', { id: 'f', effect: { connection } })
        const asked = faulty.ask(inSandbox)
        if (connection === 'hang') {
          while ((await admin('GET', '/faults/f')).body.fired === 0) await nextTurn()
          await admin('DELETE', '/faults')
          await faulty.app.close()
        }
        check(t, await whileTimePasses(faulty.wall, asked), expected)
      })
    }
  })
}

t.test('what a spoiled request does is done, but for a poll', async (t) => {
  for (const connection of ['truncate', 'malformed'] as const) {
    const { admin, ask } = await start(t)
    await admin('POST', '/faults', { id: 'f', effect: { connection } })
    await ask(REQUESTS.CreateJob)
    await ask(REQUESTS.CancelJob)
    await ask('GET /v1/jobs/done')
    const { jobs } = (await admin('GET', '/jobs')).body
    t.equal(jobs.length, 3, 'a job was created')
    t.equal(jobs[0].job.State, 'CANCELLED')
    t.equal(jobs[1].polls, 0)
    const { requests } = (await admin('GET', '/requests')).body
    t.strictSame(
      requests.map(({ operation, status, faults }: Record<string, unknown>) => [operation, status, faults]),
      [
        ['CreateJob', 201, ['f']],
        ['CancelJob', 204, ['f']],
        ['GetJob', 200, ['f']]
      ]
    )
  }
})
