import t from 'tap'
import { build } from '../../support/build.js'

const DURATION = { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' }, inProgressMs: 3000 } as const

t.test('the view of a job tells what it imported and what it would have exported, once it is COMPLETED', async (t) => {
  const { aws, admin } = build(t, { ...DURATION, fixtures: [] })
  const created = async (path: string, body: object) => (await aws('POST', path, body)).body.Id as string
  const DataSetId = await created('/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })
  const RevisionId = await created(`/v1/data-sets/${DataSetId}/revisions`, {})
  const job = async (Type: string, own: string, details: object) => {
    const id = await created('/v1/jobs', { Type, Details: { [own]: { DataSetId, RevisionId, ...details } } })
    await aws('PATCH', `/v1/jobs/${id}`)
    return id
  }
  const view = async (id: string) => (await admin('GET', `/jobs/${id}`)).body

  const AssetSources = [{ Bucket: 'from', Key: 'a.csv' }]
  const importId = await job('IMPORT_ASSETS_FROM_S3', 'ImportAssetsFromS3', { AssetSources })
  await admin('POST', '/clock/advance', { ms: 2999 })
  t.match(await view(importId), { job: { State: 'IN_PROGRESS' }, imported: [], exported: [] })
  t.strictSame((await view(importId)).imported, [])

  await admin('POST', '/clock/advance', { ms: 1 })
  const [asset] = (await aws('GET', `/v1/data-sets/${DataSetId}/revisions/${RevisionId}/assets`)).body.Assets
  const bytes = asset.AssetDetails.S3SnapshotAsset.Size
  t.ok(bytes > 0)
  t.strictSame((await view(importId)).imported, [{ assetId: asset.Id, name: 'a.csv', bytes }])
  t.strictSame((await view(importId)).exported, [])

  const AssetDestinations = [{ AssetId: asset.Id, Bucket: 'to', Key: 'copy.csv' }]
  const exportId = await job('EXPORT_ASSETS_TO_S3', 'ExportAssetsToS3', { AssetDestinations })
  await admin('POST', '/clock/advance', { ms: 3000 })
  t.strictSame((await view(exportId)).exported, [{ bucket: 'to', key: 'copy.csv', bytes, assetId: asset.Id }])
  const listed = (await admin('GET', '/jobs')).body.jobs
  t.strictSame(listed, [await view(importId), await view(exportId)], 'in the list too')
})

t.test('the view shows what a job did that is due, before the ticker has come to it', async (t) => {
  const { aws, admin, wall } = build(t, { inProgressMs: 3000, fixtures: [] })
  const DataSetId = (await aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })).body
    .Id
  const RevisionId = (await aws('POST', `/v1/data-sets/${DataSetId}/revisions`, {})).body.Id
  const ImportAssetsFromS3 = { DataSetId, RevisionId, AssetSources: [{ Bucket: 'from', Key: 'a.csv' }] }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3 } }))
    .body
  await aws('PATCH', `/v1/jobs/${Id}`)
  wall.spend(3000)
  t.match((await admin('GET', `/jobs/${Id}`)).body, { job: { State: 'COMPLETED' }, imported: [{ name: 'a.csv' }] })
})
