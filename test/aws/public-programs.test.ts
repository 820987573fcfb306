import t from 'tap'
import { build } from '../support/build.js'
import { assetsOf, call, createRevision, FILES, importOf, runJobs, seedEntitled } from '../support/public-programs.js'

// The calls that public programs make, in their order and with what they take from one response for the next request.

t.test("rearc's publisher coordinator imports by jobs side by side, and cuts ARNs into pieces", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server)
  const states = await runJobs(server, 'IMPORT_ASSETS_FROM_S3', [importOf(ids, 'a', 'b'), importOf(ids, 'c')])
  t.strictSame(states, ['COMPLETED', 'COMPLETED'])
  const { Arn, Finalized } = await call(server, 'PATCH', path, { Finalized: true })
  t.equal(Finalized, true)
  const { Arn: dataSetArn } = await call(server, 'GET', `/v1/data-sets/${ids.DataSetId}`)
  t.equal(Arn.split('/').slice(0, 2).join('/'), dataSetArn)
  t.equal((await call(server, 'GET', `${path}/assets`)).Assets.length, 3)
})

t.test("AWS's sample for Ruby deletes a data set that has a finalized revision", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server, { ...FILES, Tags: { category: 'demo', language: 'ruby' } })
  await runJobs(server, 'IMPORT_ASSETS_FROM_S3', [importOf(ids, 'data.txt')])
  await call(server, 'PATCH', path, { Finalized: true })
  t.equal((await call(server, 'GET', path)).Finalized, true)
  t.equal((await server.aws('DELETE', `/v1/data-sets/${ids.DataSetId}`)).status, 204)
})

t.test("AWS's revision_pruning.py deletes the assets of a revision that it has revoked", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server)
  await runJobs(server, 'IMPORT_ASSETS_FROM_S3', [importOf(ids, 'a', 'b')])
  await call(server, 'PATCH', path, { Finalized: true })
  const { Assets } = await call(server, 'GET', `${path}/assets`)
  t.equal(Assets.length, 2)
  const revoked = await call(server, 'POST', `${path}/revoke`, { RevocationComment: 'revoking on 2026-01-02 03:04' })
  t.match(revoked, { Id: ids.RevisionId, Revoked: true })
  for (const { Id } of Assets) t.equal((await server.aws('DELETE', `${path}/assets/${Id}`)).status, 204)
})

t.test("AWS's add-amazon-redshift-dataset.py imports a data share", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server, { ...FILES, AssetType: 'REDSHIFT_DATA_SHARE' })
  const DataShareArn = 'arn:aws:redshift:us-east-1:111122223333:datashare:namespace/sales'
  const details = { ImportAssetsFromRedshiftDataShares: { ...ids, AssetSources: [{ DataShareArn }] } }
  t.strictSame(await runJobs(server, 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES', [details]), ['COMPLETED'])
  t.equal((await call(server, 'PATCH', path, { Finalized: true })).Finalized, true)
})

t.test("AWS's add-amazon-s3-access.py shares a whole bucket with empty lists of prefixes and keys", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server, { ...FILES, AssetType: 'S3_DATA_ACCESS' })
  const AssetSource = { Bucket: 'bucket', KeyPrefixes: [], Keys: [] }
  const details = { CreateS3DataAccessFromS3Bucket: { ...ids, AssetSource } }
  t.strictSame(await runJobs(server, 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET', [details]), ['COMPLETED'])
  t.equal((await call(server, 'PATCH', path, { Finalized: true })).Finalized, true)
})

t.test("AWS's download-entitled-assets.py exports every asset of every revision under its name", async (t) => {
  const server = build(t)
  const revision = {
    assets: [
      { Name: 'b/data.csv', text: 'b' },
      { Name: 'a.csv', text: 'a' }
    ]
  }
  const { revisions } = await seedEntitled(server, { Name: 'Prices', revisions: [revision, revision] })
  t.equal(revisions.length, 2)
  for (const revision of revisions) {
    const assets = await assetsOf(server, revision)
    const destinations = assets.map((asset: { Id: string; Name: string }) => ({
      AssetId: asset.Id,
      Bucket: 'bucket',
      Key: asset.Name
    }))
    const [{ DataSetId, RevisionId }] = assets
    const details = { ExportAssetsToS3: { RevisionId, DataSetId, AssetDestinations: destinations } }
    t.strictSame(await runJobs(server, 'EXPORT_ASSETS_TO_S3', [details]), ['COMPLETED'])
  }
})

t.test("AWS's export-data-sets.py exports five revisions side by side, each with its own job", async (t) => {
  const server = build(t)
  const revisions = Array.from({ length: 5 }, () => ({ assets: [{ Name: 'data.csv', text: 'a' }] }))
  t.equal((await server.admin('PUT', '/limits', { inProgress: 'aws-defaults' })).status, 200)
  const entitled = await seedEntitled(server, { Name: 'Prices', revisions })
  const DataSetId = entitled.dataSet.Id
  const details = entitled.revisions.map(({ Id: RevisionId }: { Id: string }) => ({
    ExportRevisionsToS3: {
      DataSetId,
      RevisionDestinations: [
        { RevisionId, Bucket: 'bucket', KeyPattern: `${DataSetId}/\${Revision.Id}/\${Asset.Name}` }
      ]
    }
  }))
  t.strictSame(await runJobs(server, 'EXPORT_REVISIONS_TO_S3', details), Array(5).fill('COMPLETED'))
})

t.test("AWS's setup-redshift-data-shares.py finds the namespace in the ARN of an entitled data share", async (t) => {
  const server = build(t)
  const seed = { AssetType: 'REDSHIFT_DATA_SHARE', revisions: [{ assets: [{}] }] }
  const { dataSet, revisions } = await seedEntitled(server, seed)
  t.equal((await call(server, 'GET', `/v1/data-sets/${dataSet.Id}`)).AssetType, 'REDSHIFT_DATA_SHARE')
  const [asset] = await assetsOf(server, revisions[0])
  const { Arn } = asset.AssetDetails.RedshiftDataShareAsset
  t.match(Arn, /^arn:aws:redshift:.+:(\d+):datashare:(.+)\/(.+)$/)
})

t.test("AWS's pandas-describe-csv.py exports an entitled asset by the ids in its ARN", async (t) => {
  const server = build(t)
  const seed = { Name: 'Prices', revisions: [{ assets: [{ Name: 'data.csv', text: 'a' }] }] }
  const { revisions } = await seedEntitled(server, seed)
  const [asset] = await assetsOf(server, revisions[0])
  const [, DataSetId, RevisionId, AssetId] = /^.*data-sets\/(.*)\/revisions\/(.*)\/assets\/(.*)$/.exec(asset.Arn) ?? []
  const destination = { AssetId, Bucket: 'bucket', Key: AssetId }
  const details = { ExportAssetsToS3: { RevisionId, DataSetId, AssetDestinations: [destination] } }
  t.strictSame(await runJobs(server, 'EXPORT_ASSETS_TO_S3', [details]), ['COMPLETED'])
})
