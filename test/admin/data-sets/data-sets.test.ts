import t from 'tap'
import type { Config } from '../../../src/config/config.js'
import { build } from '../../support/build.js'

const NOW = '2026-03-02T09:15:00.000Z'
const CONFIG: Partial<Config> = { fixtures: [], clock: { mode: 'frozen', now: NOW }, inProgressMs: 3000 }

/** The example of the specification: what a subscriber sees of a product. */
const PRICES = {
  Name: 'Prices',
  AssetType: 'S3_SNAPSHOT',
  Origin: 'ENTITLED',
  OriginDetails: { ProductId: 'prod-abcdefghij234' },
  revisions: [{ Comment: 'November', Finalized: true, assets: [{ Name: 'prices.csv', text: 'id,price\n1,2\n' }] }]
}

t.test('a seeded data set is what clients read, with what its seed leaves out', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { status, body } = await admin('POST', '/data-sets', PRICES)
  t.equal(status, 201)
  const { revisions, ...dataSet } = body
  t.match(dataSet.Id, /^[0-9a-f]{32}$/)
  t.equal(dataSet.Arn, `arn:aws:dataexchange:us-east-1::data-sets/${dataSet.Id}`, 'without an account')
  t.match(dataSet, { Name: 'Prices', Origin: 'ENTITLED', CreatedAt: NOW, UpdatedAt: NOW })
  t.strictSame((await aws('GET', `/v1/data-sets/${dataSet.Id}`)).body, dataSet)
  t.strictSame((await aws('GET', '/v1/data-sets?origin=ENTITLED')).body.DataSets, [dataSet])

  const [{ assets, ...revision }] = revisions
  const path = `/v1/data-sets/${dataSet.Id}/revisions`
  t.match(revision, { Comment: 'November', Finalized: true, DataSetId: dataSet.Id })
  t.equal(revision.Arn, `${dataSet.Arn}/revisions/${revision.Id}`)
  t.strictSame((await aws('GET', path)).body.Revisions, [revision])

  const [asset] = assets
  t.match(asset, { Name: 'prices.csv', AssetType: 'S3_SNAPSHOT', AssetDetails: { S3SnapshotAsset: { Size: 13 } } })
  t.strictSame((await aws('GET', `${path}/${revision.Id}/assets`)).body.Assets, assets)
  t.strictSame((await aws('GET', `${path}/${revision.Id}/assets/${asset.Id}`)).body, asset)
  t.strictSame((await admin('GET', `/data-sets/${dataSet.Id}`)).body, body)
  const refused = await aws('PATCH', `/v1/data-sets/${dataSet.Id}`, { Name: 'x' })
  t.equal(refused.headers['x-amzn-errortype'], 'AccessDeniedException')
})

t.test('what a seed leaves out follows from the rest of it', async (t) => {
  const { admin } = build(t, CONFIG)
  const seeds = [
    {},
    { OriginDetails: { DataGrantId: 'grant' }, revisions: [{}] },
    { Origin: 'ENTITLED' },
    { revisions: [{ assets: [{ AssetType: 'API_GATEWAY_API' }] }, { RevokedAt: '2026-03-01T00:00:00Z' }] },
    {
      CreatedAt: '2026-01-01T00:00:00+00:00',
      revisions: [{ assets: [{ AssetDetails: { S3SnapshotAsset: { Size: 5 } } }] }]
    }
  ]
  const [plain, grant, product, api, old] = (await admin('POST', '/data-sets', seeds)).body.dataSets
  t.match(plain, { Origin: 'OWNED', AssetType: 'S3_SNAPSHOT', Name: /./, Description: /./, revisions: [] })
  t.equal(plain.Arn, `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${plain.Id}`)
  t.notOk('OriginDetails' in plain)
  t.strictSame([grant.Origin, grant.OriginDetails], ['ENTITLED', { DataGrantId: 'grant' }])
  t.match(grant.revisions, [{ Finalized: true }])
  t.match(product.OriginDetails.ProductId, /^prod-[0-9a-z]{13}$/)
  t.equal(api.AssetType, 'API_GATEWAY_API')
  const [revoked, draft] = api.revisions
  t.match(revoked, {
    Finalized: true,
    Revoked: true,
    RevokedAt: '2026-03-01T00:00:00.000Z',
    RevocationComment: /.{10}/
  })
  t.equal(revoked.UpdatedAt, revoked.RevokedAt)
  t.match(draft, { Finalized: false, assets: [{ AssetDetails: { ApiGatewayApiAsset: { Stage: 'prod' } } }] })
  t.notOk('Revoked' in draft)
  t.match(old, { CreatedAt: '2026-01-01T00:00:00.000Z', UpdatedAt: '2026-01-01T00:00:00.000Z' })
  t.equal(old.revisions[0].assets[0].AssetDetails.S3SnapshotAsset.Size, 5)
})

t.test('assets of every type have details, and any part of them can be given', async (t) => {
  const { admin } = build(t, CONFIG)
  const types = [
    ['S3_SNAPSHOT', 'S3SnapshotAsset', { Size: 7 }],
    ['REDSHIFT_DATA_SHARE', 'RedshiftDataShareAsset', { Arn: 'arn:given' }],
    ['API_GATEWAY_API', 'ApiGatewayApiAsset', { Stage: 'given' }],
    ['S3_DATA_ACCESS', 'S3DataAccessAsset', { Bucket: 'given' }],
    ['LAKE_FORMATION_DATA_PERMISSION', 'LakeFormationDataPermissionAsset', { RoleArn: 'given' }]
  ] as const
  for (const [AssetType, member, given] of types) {
    const revisions = [{ assets: [{ Name: 'made-up' }, { Name: 'given', AssetDetails: { [member]: given } }] }]
    const { assets } = (await admin('POST', '/data-sets', { AssetType, revisions })).body.revisions[0]
    const [madeUp, partly] = assets
    t.strictSame([madeUp.Name, partly.Name, madeUp.AssetType], ['made-up', 'given', AssetType])
    t.strictSame(Object.keys(madeUp.AssetDetails[member]).sort(), Object.keys(partly.AssetDetails[member]).sort())
    t.match(partly.AssetDetails[member], given, AssetType)
  }
})

t.test('data sets are seeded all or none', async (t) => {
  const { admin } = build(t, CONFIG)
  const [Id, revisionId, assetId] = ['d', 'r', 'a'].map((letter) => letter.repeat(32))
  const seed = { Id, revisions: [{ Id: revisionId, assets: [{ Id: assetId }] }] }
  t.equal((await admin('POST', '/data-sets', [seed])).status, 201)
  const again = await admin('POST', '/data-sets', [{}, { ...seed }])
  t.equal(again.status, 409)
  t.strictSame(
    again.body.error.problems.map(({ path, message }: Record<string, string>) => `${path} ${message}`),
    [
      '$[1].Id is already the id of a data set in sandbox default',
      '$[1].revisions[0].Id is already the id of a revision in sandbox default',
      '$[1].revisions[0].assets[0].Id is already the id of an asset in sandbox default'
    ]
  )
  const wrong = await admin('POST', '/data-sets', { Origin: 'OWNED', OriginDetails: {} })
  t.match(wrong, { status: 422, body: { error: { problems: [{ path: '$.OriginDetails' }] } } })
  t.equal((await admin('POST', '/data-sets', { Nmae: 'x' })).status, 400)
  t.equal((await admin('GET', '/data-sets')).body.dataSets.length, 1)
})

t.test('an asset whose content a scenario has seeded on its own cannot be seeded again', async (t) => {
  const { admin } = build(t, CONFIG)
  await admin('POST', '/scenarios', { name: 'x', assets: [{ id: 'a', text: 'b' }] })
  t.equal((await admin('POST', '/data-sets', { revisions: [{ assets: [{ Id: 'a' }] }] })).status, 409)
})

t.test('the list has pages of a cursor that stays valid', async (t) => {
  const { admin } = build(t, CONFIG)
  const seeds = [{ Name: 'a' }, { Name: 'b' }, { Name: 'c', Origin: 'ENTITLED' }, { Name: 'd', revisions: [{}, {}] }]
  await admin('POST', '/data-sets', seeds)
  const names: string[] = []
  let after = ''
  for (let pages = 0; pages < 4; pages++) {
    const { body } = await admin('GET', `/data-sets?limit=1${after}`)
    t.equal(body.dataSets.length, 1)
    names.push(body.dataSets[0].Name)
    if (body.next === undefined) break
    after = `&after=${body.next}`
    if (body.dataSets[0].Name === 'd') {
      t.equal(body.dataSets[0].revisionCount, 2)
      await admin('DELETE', `/data-sets/${body.dataSets[0].Id}`)
    }
  }
  t.strictSame(names, ['d', 'b', 'a', 'c'], 'those that are OWNED first, the newest first')
  t.equal((await admin('GET', '/data-sets?after=x')).status, 400)
})

t.test('a provider publishes a revision into an ENTITLED data set, which is its newest', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { Id } = (await admin('POST', '/data-sets', PRICES)).body
  await admin('POST', '/clock/advance', { ms: 1000 })
  const { status, body } = await admin('POST', `/data-sets/${Id}/revisions`, {
    Comment: 'December',
    assets: [{ Name: 'prices.csv', text: 'id,price\n1,3\n' }]
  })
  t.equal(status, 201)
  t.match(body, {
    Comment: 'December',
    Finalized: true,
    CreatedAt: '2026-03-02T09:15:01.000Z',
    assets: [{ Name: 'prices.csv' }]
  })
  const { assets, ...revision } = body
  const [newest] = (await aws('GET', `/v1/data-sets/${Id}/revisions`)).body.Revisions
  t.strictSame(newest, revision)
  t.strictSame((await aws('GET', `/v1/data-sets/${Id}/revisions/${revision.Id}/assets`)).body.Assets, assets)

  const many = await admin('POST', `/data-sets/${Id}/revisions`, [{ Comment: 'x' }, { Comment: 'y' }])
  t.match(many, { status: 201, body: { revisions: [{ Comment: 'x' }, { Comment: 'y' }] } })
  const comments = (await aws('GET', `/v1/data-sets/${Id}/revisions`)).body.Revisions.map(
    (each: { Comment: string }) => each.Comment
  )
  t.strictSame(comments, ['y', 'x', 'December', 'November'])
})

t.test('revisions are added all or none', async (t) => {
  const { admin } = build(t, CONFIG)
  const { Id } = (await admin('POST', '/data-sets', PRICES)).body
  const path = `/data-sets/${Id}/revisions`
  t.match(await admin('POST', path, { Finalized: false }), {
    status: 422,
    body: { error: { problems: [{ path: '$.Finalized' }] } }
  })
  t.equal((await admin('POST', path, [{}, { DataSetId: 'another' }])).status, 422)
  t.equal((await admin('POST', path, [{ Id: 'r' }, { Id: 'r' }])).status, 422)
  t.equal((await admin('POST', path, { Id: 'r' })).status, 201)
  t.equal((await admin('POST', path, [{}, { Id: 'r' }])).status, 409)
  t.equal((await admin('GET', `/data-sets/${Id}`)).body.revisions.length, 2)
  t.equal((await admin('POST', '/data-sets/nobody/revisions', {})).status, 404)
})

t.test('a deleted data set is gone with all that is in it, whatever its origin', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { Id, revisions } = (await admin('POST', '/data-sets', PRICES)).body
  t.equal((await admin('DELETE', `/data-sets/${Id}`)).status, 204)
  for (const path of [`/data-sets/${Id}`]) t.equal((await admin('GET', path)).status, 404)
  t.equal((await admin('DELETE', `/data-sets/${Id}`)).status, 404)
  t.equal((await aws('GET', `/v1/data-sets/${Id}/revisions/${revisions[0].Id}`)).status, 404)
  t.strictSame((await admin('GET', '/assets')).body.assets, [], 'its content too')
  t.equal(
    (await admin('POST', '/data-sets', { Id, revisions: [{ Id: revisions[0].Id }] })).status,
    201,
    'its ids are free'
  )
})

t.test('the first data set makes references checked', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const id = 'a'.repeat(32)
  const source = { DataSetId: id, RevisionId: id, AssetId: id }
  const request = { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Details: { ExportAssetToSignedUrl: source } }
  t.equal((await aws('POST', '/v1/jobs', request)).status, 201)
  await admin('POST', '/data-sets', {})
  t.equal((await aws('POST', '/v1/jobs', request)).status, 404)
})

t.test('a data set is shown with the event actions on it and the grants of it, a copy with its own', async (t) => {
  const { admin, aws } = build(t, { fixtures: [] })
  const [entitled, source, copy] = ['e', 's', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
  const onData = (DataSetId: string) => ({ Event: { RevisionPublished: { DataSetId } } })
  const { body } = await admin('POST', '/scenarios', {
    name: 'sides',
    dataSets: [
      { Id: entitled, Origin: 'ENTITLED' },
      { Id: source, revisions: [{ Finalized: true }] }
    ],
    eventActions: [{ ...onData(entitled), Tags: { a: '1' } }, onData(entitled), onData(copy)],
    dataGrants: [
      { SourceDataSetId: source, Tags: { b: '2' } },
      { SourceDataSetId: source, DataSetId: copy, AcceptanceState: 'ACCEPTED' }
    ]
  })
  const [first, second, onCopy] = body.eventActions
  const [pending, accepted] = body.dataGrants
  const sidesOf = async (id: string) => {
    const { eventActions, dataGrants } = (await admin('GET', `/data-sets/${id}`)).body
    return { eventActions, dataGrants }
  }
  t.strictSame(await sidesOf(entitled), { eventActions: [second, first], dataGrants: undefined })
  t.strictSame(await sidesOf(source), { eventActions: undefined, dataGrants: [pending, accepted] })
  t.strictSame(await sidesOf(copy), { eventActions: [onCopy], dataGrants: [accepted] })
  t.strictSame((await aws('GET', `/v1/data-grants/${pending.Id}`)).body, pending)
})
