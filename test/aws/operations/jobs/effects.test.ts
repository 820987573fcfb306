import t from 'tap'
import { dataSetServer, IN_PROGRESS_MS, idsIn, importRequest, type Path } from '../../../support/data-sets.js'

/** The names of the assets of a revision. */
type Names = (path: Path) => Promise<string[]>
const namesFrom =
  (get: (path: string) => Promise<{ body: { Assets: { Name: string }[] } }>): Names =>
  async (path) =>
    (await get(`${path}/assets`)).body.Assets.map(({ Name }) => Name).sort()

t.test('an import makes its assets at the instant at which it completes, each job at its own', async (t) => {
  const { dataSet, revision, startImport, advance, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  const names = namesFrom(get)
  await startImport(path, ['a', 'b'])
  await advance(1000)
  await startImport(path, ['c'])
  await advance(IN_PROGRESS_MS - 1001)
  t.strictSame(await names(path), [])
  await advance(1)
  t.strictSame(await names(path), ['a', 'b'])
  await advance(60_000)
  const { Assets } = (await get(`${path}/assets`)).body
  t.strictSame(
    Assets.map(({ Name, CreatedAt }: Record<string, string>) => [Name, CreatedAt]),
    [
      ['c', '2026-03-02T09:15:04.000Z'],
      ['b', '2026-03-02T09:15:03.000Z'],
      ['a', '2026-03-02T09:15:03.000Z']
    ]
  )
})

t.test('a read on a running clock sees what is due, though no timer has fired', async (t) => {
  const { dataSet, revision, startImport, wall, get, post, patch, delete: remove } = dataSetServer(t, { clock: {} })
  const path = await revision(await dataSet())
  await startImport(path, ['a'])
  wall.spend(IN_PROGRESS_MS - 1)
  t.strictSame((await get(`${path}/assets`)).body.Assets, [])
  wall.spend(1)
  t.equal((await patch(path, { Finalized: true })).status, 200, 'a command sees it too')
  t.equal((await get(`${path}/assets`)).body.Assets.length, 1)
  const other = await revision(await dataSet())
  await startImport(other, ['b'])
  wall.spend(IN_PROGRESS_MS)
  t.equal((await post('/v1/jobs', importRequest(idsIn(other), ['c']))).status, 201)
  t.equal((await remove(other)).status, 204, 'the job that is due is not in the way')
})

t.test('an import by polls makes its assets with the last of them', async (t) => {
  const { dataSet, revision, startImport, admin, getJob, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  await admin('POST', '/outcomes', { plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] })
  const id = await startImport(path, ['a'])
  for (const [state, count] of [
    ['IN_PROGRESS', 0],
    ['IN_PROGRESS', 1],
    ['COMPLETED', 1],
    ['COMPLETED', 1]
  ] as const) {
    t.equal((await getJob(id)).body.State, state)
    t.equal((await get(`${path}/assets`)).body.Assets.length, count)
  }
})

t.test('an import that is moved by hand makes its assets then, once', async (t) => {
  const { dataSet, revision, startImport, admin, advance, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  const id = await startImport(path, ['a'])
  await advance(1000)
  await admin('POST', `/jobs/${id}/transition`, { state: 'COMPLETED' })
  const first = (await get(`${path}/assets`)).body
  t.match(first.Assets, [{ Name: 'a', CreatedAt: '2026-03-02T09:15:01.000Z' }])
  await advance(60_000)
  t.strictSame((await get(`${path}/assets`)).body, first)
  t.strictSame((await admin('GET', `/jobs/${id}`)).body.imported, [
    { assetId: first.Assets[0].Id, name: 'a', bytes: first.Assets[0].AssetDetails.S3SnapshotAsset.Size }
  ])
})

t.test('an import that fails, is cancelled or times out makes no assets', async (t) => {
  const { dataSet, revision, startImport, admin, advance, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  for (const plan of ['fails', 'cancelled', 'times-out', 'hangs', 'waits']) {
    await admin('POST', '/outcomes', { plan, times: 1 })
    await startImport(path, ['a'])
  }
  for (const state of ['ERROR', 'CANCELLED', 'TIMED_OUT']) {
    const id = await startImport(path, ['b'])
    await admin('POST', `/jobs/${id}/transition`, { state })
  }
  await advance(60_000)
  t.strictSame((await get(`${path}/assets`)).body, { Assets: [] })
})

t.test('a job that is deleted when it is due has made its assets; one that is not due makes none', async (t) => {
  const { dataSet, revision, startImport, wall, admin, get } = dataSetServer(t, { clock: {} })
  const path = await revision(await dataSet())
  const due = await startImport(path, ['due'])
  wall.spend(IN_PROGRESS_MS - 1)
  const late = await startImport(path, ['late'])
  wall.spend(1)
  for (const id of [due, late]) t.equal((await admin('DELETE', `/jobs/${id}`)).status, 204)
  wall.spend(60_000)
  t.strictSame(
    (await get(`${path}/assets`)).body.Assets.map((each: { Name: string }) => each.Name),
    ['due']
  )
})

t.test('a snapshot that is taken before, at or after the instant of an import leads to the same assets', async (t) => {
  const { dataSet, revision, startImport, admin, wall, get } = dataSetServer(t, { clock: {} })
  const path = await revision(await dataSet())
  await startImport(path, ['a', 'b'])
  const lists: unknown[] = []
  for (const ms of [IN_PROGRESS_MS - 1, 1, 60_000]) {
    wall.spend(ms)
    const snapshot = (await admin('GET', '/snapshot')).body
    await admin('PUT', '/snapshot', snapshot)
    wall.spend(60_000)
    lists.push((await get(`${path}/assets`)).body)
    t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200)
  }
  t.equal((lists[0] as { Assets: unknown[] }).Assets.length, 2)
  t.strictSame(lists, [lists[0], lists[0], lists[0]])
})

t.test('a reset and a scenario that replaces everything take data sets and pending imports away', async (t) => {
  const { dataSet, revision, startImport, admin, advance, get, post } = dataSetServer(t)
  for (const clear of [
    () => admin('POST', '/reset'),
    () => admin('POST', '/reset?to=empty'),
    () => admin('POST', '/scenarios?mode=replace', { name: 'other' })
  ]) {
    const id = await dataSet()
    const path = await revision(id)
    await startImport(path, ['a'])
    await clear()
    await advance(60_000)
    t.strictSame((await get('/v1/data-sets')).body, { DataSets: [] })
    t.match(await get(path), { status: 404, body: { ResourceType: 'DATA_SET', ResourceId: id } })
    t.equal((await post('/v1/jobs', importRequest(idsIn(path), ['a']))).status, 201, 'references are not looked up')
    await admin('POST', '/reset?to=empty')
  }
})

t.test('data sets are of one sandbox', async (t) => {
  const { dataSet, revision, importAssets, sandbox } = dataSetServer(t)
  const id = await dataSet()
  const path = await revision(id)
  await importAssets(path, ['a'])
  const other = sandbox('other')
  t.strictSame((await other.aws('GET', '/v1/data-sets')).body, { DataSets: [] })
  for (const url of [`/v1/data-sets/${id}`, path, `${path}/assets`]) t.equal((await other.aws('GET', url)).status, 404)
  t.equal(
    (await other.aws('POST', '/v1/jobs', importRequest(idsIn(path), ['a']))).status,
    201,
    'nothing to look up there'
  )
})

t.test('an export of a revision with equal names fails, unless its key pattern has the ids', async (t) => {
  const { dataSet, revision, importAssets, aws, advance, getJob, admin, patch } = dataSetServer(t)
  const path = await revision(await dataSet())
  await importAssets(path, ['same', 'other'])
  await importAssets(path, ['same'])
  const { DataSetId, RevisionId } = idsIn(path)
  const run = async (KeyPattern?: string) => {
    const RevisionDestinations = [{ Bucket: 'b', RevisionId, ...(KeyPattern && { KeyPattern }) }]
    const Details = { ExportRevisionsToS3: { DataSetId, RevisionDestinations } }
    const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Details })).body
    await aws('PATCH', `/v1/jobs/${Id}`)
    await advance(IN_PROGRESS_MS)
    return { job: (await getJob(Id)).body, view: (await admin('GET', `/jobs/${Id}`)).body }
  }
  for (const pattern of [undefined, '${Revision.Id}/${Asset.Name}']) {
    const { job, view } = await run(pattern)
    t.match(job, {
      State: 'ERROR',
      Errors: [{ Code: 'VALIDATION_EXCEPTION', ResourceId: RevisionId, ResourceType: 'REVISION' }]
    })
    t.match(job.Errors[0].Message, /same/)
    t.strictSame(view.exported ?? [], [])
  }
  const { job, view } = await run('${Asset.Name}/${Asset.Id}')
  t.equal(job.State, 'COMPLETED')
  t.equal(view.exported.length, 3)
  const { Id } = (await aws('GET', `${path}/assets`)).body.Assets[0]
  await patch(`${path}/assets/${Id}`, { Name: 'renamed' })
  t.match((await run('${Asset.Name}')).view.exported.map((each: { key: string }) => each.key).sort(), [
    'other',
    'renamed',
    'same'
  ])
})

t.test('a revoked revision is exported by its owner and not by its subscriber', async (t) => {
  const { dataSet, revision, importAssets, entitle, aws, advance, getJob, patch, post } = dataSetServer(t)
  const id = await dataSet()
  const path = await revision(id)
  const { a: AssetId } = await importAssets(path, ['a'])
  await patch(path, { Finalized: true })
  await post(`${path}/revoke`, { RevocationComment: 'It has errors.' })
  const { DataSetId, RevisionId } = idsIn(path)
  const requests = [
    [
      'EXPORT_ASSETS_TO_S3',
      { ExportAssetsToS3: { DataSetId, RevisionId, AssetDestinations: [{ AssetId, Bucket: 'b' }] } }
    ],
    ['EXPORT_ASSET_TO_SIGNED_URL', { ExportAssetToSignedUrl: { DataSetId, RevisionId, AssetId } }],
    [
      'EXPORT_REVISIONS_TO_S3',
      { ExportRevisionsToS3: { DataSetId, RevisionDestinations: [{ Bucket: 'b', RevisionId }] } }
    ]
  ] as const
  const run = async ([Type, Details]: (typeof requests)[number]) => {
    const { Id } = (await aws('POST', '/v1/jobs', { Type, Details })).body
    await aws('PATCH', `/v1/jobs/${Id}`)
    await advance(IN_PROGRESS_MS)
    return (await getJob(Id)).body
  }
  for (const request of requests) t.equal((await run(request)).State, 'COMPLETED')
  await entitle(id)
  for (const request of requests) {
    const job = await run(request)
    t.match(job, {
      State: 'ERROR',
      Errors: [{ Code: 'ACCESS_DENIED_EXCEPTION', ResourceId: RevisionId, ResourceType: 'REVISION' }]
    })
    t.match(job.Errors[0].Message, /It has errors/)
  }
})
