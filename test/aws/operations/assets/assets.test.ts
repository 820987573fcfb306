import t from 'tap'
import { dataSetServer, idsIn, NOW, type Path } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

t.test(
  'an asset is what its import made of it, with the tags of the job, and with UpdatedAt as CreatedAt',
  async (t) => {
    const { dataSet, revision, aws, advance, get } = dataSetServer(t)
    const path = await revision(await dataSet())
    const { DataSetId, RevisionId } = idsIn(path)
    const job = await aws('POST', '/v1/jobs', {
      Type: 'IMPORT_ASSETS_FROM_S3',
      Details: { ImportAssetsFromS3: { AssetSources: [{ Bucket: 'b', Key: 'a/b.csv' }], DataSetId, RevisionId } },
      AssetConfiguration: { Tags: [{ Key: 'team', Value: 'x' }] }
    })
    await aws('PATCH', `/v1/jobs/${job.body.Id}`)
    await advance(60_000)
    const [entry] = (await get(`${path}/assets`)).body.Assets
    t.strictSame(entry, {
      Arn: `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${DataSetId}/revisions/${RevisionId}/assets/${entry.Id}`,
      AssetDetails: { S3SnapshotAsset: { Size: entry.AssetDetails.S3SnapshotAsset.Size } },
      AssetType: 'S3_SNAPSHOT',
      CreatedAt: '2026-03-02T09:15:03.000Z',
      DataSetId,
      Id: entry.Id,
      Name: 'a/b.csv',
      RevisionId,
      UpdatedAt: '2026-03-02T09:15:03.000Z'
    })
    t.match(entry.Id, /^[0-9a-f]{32}$/)
    const { status, body } = await get(`${path}/assets/${entry.Id}`)
    t.strictSame([status, body], [200, { ...entry, Tags: { team: 'x' } }])
  }
)

t.test('an asset is renamed and deleted until its revision is finalized, and again once that is undone', async (t) => {
  const { dataSet, revision, importAssets, advance, patch, get, delete: remove } = dataSetServer(t)
  const path = await revision(await dataSet())
  const { RevisionId } = idsIn(path)
  const { a, b } = await importAssets(path, ['a', 'b'])
  const asset = `${path}/assets/${a}`
  const before = (await get(asset)).body
  await advance(1000)
  const renamed = await patch(asset, { Name: 'b' })
  t.strictSame([renamed.status, renamed.body], [200, { ...before, Name: 'b', UpdatedAt: '2026-03-02T09:15:04.000Z' }])
  t.equal((await get(path)).body.UpdatedAt, NOW)
  await patch(path, { Finalized: true })
  for (const [what, refused] of [
    ['set Finalized to false to rename its assets', await patch(asset, { Name: 'c' })],
    ['set Finalized to false, or revoke it, to delete its assets', await remove(asset)]
  ] as const) {
    t.strictSame([refused.status, refused.headers['x-amzn-errortype']], [409, 'ConflictException'])
    t.strictSame(refused.body, {
      Message: `The revision ${RevisionId} is finalized; ${what}.`,
      ResourceId: RevisionId,
      ResourceType: 'REVISION'
    })
  }
  t.strictSame((await get(asset)).body, renamed.body)
  await patch(path, { Finalized: false })
  t.equal((await patch(asset, { Name: '' })).status, 200)
  const gone = await remove(asset)
  t.strictSame([gone.status, gone.body], [204, undefined])
  t.match(await remove(asset), { status: 404, body: { ResourceId: a, ResourceType: 'ASSET' } })
  t.strictSame(
    (await get(`${path}/assets`)).body.Assets.map((each: { Id: string }) => each.Id),
    [b]
  )
})

t.test('the name is the one member that a rename needs', async (t) => {
  const { dataSet, revision, importAssets, patch } = dataSetServer(t)
  const path = await revision(await dataSet())
  const { a } = await importAssets(path, ['a'])
  for (const body of [{}, undefined, { Name: null }]) {
    t.strictSame((await patch(`${path}/assets/${a}`, body)).body, {
      Message: "1 validation error detected. Value at '/Name' failed to satisfy constraint: Member must not be null"
    })
  }
  t.match(await patch(`${path}/assets/${a}`, { Name: 1 }), {
    status: 400,
    headers: { 'x-amzn-errortype': 'SerializationException' }
  })
})

t.test('an asset is of one revision of one data set: under others it is not found', async (t) => {
  const { dataSet, revision, importAssets, aws } = dataSetServer(t)
  const [id, other] = [await dataSet(), await dataSet()]
  const [path, sibling, foreign] = [await revision(id), await revision(id), await revision(other)]
  const { a } = (await importAssets(path, ['a'])) as { a: string }
  const paths: [Path, string, string][] = [
    [`${sibling}/assets/${a}`, 'ASSET', a],
    [`${foreign}/assets/${a}`, 'ASSET', a],
    [`${path}/assets/${UNKNOWN_ID}`, 'ASSET', UNKNOWN_ID],
    [`/v1/data-sets/${other}/revisions/${idsIn(path).RevisionId}/assets/${a}`, 'REVISION', idsIn(path).RevisionId],
    [`/v1/data-sets/${UNKNOWN_ID}/revisions/${idsIn(path).RevisionId}/assets/${a}`, 'DATA_SET', UNKNOWN_ID]
  ]
  for (const [url, ResourceType, ResourceId] of paths) {
    for (const [method, body] of [['GET'], ['PATCH', { Name: 'x' }], ['DELETE']] as const) {
      const refused = await aws(method, url, body)
      t.strictSame(
        [refused.status, refused.headers['x-amzn-errortype']],
        [404, 'ResourceNotFoundException'],
        `${method} ${url}`
      )
      const { Message, ...members } = refused.body
      t.strictSame(members, { ResourceId, ResourceType })
      t.type(Message, 'string')
    }
  }
  for (const wrong of ['', 'short']) {
    for (const [method, body] of [['GET'], ['PATCH', { Name: 'x' }], ['DELETE']] as const) {
      t.match(await aws(method, `${path}/assets/${wrong}`, body), {
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
        body: { Message: /^1 validation error detected\. Value at '\/AssetId'/ }
      })
    }
  }
})

t.test('assets are listed by name, descending, and those of one name by id', async (t) => {
  const { dataSet, revision, importAssets, patch, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  await importAssets(path, ['b', 'a', 'B', 'a/1', '10', '9', 'a', 'ä', 'a'])
  const list = async () => (await get(`${path}/assets`)).body.Assets as { Name: string; Id: string }[]
  t.strictSame(
    (await list()).map(({ Name }) => Name),
    ['ä', 'b', 'a/1', 'a', 'a', 'a', 'B', '9', '10']
  )
  const same = (await list()).filter(({ Name }) => Name === 'a').map(({ Id }) => Id)
  t.strictSame(same, [...same].sort().reverse())
  await patch(`${path}/assets/${same[1]}`, { Name: 'ö' })
  t.equal((await list())[0]?.Id, same[1], 'a renamed one is in its new place')
})
