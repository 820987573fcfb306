import t, { type Test } from 'tap'
import type { Scenario } from '../../src/core/world/scenario.js'
import { build } from '../support/build.js'
import { exportRequest } from '../support/jobs.js'
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
