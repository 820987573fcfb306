import t, { type Test } from 'tap'
import { dataSetServer } from '../../support/data-sets.js'

const COPY = 'entitledCopyOfPrices000000000001'
const PRODUCT = { id: 'prod-abcdefghij234', name: 'Market data' }
const ACCOUNT = '000000000000'
const TIME = '2026-03-02T09:15:00Z'

/** The envelope of every event of these tests, with what its type alone does not say. */
const envelope = (detailType: string, resources: readonly string[], detail: object, time = TIME) => ({
  version: '0',
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'detail-type': detailType,
  source: 'aws.dataexchange',
  account: ACCOUNT,
  time,
  region: 'us-east-1',
  resources,
  detail
})

async function server(t: Test) {
  const it = dataSetServer(t)
  const events = async (query = '') => (await it.admin('GET', `/event-bridge${query}`)).body.events
  return { ...it, events }
}

t.test('publishing and revoking a revision of a product are events, for its subscriber; seeding is none', async (t) => {
  const { admin, patch, post, get, events } = await server(t)
  const seed = {
    Name: 'Prices',
    product: { ...PRODUCT, dataSetId: COPY },
    revisions: [{ Comment: 'first', assets: [{ Name: 'a.csv', text: 'a' }] }]
  }
  const { Id, revisions } = (await admin('POST', '/data-sets', seed)).body
  t.strictSame(await events(), [])
  const path = `/v1/data-sets/${Id}/revisions/${revisions[0].Id}`
  await patch(path, { Finalized: true })
  await patch(path, { Finalized: true })
  const [copy] = (await get(`/v1/data-sets/${COPY}/revisions`)).body.Revisions
  const revision = {
    RevisionIds: [copy.Id],
    Revisions: [{ Id: copy.Id, Comment: 'first' }],
    DataSets: [{ Id: COPY, Name: 'Prices' }],
    Product: { Id: PRODUCT.id, Name: PRODUCT.name }
  }
  const published = envelope('Revision Published To Data Set', [COPY], revision)
  t.match(await events(), [published])
  t.equal((await events()).length, 1, 'finalizing again publishes nothing')
  await post(`${path}/revoke`, { RevocationComment: 'It was wrong.' })
  await post(`${path}/revoke`, { RevocationComment: 'It was quite wrong.' })
  const revoked = envelope('Revision Revoked', [COPY], { ...revision, RevocationComment: 'It was wrong.' })
  t.match(await events(), [published, revoked])
  t.equal((await events()).length, 2, 'another reason is not another revocation')
  t.match(await events('?limit=1'), [revoked])
  t.match(await events(`?detailType=${encodeURIComponent('Revision Published To Data Set')}`), [published])
  const snapshot = (await admin('GET', '/snapshot')).body
  await admin('PUT', '/snapshot', snapshot)
  t.strictSame(await events(), [], 'a snapshot holds no events, and nothing in it is published again')
  await admin('POST', '/reset')
  t.strictSame(await events(), [])
})

t.test(
  'the life of a grant is told to its owner and its receiver, with the ARN of the entitled data set',
  async (t) => {
    const { dataSet, revision, importAssets, patch, post, delete: remove, get, events } = await server(t)
    const SourceDataSetId = await dataSet({ Name: 'Weather' })
    const first = await revision(SourceDataSetId)
    await importAssets(first, ['a.csv'])
    await patch(first, { Finalized: true })
    const request = {
      Name: 'For you',
      GrantDistributionScope: 'NONE',
      ReceiverPrincipal: '111111111111',
      SourceDataSetId
    }
    const grant = (await post('/v1/data-grants', request)).body
    t.strictSame(await events(), [], 'an offer is none')
    await post(`/v1/data-grants/${encodeURIComponent(grant.Arn)}/accept`)
    const arn = (await get(`/v1/data-sets/${grant.DataSetId}`)).body.Arn
    const detail = {
      DataSets: [{ Id: grant.DataSetId, Name: 'Weather' }],
      DataGrant: { Arn: grant.Arn, Name: 'For you' }
    }
    const [accepted, ...others] = await events()
    const { CreatedAt } = (await get(`/v1/data-sets/${grant.DataSetId}`)).body
    t.match(accepted, envelope('Data Grant Accepted', [arn], detail, CreatedAt.replace('.000Z', 'Z')))
    t.equal(others.length, 0)
    await remove(`/v1/data-grants/${grant.Id}`)
    t.match((await events())[1], { 'detail-type': 'Data Grant Revoked', resources: [arn], detail })
    const pending = (await post('/v1/data-grants', request)).body
    await remove(`/v1/data-grants/${pending.Id}`)
    t.equal((await events()).length, 2, 'one that nobody accepted is not revoked')
  }
)

t.test('an export by an event action ends with an event, completed or failed, at its instant', async (t) => {
  const { admin, post, events } = await server(t)
  const { Id } = (
    await admin('POST', '/data-sets', { Name: 'Prices', OriginDetails: { ProductId: PRODUCT.id }, revisions: [] })
  ).body
  await post('/v1/event-actions', {
    Action: { ExportRevisionToS3: { RevisionDestination: { Bucket: 'bucket' } } },
    Event: { RevisionPublished: { DataSetId: Id } }
  })
  const publish = async (Comment: string) => {
    const body = { Comment, assets: [{ Name: 'a.csv', text: 'a' }] }
    return (await admin('POST', `/data-sets/${Id}/revisions`, body)).body.Id
  }
  const ended = (detailType: string, id: string, Comment: string, time: string) =>
    envelope(
      detailType,
      [PRODUCT.id],
      {
        RevisionIds: [id],
        Revisions: [{ Id: id, Comment }],
        DataSetIds: [Id],
        DataSets: [{ Id, Name: 'Prices' }],
        Product: { Id: PRODUCT.id }
      },
      time
    )
  const first = await publish('first')
  await admin('POST', '/clock/advance', { ms: 60_000 })
  t.match((await events())[1], ended('Auto-export Job Completed', first, 'first', '2026-03-02T09:15:03Z'))
  await admin('POST', '/outcomes', { match: { eventAction: true }, plan: 'fails' })
  const second = await publish('second')
  await admin('POST', '/clock/advance', { ms: 60_000 })
  t.match((await events())[3], ended('Auto-export Job Failed', second, 'second', '2026-03-02T09:16:03Z'))
  t.equal((await events()).length, 4)
})
