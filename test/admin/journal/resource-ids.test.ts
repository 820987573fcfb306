import t from 'tap'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

t.test(
  'the journal tells which data set, revision and asset a request is about, and can be filtered by it',
  async (t) => {
    const { aws, admin, wall, getJob } = build(t)
    const set = (await aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })).body
    const revision = (await aws('POST', `/v1/data-sets/${set.Id}/revisions`, {})).body
    const ids = { DataSetId: set.Id, RevisionId: revision.Id }
    const Details = { ImportAssetsFromS3: { ...ids, AssetSources: [{ Bucket: 'b', Key: 'k' }] } }
    const job = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details })).body
    await aws('PATCH', `/v1/jobs/${job.Id}`)
    wall.advance(60_000)
    await getJob(job.Id)
    const inRevision = `/v1/data-sets/${set.Id}/revisions/${revision.Id}`
    const asset = (await aws('GET', `${inRevision}/assets`)).body.Assets[0]
    await aws('GET', `${inRevision}/assets/${asset.Id}`)
    await aws('GET', `/tags/${encodeURIComponent(asset.Arn)}`)
    await aws('GET', '/v1/data-sets')
    await aws('GET', `/v1/jobs?dataSetId=${set.Id}&revisionId=${revision.Id}`)
    const exported = [asset.Id, asset.Id].map((AssetId) => ({ AssetId, Bucket: 'b', Key: 'k' }))
    const several = [revision.Id, 'a'.repeat(32)].map((RevisionId) => ({ RevisionId, Bucket: 'b' }))
    await aws('POST', '/v1/jobs', {
      Type: 'EXPORT_ASSETS_TO_S3',
      Details: { ExportAssetsToS3: { ...ids, AssetDestinations: exported } }
    })
    await aws('POST', '/v1/jobs', {
      Type: 'EXPORT_REVISIONS_TO_S3',
      Details: { ExportRevisionsToS3: { DataSetId: set.Id, RevisionDestinations: several } }
    })

    const { requests } = (await admin('GET', '/requests')).body
    const [dataSetId, revisionId, assetId] = [set.Id, revision.Id, asset.Id]
    const expected = [
      ['CreateDataSet', { dataSetId }],
      ['CreateRevision', { dataSetId, revisionId }],
      ['CreateJob', { dataSetId, revisionId }],
      ['StartJob', { dataSetId, revisionId }],
      // What a job is about is not looked up for each poll.
      ['GetJob', {}],
      ['ListRevisionAssets', { dataSetId, revisionId }],
      ['GetAsset', { dataSetId, revisionId, assetId }],
      ['ListTagsForResource', { dataSetId, revisionId, assetId }],
      ['ListDataSets', {}],
      ['ListJobs', { dataSetId, revisionId }],
      ['CreateJob', { dataSetId, revisionId, assetId }],
      ['CreateJob', { dataSetId }]
    ] as const
    const KINDS = ['dataSetId', 'revisionId', 'assetId']
    const idsOf = (entry: Record<string, unknown>) => Object.entries(entry).filter(([name]) => KINDS.includes(name))
    t.strictSame(
      requests.map((each: { operation: string }) => [each.operation, Object.fromEntries(idsOf(each))]),
      expected
    )
    for (const [kind, id] of Object.entries({ dataSetId, revisionId, assetId })) {
      const found = (await admin('GET', `/requests?${kind}=${id}`)).body.requests
      const about = expected.filter(([, ids]) => kind in ids).map(([operation]) => operation)
      t.strictSame(
        found.map(({ operation }: { operation: string }) => operation),
        about,
        kind
      )
      t.strictSame((await admin('GET', `/requests?${kind}=${'0'.repeat(32)}`)).body.requests, [])
      const { body } = await admin('POST', '/verify', {
        match: { [kind]: id },
        count: { min: about.length, max: about.length }
      })
      t.strictSame([body.ok, body.matched], [true, about.length], kind)
    }
  }
)

t.test('requests on data sets are emulated, and neither polls of a job nor what it is asked for by', async (t) => {
  const { aws, admin, wall, getJob } = build(t, { fixtures: [] })
  const set = (await aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })).body
  const revision = (await aws('POST', `/v1/data-sets/${set.Id}/revisions`, {})).body
  const inRevision = `/v1/data-sets/${set.Id}/revisions/${revision.Id}`
  const AssetSources = [{ Bucket: 'b', Key: 'k' }]
  const Details = { ImportAssetsFromS3: { DataSetId: set.Id, RevisionId: revision.Id, AssetSources } }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details })).body
  await aws('PATCH', `/v1/jobs/${Id}`)
  wall.advance(60_000)
  for (const path of ['/v1/data-sets', inRevision, `${inRevision}/assets`])
    t.equal((await aws('GET', path)).status, 200)
  await aws('PATCH', inRevision, { Finalized: true })
  const polls = async () => (await admin('GET', `/polls/${Id}`)).body.count
  t.equal(await polls(), 0)
  t.match((await admin('GET', '/verdict')).body, { ok: false, jobsNeverAskedFor: { total: 1, first: only(Id) } })
  await getJob(Id)
  t.equal(await polls(), 1)
  t.match((await admin('GET', '/verdict')).body, { ok: true, notEmulated: { total: 0 } })
})
