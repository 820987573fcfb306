import t, { type Test } from 'tap'
import type { Config } from '../../../src/config/config.js'
import { build } from '../../support/build.js'

const CONFIG: Partial<Config> = { fixtures: [], clock: { mode: 'frozen' }, inProgressMs: 3000 }

/** A server with an ENTITLED data set of one asset, and the Details of a job that exports it. */
async function withDataSet(t: Test, config: Partial<Config> = {}) {
  const server = build(t, { ...CONFIG, ...config })
  const seed = { Origin: 'ENTITLED', revisions: [{ assets: [{ Name: 'a' }] }] }
  const { Id: DataSetId, revisions } = (await server.admin('POST', '/data-sets', seed)).body
  const [{ Id: RevisionId, assets }] = revisions
  const Details = { ExportAssetToSignedUrl: { DataSetId, RevisionId, AssetId: assets[0].Id } }
  const Type = 'EXPORT_ASSET_TO_SIGNED_URL'
  return { ...server, DataSetId, seed: { Type, Details, Id: 'seeded', plan: 'succeeds' }, request: { Type, Details } }
}

t.test('a job whose data set is deleted while it runs fails when it would have completed', async (t) => {
  const { aws, admin, getJob, DataSetId, request } = await withDataSet(t)
  const { Id } = (await aws('POST', '/v1/jobs', request)).body
  const unstarted = (await aws('POST', '/v1/jobs', request)).body.Id
  await aws('PATCH', `/v1/jobs/${Id}`)
  const { nextTransitionAt } = (await admin('GET', `/jobs/${Id}`)).body
  await admin('POST', '/clock/advance', { ms: 1000 })
  t.equal((await admin('DELETE', `/data-sets/${DataSetId}`)).status, 204)
  t.equal((await admin('GET', `/jobs/${Id}`)).body.nextTransitionAt, nextTransitionAt)
  t.equal((await getJob(Id)).body.State, 'IN_PROGRESS')

  const { transitions } = (await admin('POST', '/clock/advance', { ms: 5000 })).body
  t.strictSame(transitions, [{ jobId: Id, from: 'IN_PROGRESS', to: 'ERROR', at: nextTransitionAt }])
  const { State, Errors, UpdatedAt } = (await getJob(Id)).body
  t.strictSame([State, UpdatedAt], ['ERROR', nextTransitionAt])
  t.match(Errors, [{ Code: 'RESOURCE_NOT_FOUND_EXCEPTION', ResourceId: DataSetId, ResourceType: 'DATA_SET' }])
  t.equal(Errors.length, 1)
  t.equal((await aws('PATCH', `/v1/jobs/${unstarted}`)).status, 404, 'and one that was not started cannot be')
})

t.test('a job that has ended, was seeded or is not checked goes on', async (t) => {
  const { aws, admin, getJob, DataSetId, seed, request } = await withDataSet(t)
  await admin('POST', '/jobs', [seed, { ...seed, Id: 'started', plan: 'waits' }])
  const { Id } = (await aws('POST', '/v1/jobs', request)).body
  await aws('PATCH', `/v1/jobs/${Id}`)
  await admin('POST', '/clock/advance', { ms: 3000 })
  t.equal((await aws('PATCH', '/v1/jobs/started')).status, 202)
  await admin('DELETE', `/data-sets/${DataSetId}`)
  await admin('POST', '/clock/advance', { ms: 3000 })
  for (const id of [Id, 'seeded', 'started']) t.equal((await getJob(id)).body.State, 'COMPLETED', id)

  const unchecked = await withDataSet(t, { references: 'unchecked' })
  const job = (await unchecked.aws('POST', '/v1/jobs', unchecked.request)).body.Id
  await unchecked.aws('PATCH', `/v1/jobs/${job}`)
  await unchecked.admin('DELETE', `/data-sets/${unchecked.DataSetId}`)
  await unchecked.admin('POST', '/clock/advance', { ms: 3000 })
  t.equal((await unchecked.getJob(job)).body.State, 'COMPLETED')
})

t.test('a client that deletes a data set lets a job fail that is started and still WAITING', async (t) => {
  const { aws, admin, getJob } = build(t, CONFIG)
  const DataSetId = (await admin('POST', '/data-sets', { revisions: [{ Id: 'r'.repeat(32) }] })).body.Id
  await admin('POST', '/outcomes', {
    plan: [{ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS', forMs: 1000 }, { state: 'COMPLETED' }]
  })
  const AssetSources = [{ Bucket: 'b', Key: 'k' }]
  const ImportAssetsFromS3 = { DataSetId, RevisionId: 'r'.repeat(32), AssetSources }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3 } }))
    .body
  await aws('PATCH', `/v1/jobs/${Id}`)
  t.equal((await aws('DELETE', `/v1/data-sets/${DataSetId}`)).status, 204)
  await admin('POST', '/clock/advance', { ms: 2000 })
  t.match((await getJob(Id)).body, { State: 'ERROR', Errors: [{ Code: 'RESOURCE_NOT_FOUND_EXCEPTION' }] })
})
