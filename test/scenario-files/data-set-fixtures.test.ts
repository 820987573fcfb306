import t from 'tap'
import { AssetType } from '../../src/core/data-sets/asset-details.js'
import { loadBuiltIn } from '../../src/scenario-files/load-scenarios.js'
import { idHeaders } from '../support/api-assets.js'
import { build } from '../support/build.js'

const scenarios = loadBuiltIn().files.map(({ scenario }) => scenario)

t.test('no data set is loaded at the start, so that references are not checked', async (t) => {
  const { admin, aws } = build(t, {}, scenarios)
  t.strictSame((await admin('GET', '/data-sets')).body, { dataSets: [] })
  t.match((await aws('POST', '/v1/jobs', {})).headers['x-dataexchange-local'], /sandbox=default/)
  for (const { dataSets, autoload } of scenarios) if (dataSets) t.equal(autoload, false)
})

t.test('one call makes a subscriber, who finds files of every kind, a revoked revision and content', async (t) => {
  const { app, admin, aws } = build(t, {}, scenarios)
  t.equal((await admin('POST', '/scenarios/subscriber')).status, 200)
  const { DataSets } = (await aws('GET', '/v1/data-sets?origin=ENTITLED')).body
  t.strictSame(DataSets.map((each: { AssetType: string }) => each.AssetType).sort(), [...AssetType.enum].sort())
  for (const { Id, Arn, OriginDetails } of DataSets) {
    t.match(Id, /^[a-zA-Z0-9]{30,40}$/)
    t.match(Arn, /^arn:aws:dataexchange:us-east-1::data-sets\//)
    t.match(OriginDetails.ProductId, /^prod-[a-z2-7]{13}$/)
    const { Revisions } = (await aws('GET', `/v1/data-sets/${Id}/revisions`)).body
    for (const revision of Revisions) {
      t.equal(revision.Finalized, true)
      const path = `/v1/data-sets/${Id}/revisions/${revision.Id}/assets`
      t.ok((await aws('GET', path)).body.Assets.length > 0, revision.Id)
    }
  }
  const DataSetId = 'entitledPrices000000000000000001'
  const { Revisions } = (await aws('GET', `/v1/data-sets/${DataSetId}/revisions`)).body
  t.strictSame(
    Revisions.map(({ Comment, Revoked }: Record<string, unknown>) => [Comment, Revoked]),
    [
      ['3 January', undefined],
      ['2 January', true],
      ['1 January', undefined]
    ]
  )
  const source = { DataSetId, RevisionId: Revisions[0].Id, AssetId: 'entitledPricesAsset0000000000003' }
  const Details = { ExportAssetToSignedUrl: source }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Details })).body
  await aws('PATCH', `/v1/jobs/${Id}`)
  await admin('POST', `/jobs/${Id}/transition`, { state: 'COMPLETED' })
  const url = (await aws('GET', `/v1/jobs/${Id}`)).body.Details.ExportAssetToSignedUrl.SignedUrl
  t.equal((await app.inject(url)).payload, 'id,price\n1,10.75\n2,19.50\n')
})

t.test('the API of the subscriber has a response to one request', async (t) => {
  const { admin, aws } = build(t, {}, scenarios)
  await admin('POST', '/scenarios/subscriber')
  const ids = {
    dataSetId: 'entitledApi000000000000000000001',
    revisionId: 'entitledApiRevision0000000000001',
    assetId: 'entitledApiAsset0000000000000001'
  }
  t.match(await aws('GET', '/v1/quotes', undefined, idHeaders(ids)), { status: 200, body: [{ id: 1, price: 10.75 }] })
})

t.test(
  'one call makes a publisher, whose data sets are empty, in the making, finalized and in a product',
  async (t) => {
    const { admin, aws } = build(t, {}, scenarios)
    const { status, body } = await admin('POST', '/scenarios/publisher')
    t.match(
      { status, body },
      {
        status: 200,
        body: { dataSets: [{ revisionCount: 0 }, { revisionCount: 1 }, { revisionCount: 1 }, { revisionCount: 1 }] }
      }
    )
    const finalized = async (id: string) => {
      const { Revisions } = (await aws('GET', `/v1/data-sets/${id}/revisions`)).body
      return Revisions.map(({ Finalized }: { Finalized: boolean }) => Finalized)
    }
    t.strictSame(
      await Promise.all(
        [
          'ownedEmpty0000000000000000000001',
          'ownedDraft0000000000000000000001',
          'ownedFinalized000000000000000001'
        ].map(finalized)
      ),
      [[], [false], [true]]
    )
    const draft = '/v1/data-sets/ownedDraft0000000000000000000001/revisions/ownedDraftRevision00000000000001'
    t.equal((await aws('PATCH', draft, { Finalized: true })).status, 200)
  }
)

t.test(
  'the subscriber has an event action and a data grant to accept; the publisher one that is accepted',
  async (t) => {
    const { admin, aws } = build(t, {}, scenarios)
    await admin('POST', '/scenarios/subscriber')
    await admin('POST', '/scenarios/publisher')
    const { EventActions } = (await aws('GET', '/v1/event-actions')).body
    t.strictSame(
      EventActions.map(({ Id, Event }: Record<string, unknown>) => [Id, Event]),
      [['exportsEntitledPrices00000000001', { RevisionPublished: { DataSetId: 'entitledPrices000000000000000001' } }]]
    )
    const granted = await aws('GET', '/v1/received-data-grants')
    const [accepted, waiting] = granted.body.DataGrantSummaries
    t.match(accepted, { Id: 'acceptedGrant0000000000000000001', AcceptanceState: 'ACCEPTED' })
    t.match(waiting, { Id: 'waitingGrant00000000000000000001', AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE' })
    const copyOf = async ({ DataSetId }: { DataSetId: string }) => await aws('GET', `/v1/data-sets/${DataSetId}`)
    t.match(await copyOf(accepted), { status: 200, body: { OriginDetails: { DataGrantId: accepted.Id } } })
    t.equal((await copyOf(waiting)).status, 404)
    t.equal((await aws('POST', `/v1/data-grants/${encodeURIComponent(waiting.Arn)}/accept`)).status, 200)
    t.match(await copyOf(waiting), { status: 200, body: { Name: 'Forecasts' } })
  }
)

t.test('the publisher can notify the subscribers of the product that a data set is in', async (t) => {
  const { admin, aws } = build(t, {}, scenarios)
  await admin('POST', '/scenarios/publisher')
  const path = '/v1/data-sets/ownedInProduct000000000000000001/notification'
  t.equal((await aws('POST', path, { Type: 'DATA_DELAY' })).status, 202)
  const { events } = (await admin('GET', '/event-bridge')).body
  t.match(events, [
    {
      'detail-type': 'Data Set Update Delayed',
      resources: ['arn:aws:dataexchange:us-east-1::data-sets/entitledInProduct000000000000001']
    }
  ])
})

t.test('both can be applied to one sandbox, and each in place of the other', async (t) => {
  const { admin } = build(t, {}, scenarios)
  for (const path of ['subscriber', 'publisher', 'subscriber?mode=replace']) {
    t.equal((await admin('POST', `/scenarios/${path}`)).status, 200, path)
  }
})
