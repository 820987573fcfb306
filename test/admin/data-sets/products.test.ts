import t, { type Test } from 'tap'
import { dataSetServer } from '../../support/data-sets.js'

const COPY = 'entitledCopyOfPrices000000000001'
const PRODUCT = { id: 'prod-abcdefghij234', name: 'Market data', providerContact: 'data@example.com' }

/** A server with an OWNED data set in a product, which has a finalized revision and one that is not. */
async function server(t: Test) {
  const it = dataSetServer(t)
  const { status, body } = await it.admin('POST', '/data-sets', {
    Name: 'Prices',
    product: { ...PRODUCT, dataSetId: COPY },
    revisions: [
      { Comment: 'first', Finalized: true, assets: [{ Name: 'a.csv', text: 'a,b\n' }] },
      { Comment: 'second', assets: [{ Name: 'b.csv', text: 'c,d\n' }] }
    ]
  })
  t.equal(status, 201)
  const revisions = async (id: string) => (await it.get(`/v1/data-sets/${id}/revisions`)).body.Revisions
  return { ...it, owned: body, revisions }
}

t.test('an OWNED data set in a product has an ENTITLED copy with its finalized revisions', async (t) => {
  const { get, admin, owned, revisions } = await server(t)
  t.strictSame(owned.product, { ...PRODUCT, dataSetId: COPY })
  t.match(owned, { Origin: 'OWNED', Name: 'Prices' })
  t.notOk('product' in (await get(`/v1/data-sets/${owned.Id}`)).body, 'the service does not tell')
  const copy = (await get(`/v1/data-sets/${COPY}`)).body
  t.match(copy, { Name: 'Prices', Origin: 'ENTITLED', OriginDetails: { ProductId: PRODUCT.id } })
  t.equal(copy.Arn, `arn:aws:dataexchange:us-east-1::data-sets/${COPY}`)
  t.notOk('SourceId' in copy || 'Tags' in copy)
  const [first, ...others] = await revisions(COPY)
  t.equal(others.length, 0, 'what is not finalized is not published')
  t.match(first, { Comment: 'first', Finalized: true, DataSetId: COPY })
  t.not(first.Id, owned.revisions[1].Id, 'a copy with an id of its own')
  t.strictSame((await admin('GET', `/data-sets/${COPY}`)).body.product, PRODUCT)
  const [asset] = (await get(`/v1/data-sets/${COPY}/revisions/${first.Id}/assets`)).body.Assets
  t.match(asset, { Name: 'a.csv', AssetDetails: { S3SnapshotAsset: { Size: 4 } } })
  const contents = (await admin('GET', '/snapshot')).body.assets.assets
  const { base64 } = contents.find(({ id }: { id: string }) => id === asset.Id)
  t.equal(Buffer.from(base64, 'base64').toString(), 'a,b\n', 'its content is copied')
})

t.test(
  'each revision is published to the copy when it is finalized, revoked with it, and not opened again',
  async (t) => {
    const { patch, post, owned, revisions, admin, delete: remove } = await server(t)
    const [second, first] = owned.revisions
    const path = `/v1/data-sets/${owned.Id}/revisions/${second.Id}`
    t.equal((await patch(path, { Finalized: true })).status, 200)
    const comments = async () => (await revisions(COPY)).map(({ Comment }: { Comment: string }) => Comment)
    t.strictSame(await comments(), ['second', 'first'])
    t.match(await patch(path, { Finalized: false }), {
      status: 409,
      body: { Message: /is published by a product; it can only be revoked/ }
    })
    t.match(await remove(`/v1/data-sets/${owned.Id}`), {
      status: 409,
      body: { Message: /is in the product prod-abcdefghij234/ }
    })
    const reason = { RevocationComment: 'These were wrong.' }
    t.equal((await post(`/v1/data-sets/${owned.Id}/revisions/${first.Id}/revoke`, reason)).status, 200)
    t.match((await revisions(COPY))[1], { Revoked: true, ...reason })
    const added = { Comment: 'third', assets: [{ Name: 'c.csv', text: 'e' }] }
    t.equal((await admin('POST', `/data-sets/${owned.Id}/revisions`, added)).status, 201)
    t.strictSame(await comments(), ['third', 'second', 'first'], 'one that the control plane adds as well')
  }
)

t.test('the copy is in snapshots as a copy: what is finalized later is published to it', async (t) => {
  const { admin, patch, owned, revisions } = await server(t)
  const snapshot = (await admin('GET', '/snapshot')).body
  await admin('POST', '/reset')
  t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200)
  t.strictSame((await admin('GET', '/snapshot')).body, snapshot)
  const [second] = owned.revisions
  await patch(`/v1/data-sets/${owned.Id}/revisions/${second.Id}`, { Finalized: true })
  t.equal((await revisions(COPY)).length, 2)
})

t.test('the control plane removes the copy with its data set', async (t) => {
  const { admin, get, owned } = await server(t)
  t.equal((await admin('DELETE', `/data-sets/${owned.Id}`)).status, 204)
  for (const id of [owned.Id, COPY]) t.equal((await get(`/v1/data-sets/${id}`)).status, 404)
})

t.test('what a seed leaves out of a product is made up, and agrees with OriginDetails', async (t) => {
  const { admin, get } = dataSetServer(t)
  const [owned, entitled, named] = (
    await admin('POST', '/data-sets', [
      { product: {} },
      { Origin: 'ENTITLED', product: { id: 'prod-x', name: 'X' } },
      { OriginDetails: { ProductId: 'prod-y' }, product: { name: 'Y' } }
    ])
  ).body.dataSets
  t.match(owned.product, { id: /^prod-[0-9a-f]{13}$/, dataSetId: /^[0-9a-f]{32}$/ })
  t.match((await get(`/v1/data-sets/${owned.product.dataSetId}`)).body.OriginDetails, { ProductId: owned.product.id })
  t.match(entitled, { OriginDetails: { ProductId: 'prod-x' }, product: { id: 'prod-x', name: 'X' } })
  t.match(named, { OriginDetails: { ProductId: 'prod-y' }, product: { id: 'prod-y', name: 'Y' } })
  t.equal((await get('/v1/data-sets')).body.DataSets.length, 4, 'the copy comes on top of the three')
})

t.test('a product that does not fit its data set is refused', async (t) => {
  const { admin } = dataSetServer(t)
  const cases: [object, object[], number?][] = [
    [
      { OriginDetails: { ProductId: 'prod-a' }, product: { id: 'prod-b' } },
      [{ path: 'product.id', message: 'must be prod-a, as OriginDetails has it, or be left out' }]
    ],
    [
      { OriginDetails: { DataGrantId: 'g' }, product: { id: 'prod-b' } },
      [{ path: 'product', message: 'does not belong to a data set that comes from a data grant' }]
    ],
    [{ Origin: 'ENTITLED', product: { dataSetId: COPY } }, [{ path: 'product.dataSetId', message: /Origin is OWNED/ }]],
    [{ product: { nmae: 'x' } }, [{ path: 'product.nmae', message: /name/ }], 400]
  ]
  for (const [seed, problems, expected = 422] of cases) {
    const { status, body } = await admin('POST', '/data-sets', seed)
    t.equal(status, expected)
    t.match(body.error.problems, problems, JSON.stringify(seed))
  }
  const twice = await admin('POST', '/data-sets', [{ product: { dataSetId: COPY } }, { Id: COPY }])
  t.match(twice.body.error.problems, [{ path: '[1].Id', message: /\[0\]\.product\.dataSetId: ids must differ/ }])
  t.equal((await admin('POST', '/data-sets', { product: { dataSetId: COPY } })).status, 201)
  const taken = await admin('POST', '/data-sets', { product: { dataSetId: COPY } })
  t.match(taken, { status: 409, body: { error: { problems: [{ path: 'product.dataSetId' }] } } })
})
