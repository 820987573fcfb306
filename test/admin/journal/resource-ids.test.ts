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

t.test('requests on event actions, data grants and notifications are about their data sets', async (t) => {
  const { aws, admin } = build(t, { fixtures: [] })
  const seeded = await admin('POST', '/data-sets', [
    { Id: 'e'.repeat(32), Origin: 'ENTITLED' },
    { Id: 's'.repeat(32), product: {}, revisions: [{ Finalized: true, assets: [{}] }] }
  ])
  const [entitled, source] = seeded.body.dataSets.map(({ Id }: { Id: string }) => Id)
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const Event = { RevisionPublished: { DataSetId: entitled } }
  const action = (await aws('POST', '/v1/event-actions', { Action, Event })).body
  const grantOf = { Name: 'n', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' }
  const grant = (await aws('POST', '/v1/data-grants', { ...grantOf, SourceDataSetId: source })).body
  const arn = encodeURIComponent(grant.Arn)
  const requests = [
    ['PATCH', `/v1/event-actions/${action.Id}`, entitled, 'UpdateEventAction', {}],
    ['GET', `/v1/event-actions/${action.Id}`, entitled, 'GetEventAction'],
    ['GET', `/v1/event-actions?eventSourceId=${entitled}`, entitled, 'ListEventActions'],
    ['GET', '/v1/event-actions', undefined, 'ListEventActions'],
    ['GET', `/tags/${encodeURIComponent(action.Arn)}`, entitled, 'ListTagsForResource'],
    ['GET', `/tags/${arn}`, source, 'ListTagsForResource'],
    ['POST', `/v1/data-grants/${arn}/accept`, grant.DataSetId, 'AcceptDataGrant'],
    ['GET', `/v1/received-data-grants/${arn}`, grant.DataSetId, 'GetReceivedDataGrant'],
    ['POST', `/v1/data-sets/${source}/notification`, source, 'SendDataSetNotification', { Type: 'DATA_DELAY' }],
    ['GET', `/v1/data-grants/${grant.Id}`, source, 'GetDataGrant'],
    ['GET', `/v1/data-grants/${arn}`, source, 'GetDataGrant'],
    ['GET', '/v1/data-grants/unknown', undefined, 'GetDataGrant'],
    ['DELETE', `/v1/data-grants/${grant.Id}`, source, 'DeleteDataGrant'],
    ['DELETE', `/v1/event-actions/${action.Id}`, entitled, 'DeleteEventAction']
  ] as const
  for (const [method, url, , , body] of requests) await aws(method, url, body)
  const expected = [
    ['CreateEventAction', entitled],
    ['CreateDataGrant', source],
    ...requests.map(([, , dataSetId, operation]) => [operation, dataSetId])
  ]
  const { requests: entries } = (await admin('GET', '/requests')).body
  t.strictSame(
    entries.map(({ operation, dataSetId }: Record<string, string>) => [operation, dataSetId]),
    expected
  )
  const match = { dataSetId: entitled }
  const about = expected.filter(([, dataSetId]) => dataSetId === entitled).length
  t.match((await admin('POST', '/verify', { match, count: { min: about, max: about } })).body, { ok: true })
})

t.test('a fault matches requests on event actions, grants and lists by their data set', async (t) => {
  const { aws, admin } = build(t, { fixtures: [] })
  await admin('POST', '/data-sets', [
    { Id: 'e'.repeat(32), Origin: 'ENTITLED' },
    { Id: 's'.repeat(32), revisions: [{ Finalized: true, assets: [{}] }] }
  ])
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const Event = { RevisionPublished: { DataSetId: 'e'.repeat(32) } }
  const action = (await aws('POST', '/v1/event-actions', { Action, Event })).body
  const grantOf = { Name: 'n', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' }
  const grant = (await aws('POST', '/v1/data-grants', { ...grantOf, SourceDataSetId: 's'.repeat(32) })).body
  const arm = (dataSetId: string) =>
    admin('POST', '/faults', { match: { dataSetId }, effect: { exception: 'ThrottlingException' } })
  await arm('e'.repeat(32))
  await arm(grant.DataSetId)
  const statusOf = async (method: string, url: string) => (await aws(method as 'GET', url)).status
  t.equal(await statusOf('GET', `/v1/event-actions/${action.Id}`), 429)
  t.equal(await statusOf('GET', `/v1/event-actions?eventSourceId=${'e'.repeat(32)}`), 429)
  t.equal(await statusOf('GET', `/v1/jobs?dataSetId=${'e'.repeat(32)}`), 429)
  t.equal(await statusOf('GET', `/tags/${encodeURIComponent(action.Arn)}`), 429)
  t.equal(await statusOf('POST', `/v1/data-grants/${encodeURIComponent(grant.Arn)}/accept`), 429)
  t.equal(await statusOf('GET', '/v1/event-actions'), 200)
  t.equal(await statusOf('GET', `/v1/data-grants/${grant.Id}`), 200, 'for its sender it is about another data set')
})
