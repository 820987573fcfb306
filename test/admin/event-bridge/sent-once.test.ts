import t, { type Test } from 'tap'
import { AssetType } from '../../../src/core/data-sets/asset-details.js'
import type { EventBridgeEvent } from '../../../src/core/event-bridge/event-bridge-event.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { dataSetServer, NOW } from '../../support/data-sets.js'

const PRODUCT = { id: 'prod-abcdefghij234', name: 'Market data' }
const ASSETS = [{ Name: 'a.csv', text: 'a' }]

/** A server, and what its events say: the type, the resource, and the comments of the revisions. */
function server(t: Test, config: Parameters<typeof dataSetServer>[1] = {}, sandbox?: string) {
  const it = dataSetServer(t, config)
  const { admin, aws } = sandbox === undefined ? it : it.sandbox(sandbox)
  const events = async (): Promise<EventBridgeEvent[]> => (await admin('GET', '/event-bridge')).body.events
  const told = async () =>
    (await events()).map(({ 'detail-type': type, resources, detail: { Revisions = [] } }) =>
      [type, ...resources, ...(Revisions as { Comment?: string }[]).map(({ Comment }) => Comment)].join(', ')
    )
  const grant = async (SourceDataSetId: string, members: object = {}) => {
    const request = { Name: 'g', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
    return (await aws('POST', '/v1/data-grants', { ...request, ...members })).body
  }
  const accept = (arn: string) => aws('POST', `/v1/data-grants/${encodeURIComponent(arn)}/accept`)
  const seed = async (members: object) => (await admin('POST', '/data-sets', { Name: 'Prices', ...members })).body
  const finalize = async (dataSetId: string, revisionId: string) => {
    const { status } = await aws('PATCH', `/v1/data-sets/${dataSetId}/revisions/${revisionId}`, { Finalized: true })
    t.equal(status, 200)
  }
  const publish = (dataSetId: string, revisions: object) =>
    admin('POST', `/data-sets/${dataSetId}/revisions`, revisions)
  return { ...it, admin, aws, events, told, grant, accept, seed, finalize, publish }
}

t.test('a publication is told once to the product and to each grant that is accepted and has not ended', async (t) => {
  const { seed, grant, accept, finalize, told, advance } = server(t)
  const first = { Comment: 'first', Finalized: true, assets: ASSETS }
  const second = { Comment: 'second', assets: ASSETS }
  const { Id, product, revisions } = await seed({ product: PRODUCT, revisions: [first, second] })
  const [open, ended] = [await grant(Id), await grant(Id, { EndsAt: new Date(Date.parse(NOW) + 1000).toISOString() })]
  await grant(Id, { Name: 'pending' })
  await accept(open.Arn)
  await accept(ended.Arn)
  const accepted = (await told()).length
  t.equal(accepted, 2, 'what was published before a grant was accepted is told to nobody')
  await advance(1000)
  await finalize(Id, revisions.find(({ Comment }: { Comment: string }) => Comment === 'second').Id)
  t.strictSame(
    (await told()).slice(accepted).sort(),
    [product.dataSetId, open.DataSetId].map((id) => `Revision Published To Data Set, ${id}, second`).sort()
  )
})

t.test('a publication to a grant names no product', async (t) => {
  const { seed, grant, accept, publish, events } = server(t)
  const { Id } = await seed({ revisions: [{ Finalized: true, assets: ASSETS }] })
  const { Arn, DataSetId } = await grant(Id)
  await accept(Arn)
  await publish(Id, { assets: ASSETS })
  const { resources, detail } = (await events())[1] as EventBridgeEvent
  t.strictSame(
    [resources, detail.Product, detail.DataSets],
    [[DataSetId], undefined, [{ Id: DataSetId, Name: 'Prices' }]]
  )
})

t.test('several revisions at once are an event each, in order; one that is not finalized is none', async (t) => {
  const { seed, publish, told } = server(t)
  const { Id } = await seed({ OriginDetails: { ProductId: PRODUCT.id } })
  const { Id: own } = await seed({})
  await publish(
    Id,
    ['1', '2', '3'].map((Comment) => ({ Comment, assets: ASSETS }))
  )
  await publish(own, { Comment: '4', assets: ASSETS })
  const published = ['1', '2', '3'].map((Comment) => `Revision Published To Data Set, ${Id}, ${Comment}`)
  t.strictSame(await told(), published, 'what is published to nobody is told to nobody')
})

t.test('a revision that is added as revoked is published and then revoked', async (t) => {
  const { seed, publish, told, events } = server(t)
  const { Id } = await seed({ OriginDetails: { ProductId: PRODUCT.id } })
  await publish(Id, { Comment: 'wrong', Revoked: true, RevocationComment: 'It was wrong.', assets: ASSETS })
  t.strictSame(await told(), [`Revision Published To Data Set, ${Id}, wrong`, `Revision Revoked, ${Id}, wrong`])
  t.equal((await events())[1]?.detail.RevocationComment, 'It was wrong.')
})

t.test('each type of data set has its type of event', async (t) => {
  const { seed, publish, events } = server(t)
  const types: string[] = []
  for (const type of AssetType.enum) {
    const { Id } = await seed({ AssetType: type, OriginDetails: { ProductId: PRODUCT.id } })
    await publish(Id, {})
    types.push((await events()).at(-1)?.['detail-type'] as string)
  }
  t.strictSame(Object.fromEntries(AssetType.enum.map((type, index) => [type, types[index]])), {
    S3_SNAPSHOT: 'Revision Published To Data Set',
    REDSHIFT_DATA_SHARE: 'Revision Published To Redshift Data Shares Data Set',
    API_GATEWAY_API: 'Revision Published To API Gateway API Data Set',
    LAKE_FORMATION_DATA_PERMISSION: 'Revision Published To Lake Formation Data Permission Data Set',
    S3_DATA_ACCESS: 'Revision Published to S3 Data Access Data Set(s)'
  })
})

t.test('an event is of the account of its sandbox and the region of its data set, in whole seconds', async (t) => {
  const { aws, grant, accept, events, publish } = server(
    t,
    { clock: { mode: 'frozen', now: '2026-03-02T09:15:59.999Z' } },
    '123456789012'
  )
  const scope = 'Credential=AKIAEXAMPLE/20260302/eu-west-1/dataexchange/aws4_request'
  const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=00`
  const request = { AssetType: 'S3_SNAPSHOT', Name: 'Prices', Description: 'D' }
  const { Id } = (await aws('POST', '/v1/data-sets', request, { authorization })).body
  await publish(Id, { assets: ASSETS })
  const { Arn, DataSetId } = await grant(Id)
  await accept(Arn)
  await publish(Id, { assets: ASSETS })
  const envelope = { account: '123456789012', region: 'eu-west-1', time: '2026-03-02T09:15:59Z' }
  t.match(await events(), [
    { ...envelope, resources: [`arn:aws:dataexchange:eu-west-1::data-sets/${DataSetId}`] },
    { ...envelope, resources: [DataSetId] }
  ])
})

t.test('the export of a copy that goes while it runs is told to have failed, once, with the ids alone', async (t) => {
  const { aws, seed, grant, accept, publish, told, events, advance } = server(t)
  const { Id } = await seed({ revisions: [{ Finalized: true, assets: ASSETS }] })
  const { Arn, DataSetId } = await grant(Id)
  await accept(Arn)
  await aws('POST', '/v1/event-actions', {
    Action: { ExportRevisionToS3: { RevisionDestination: { Bucket: 'bucket' } } },
    Event: { RevisionPublished: { DataSetId } }
  })
  await publish(Id, { Comment: 'second', assets: ASSETS })
  await aws('DELETE', `/v1/data-grants/${encodeURIComponent(Arn)}`)
  await advance(60_000)
  const arn = `arn:aws:dataexchange:us-east-1::data-sets/${DataSetId}`
  t.strictSame(await told(), [
    `Data Grant Accepted, ${arn}`,
    `Revision Published To Data Set, ${DataSetId}, second`,
    `Data Grant Revoked, ${arn}`,
    `Auto-export Job Failed, ${DataSetId}, `
  ])
  const [, published, , failed] = (await events()) as [unknown, EventBridgeEvent, unknown, EventBridgeEvent]
  const [revisionId] = published.detail.RevisionIds as [string]
  t.strictSame(failed.detail, {
    RevisionIds: [revisionId],
    Revisions: [{ Id: revisionId }],
    DataSetIds: [DataSetId],
    DataSets: [{ Id: DataSetId }]
  })
  t.match(failed, { region: 'us-east-1', time: '2026-03-02T09:15:03Z' })
})

t.test('a grant that has ended is not revoked by deleting it', async (t) => {
  const { aws, seed, grant, accept, told, advance } = server(t)
  const { Id } = await seed({ revisions: [{ Finalized: true, assets: ASSETS }] })
  const { Arn } = await grant(Id, { EndsAt: new Date(Date.parse(NOW) + 1000).toISOString() })
  await accept(Arn)
  await advance(1000)
  t.equal((await aws('DELETE', `/v1/data-grants/${encodeURIComponent(Arn)}`)).status, 204)
  t.equal((await told()).length, 1)
})

t.test('seeding sends nothing, by a route, a scenario or a start', async (t) => {
  const { admin, seed, events } = server(t)
  const revisions = [
    { Finalized: true, assets: ASSETS },
    { Revoked: true, RevocationComment: 'It was wrong.', assets: ASSETS }
  ]
  const dataSets = [
    { Name: 'own', product: PRODUCT, revisions },
    { Name: 'subscribed', OriginDetails: { ProductId: PRODUCT.id }, revisions }
  ]
  for (const each of dataSets) await seed(each)
  for (const mode of ['add', 'replace']) {
    const scenario = { name: 'x', dataSets } as unknown as Scenario
    t.equal((await admin('POST', `/scenarios?mode=${mode}`, scenario)).status, 200)
  }
  t.strictSame(await events(), [])
})
