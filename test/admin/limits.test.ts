import t, { type Test } from 'tap'
import { DETAILS_MEMBER, type JobType } from '../../src/core/jobs/job-types.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { build } from '../support/build.js'
import { exportRequest, ID } from '../support/jobs.js'
import { only } from '../support/only.js'

const NAME = 'Concurrent in progress jobs to export assets to Amazon S3'
function server(t: Test, scenarios: readonly Scenario[] = []) {
  const built = build(t, { fixtures: [], clock: { mode: 'frozen' } }, scenarios)
  const startOne = async () => {
    const { Id } = (await built.aws('POST', '/v1/jobs', exportRequest())).body
    const { status, headers, body } = await built.aws('PATCH', `/v1/jobs/${Id}`)
    return { Id, status, type: headers['x-amzn-errortype'], body }
  }
  return { ...built, startOne }
}

t.test('there is no limit unless one is set', async (t) => {
  const { startOne, admin } = server(t)
  for (let count = 0; count < 20; count++) t.equal((await startOne()).status, 202)
  t.strictSame((await admin('GET', '/limits')).body, {})
})

t.test("AWS's defaults: ten exports to S3 at the same time, until one ends", async (t) => {
  const { startOne, admin } = server(t)
  t.equal((await admin('PUT', '/limits', { inProgress: 'aws-defaults' })).status, 200)
  for (let count = 0; count < 10; count++) t.equal((await startOne()).status, 202)
  const rejected = await startOne()
  t.match(rejected, { status: 402, type: 'ServiceLimitExceededException' })
  t.strictSame(rejected.body, { Message: `The limit of 10 is reached: ${NAME}.`, LimitName: NAME, LimitValue: 10 })
  t.match((await admin('GET', `/jobs/${rejected.Id}`)).body.job, { State: 'WAITING' })
  await admin('POST', '/clock/advance', { ms: 2999 })
  t.equal((await startOne()).status, 402, 'IN_PROGRESS still')
  await admin('POST', '/clock/advance', { ms: 1 })
  t.equal((await startOne()).status, 202)
})

t.test('only jobs of the same type that StartJob started count, seeded or created, until they end', async (t) => {
  const { startOne, admin, aws } = server(t)
  await admin('PUT', '/limits', { inProgress: { EXPORT_ASSETS_TO_S3: 2 } })
  await admin('POST', '/jobs', [
    { Type: 'EXPORT_ASSETS_TO_S3', plan: 'hangs' },
    { Type: 'EXPORT_ASSETS_TO_S3', Id: 'waits', plan: 'waits' },
    { Type: 'IMPORT_ASSETS_FROM_S3', Id: 'other', plan: 'waits' }
  ])
  for (const id of ['waits', 'other']) t.equal((await aws('PATCH', `/v1/jobs/${id}`)).status, 202)
  t.equal((await startOne()).status, 202)
  t.equal((await startOne()).status, 402)
  await admin('POST', '/jobs/waits/transition', { state: 'COMPLETED' })
  t.equal((await startOne()).status, 202)
})

t.test('the error of a reached limit can be set', async (t) => {
  const { startOne, admin, getJob } = server(t, [
    { name: 'x', limits: { inProgress: { EXPORT_ASSETS_TO_S3: 0 }, onBreach: 'ConflictException' } }
  ])
  const rejected = await startOne()
  t.match(rejected, { status: 409, type: 'ConflictException', body: { ResourceId: rejected.Id, ResourceType: 'JOB' } })
  await admin('PUT', '/limits', { inProgress: { EXPORT_ASSETS_TO_S3: 0 }, onBreach: 'ERROR' })
  const { Id, status } = await startOne()
  t.equal(status, 202)
  await admin('POST', '/clock/advance', { ms: 4000 })
  t.match((await getJob(Id)).body, {
    State: 'ERROR',
    Errors: only({
      Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
      Message: `The limit of 0 was reached: ${NAME}.`,
      LimitValue: 0
    })
  })
  await admin('DELETE', '/limits')
  t.equal((await startOne()).status, 202)
  await admin('POST', '/reset')
  t.match((await admin('GET', '/limits')).body, { onBreach: 'ConflictException' })
})

t.test('an invalid limit is rejected', async (t) => {
  const { admin } = server(t)
  for (const limits of [
    { inProgress: 'none' },
    { inProgress: { EXPORT: 1 } },
    { inProgress: { EXPORT_ASSETS_TO_S3: -1 } },
    { onBreach: 'no' }
  ]) {
    t.equal((await admin('PUT', '/limits', limits)).status, 400, JSON.stringify(limits))
  }
})

t.test('with the built-in fixtures, jobs of each type can be started up to its limit', async (t) => {
  const { aws, admin } = build(t, { clock: { mode: 'frozen' } })
  await admin('PUT', '/limits', { inProgress: 'aws-defaults' })
  const start = async () =>
    (await aws('PATCH', `/v1/jobs/${(await aws('POST', '/v1/jobs', exportRequest())).body.Id}`)).status
  for (let count = 0; count < 10; count++) t.equal(await start(), 202)
  t.equal(await start(), 402)
})

t.test('one job can be limited in what it works on', async (t) => {
  const { aws, admin } = server(t)
  const source = { DataSetId: ID, RevisionId: ID }
  const requests = {
    IMPORT_ASSETS_FROM_S3: ['AssetSources', { Bucket: 'b', Key: 'k' }, 100],
    EXPORT_ASSETS_TO_S3: ['AssetDestinations', { AssetId: ID, Bucket: 'b' }, 100],
    IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: ['AssetSources', { DataShareArn: 'arn' }, 10],
    EXPORT_REVISIONS_TO_S3: ['RevisionDestinations', { Bucket: 'b', RevisionId: ID }, 1]
  } as const
  for (const [type, [list, entry, most]] of Object.entries(requests)) {
    const member = DETAILS_MEMBER[type as JobType]
    const create = (count: number) =>
      aws('POST', '/v1/jobs', { Type: type, Details: { [member]: { ...source, [list]: Array(count).fill(entry) } } })
    await admin('DELETE', '/limits')
    for (const count of [0, most + 1]) t.equal((await create(count)).status, 201, `${type}: no limit unless one is set`)
    await admin('PUT', '/limits', { perJob: 'aws-defaults' })
    t.equal((await create(most)).status, 201)
    for (const count of [0, most + 1]) {
      t.match(await create(count), {
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
        body: {
          Message: new RegExp(`'/Details/${member}/${list}'.* between 1 and ${most}, inclusive: it has ${count} `)
        }
      })
    }
  }
  await admin('PUT', '/limits', { perJob: { revisions: 2 } })
  const two = { DataSetId: ID, RevisionDestinations: Array(2).fill({ Bucket: 'b', RevisionId: ID }) }
  t.equal(
    (await aws('POST', '/v1/jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Details: { ExportRevisionsToS3: two } })).status,
    201
  )
})
