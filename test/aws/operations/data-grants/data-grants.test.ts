import t, { type Test } from 'tap'
import { dataSetServer, IN_PROGRESS_MS, idsIn, importRequest, NOW } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'
import { only } from '../../../support/only.js'
import { makeSlow } from '../../../support/slow-wall.js'

const RECEIVER = '111111111111'
const SENT = '/v1/data-grants'
const RECEIVED = '/v1/received-data-grants'

/** A server with an OWNED data set that has a finalized revision of two assets. */
async function ownedServer(t: Test) {
  const server = dataSetServer(t)
  const DataSetId = await server.dataSet({ Name: 'Prices' })
  const first = await server.revision(DataSetId, { Comment: 'first' })
  await server.importAssets(first, ['a.csv', 'b.csv'])
  await server.patch(first, { Finalized: true })
  const grant = (more: object = {}) =>
    server.post(SENT, {
      Name: 'For you',
      GrantDistributionScope: 'NONE',
      ReceiverPrincipal: RECEIVER,
      SourceDataSetId: DataSetId,
      ...more
    })
  const accept = (arn: string) => server.post(`${SENT}/${encodeURIComponent(arn)}/accept`)
  const granted = async (more: object = {}) => (await accept((await grant(more)).body.Arn)).body
  return { ...server, DataSetId, first, grant, accept, granted }
}

const namesOf = ({ body }: { body: { Assets: { Name: string }[] } }) => body.Assets.map(({ Name }) => Name)

t.test('a grant is created, read, listed and deleted by its sender, and seen by its receiver', async (t) => {
  const { grant, get, delete: remove, DataSetId } = await ownedServer(t)
  const { status, body } = await grant({ Description: 'D', EndsAt: '2027-01-01T00:00:00Z', Tags: { a: '1' } })
  t.equal(status, 201)
  const summary = {
    AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE',
    Arn: `arn:aws:dataexchange:us-east-1:000000000000:data-grants/${body.Id}`,
    CreatedAt: body.CreatedAt,
    DataSetId: body.DataSetId,
    EndsAt: '2027-01-01T00:00:00.000Z',
    Id: body.Id,
    Name: 'For you',
    ReceiverPrincipal: RECEIVER,
    SenderPrincipal: '000000000000',
    UpdatedAt: body.CreatedAt
  }
  const detailed = { ...summary, Description: 'D', GrantDistributionScope: 'NONE' }
  t.strictSame(body, { ...detailed, SourceDataSetId: DataSetId, Tags: { a: '1' } })
  for (const id of [body.Id, encodeURIComponent(body.Arn)])
    t.strictSame((await get(`${SENT}/${id}`)).body, body, 'id or ARN')
  t.strictSame((await get(SENT)).body, { DataGrantSummaries: [{ ...summary, SourceDataSetId: DataSetId }] })
  t.strictSame((await get(`${RECEIVED}/${encodeURIComponent(body.Arn)}`)).body, detailed, 'without source and tags')
  t.strictSame((await get(RECEIVED)).body, { DataGrantSummaries: [summary] })
  t.strictSame((await get(`${RECEIVED}?acceptanceState=ACCEPTED`)).body, { DataGrantSummaries: [] })
  const both = '?acceptanceState=ACCEPTED&acceptanceState=PENDING_RECEIVER_ACCEPTANCE'
  t.equal((await get(`${RECEIVED}${both}`)).body.DataGrantSummaries.length, 1)
  t.equal((await get(`${RECEIVED}?acceptanceState=EXPIRED`)).status, 400)
  t.equal((await remove(`${SENT}/${body.Id}`)).status, 204)
  t.match(await get(`${SENT}/${body.Id}`), { status: 404, body: { ResourceType: 'DATA_GRANT' } })
})

t.test('accepting a grant makes its entitled copy appear, with the finalized revisions and their assets', async (t) => {
  const { grant, accept, get, first, DataSetId } = await ownedServer(t)
  const { Id, Arn, DataSetId: copy } = (await grant()).body
  t.equal((await get(`/v1/data-sets/${copy}`)).status, 404, 'not before')
  t.strictSame((await get('/v1/data-sets?origin=ENTITLED')).body, { DataSets: [] })
  const accepted = await accept(Arn)
  t.match(accepted, { status: 200, body: { AcceptanceState: 'ACCEPTED', DataSetId: copy } })
  t.notOk('SourceDataSetId' in accepted.body || 'Tags' in accepted.body)
  t.equal(accepted.body.AcceptedAt, accepted.body.UpdatedAt)
  const { body } = await get(`/v1/data-sets/${copy}`)
  t.match(body, { Name: 'Prices', Origin: 'ENTITLED', OriginDetails: { DataGrantId: Id } })
  t.match(body.Arn, /^arn:aws:dataexchange:us-east-1::data-sets\//)
  t.notOk('SourceId' in body)
  const [entry, ...others] = (await get(`/v1/data-sets/${copy}/revisions`)).body.Revisions
  t.equal(others.length, 0)
  t.match(entry, { Comment: 'first', Finalized: true, DataSetId: copy })
  t.not(entry.Id, idsIn(first).RevisionId, 'with an id of its own')
  t.notOk('SourceId' in entry)
  t.strictSame(namesOf(await get(`/v1/data-sets/${copy}/revisions/${entry.Id}/assets`)), ['b.csv', 'a.csv'])
  t.match(await accept(Arn), { status: 409, body: { ResourceType: 'DATA_GRANT', ResourceId: Id } }, 'once')
  t.equal((await get(`/v1/data-sets/${DataSetId}`)).body.Origin, 'OWNED')
})

t.test(
  'what is finalized later is published to the copy, exported by event actions, and revoked there too',
  async (t) => {
    const { granted, revision, importAssets, patch, get, post, advance, DataSetId } = await ownedServer(t)
    const { DataSetId: copy } = await granted()
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'mine' } } }
    await post('/v1/event-actions', { Action, Event: { RevisionPublished: { DataSetId: copy } } })
    const second = await revision(DataSetId, { Comment: 'second' })
    await importAssets(second, ['c.csv'])
    t.equal((await patch(second, { Finalized: true })).status, 200)
    const [newest] = (await get(`/v1/data-sets/${copy}/revisions`)).body.Revisions
    t.equal(newest.Comment, 'second')
    const [job] = (await get('/v1/jobs')).body.Jobs
    t.match(job.Details.ExportRevisionsToS3, {
      DataSetId: copy,
      RevisionDestinations: only({ RevisionId: newest.Id, Bucket: 'mine' })
    })
    await advance(IN_PROGRESS_MS)
    t.equal((await get(`/v1/jobs/${job.Id}`)).body.State, 'COMPLETED')

    t.match(await patch(second, { Finalized: false }), { status: 409, body: { ResourceType: 'REVISION' } })
    await post(`${second}/revoke`, { RevocationComment: 'It has errors.' })
    const [revoked] = (await get(`/v1/data-sets/${copy}/revisions`)).body.Revisions
    t.match(revoked, { Id: newest.Id, Revoked: true, RevocationComment: 'It has errors.' })
  }
)

t.test('deleting a grant takes its copy away, and until then the data set stays', async (t) => {
  const { granted, grant, delete: remove, get, DataSetId } = await ownedServer(t)
  const pending = (await grant()).body.Id
  t.match(await remove(`/v1/data-sets/${DataSetId}`), { status: 409 }, 'one that waits is enough')
  await remove(`${SENT}/${pending}`)
  const { Id, DataSetId: copy } = await granted()
  t.match(await remove(`/v1/data-sets/${copy}`), { status: 403 })
  t.match(await remove(`/v1/data-sets/${DataSetId}`), { status: 409, body: { ResourceType: 'DATA_SET' } })
  t.equal((await remove(`${SENT}/${Id}`)).status, 204)
  t.equal((await get(`/v1/data-sets/${copy}`)).status, 404)
  t.equal((await remove(`/v1/data-sets/${DataSetId}`)).status, 204)
})

t.test('a grant ends in the time of the sandbox: its copy is gone, and it stays ACCEPTED', async (t) => {
  const { granted, grant, accept, advance, get, delete: remove, DataSetId } = await ownedServer(t)
  const now = Date.parse((await get('/v1/data-sets')).body.DataSets[0].CreatedAt)
  const EndsAt = new Date(now + 3_600_000).toISOString()
  const { Arn, DataSetId: copy } = await granted({ EndsAt })
  const pending = (await grant({ EndsAt })).body
  await advance(3_590_000)
  t.equal((await get(`/v1/data-sets/${copy}`)).status, 200)
  await advance(10_000)
  t.equal((await get(`/v1/data-sets/${copy}`)).status, 404)
  t.strictSame((await get('/v1/data-sets?origin=ENTITLED')).body, { DataSets: [] })
  t.equal((await get(`${RECEIVED}/${encodeURIComponent(Arn)}`)).body.AcceptanceState, 'ACCEPTED')
  for (const list of [SENT, RECEIVED]) {
    const ids = (await get(list)).body.DataGrantSummaries.map(({ Id }: { Id: string }) => Id)
    t.strictSame(ids, [pending.Id, Arn.split('/')[1]], 'both stay where they were in the lists')
  }
  t.equal((await accept(pending.Arn)).status, 409)
  t.equal((await remove(`/v1/data-sets/${DataSetId}`)).status, 204, 'nothing is granted any more')
})

t.test('an entitled copy is called what its source was called when the grant was created', async (t) => {
  const { grant, accept, get, patch, admin, DataSetId } = await ownedServer(t)
  const { Arn, DataSetId: copy } = (await grant()).body
  await patch(`/v1/data-sets/${DataSetId}`, { Name: 'All prices', Description: 'Of all days.' })
  const { Arn: later, DataSetId: laterCopy } = (await grant()).body
  t.equal((await admin('PUT', '/snapshot', (await admin('GET', '/snapshot')).body)).status, 200, 'kept in snapshots')
  await accept(Arn)
  await accept(later)
  t.match((await get(`/v1/data-sets/${copy}`)).body, { Name: 'Prices', Description: 'D' })
  t.match((await get(`/v1/data-sets/${laterCopy}`)).body, { Name: 'All prices', Description: 'Of all days.' })
  await patch(`/v1/data-sets/${DataSetId}`, { Name: 'Old prices' })
  t.match((await get(`/v1/data-sets/${copy}`)).body, { Name: 'Prices' })
})

t.test('what is granted can only be revoked, and each refusal says so', async (t) => {
  const { grant, first, get, patch, post, delete: remove, DataSetId } = await ownedServer(t)
  await grant()
  const [asset] = (await get(`${first}/assets`)).body.Assets
  const only = /is published by a grant; it can only be revoked/
  const revision = { ResourceType: 'REVISION', ResourceId: idsIn(first).RevisionId }
  for (const [what, response] of Object.entries({
    'opening it': await patch(first, { Finalized: false }),
    'opening it with another comment': await patch(first, { Finalized: false, Comment: 'x' }),
    'another comment': await patch(first, { Comment: 'x' }),
    'deleting it': await remove(first),
    'renaming an asset': await patch(`${first}/assets/${asset.Id}`, { Name: 'x' }),
    'importing into it': await post('/v1/jobs', importRequest(idsIn(first), ['c']))
  })) {
    t.match(response, { status: 409, body: { ...revision, Message: only } }, what)
  }
  const Message = /is published by a grant; revoke it to delete its assets/
  t.match(await remove(`${first}/assets/${asset.Id}`), { status: 409, body: { ...revision, Message } })
  t.match(await remove(`/v1/data-sets/${DataSetId}`), { status: 409, body: { ResourceType: 'DATA_SET' } })
  t.equal((await post(`${first}/revoke`, { RevocationComment: 'For a reason.' })).status, 200)
  t.equal((await remove(`${first}/assets/${asset.Id}`)).status, 204)
})

t.test('a receiver has at most twenty pending grants, if the limits of AWS are asked for', async (t) => {
  const { grant, accept, admin } = await ownedServer(t)
  await admin('PUT', '/limits', { resources: { pendingGrantsPerReceiver: 'aws-defaults' } })
  const { Arn } = (await grant()).body
  for (let count = 1; count < 20; count++) t.equal((await grant({ ReceiverPrincipal: RECEIVER })).status, 201)
  t.match(await grant(), { status: 402, body: { LimitName: 'Pending data grants per consumer', LimitValue: 20 } })
  t.equal((await accept(Arn)).status, 200)
  t.equal((await grant()).status, 201, 'one that is accepted is not pending')
  t.equal((await grant({ ReceiverPrincipal: '000000000000' })).status, 201, 'the sender may be the receiver')
})

t.test('what cannot be granted is refused', async (t) => {
  const { grant, dataSet, admin } = await ownedServer(t)
  const draft = await dataSet()
  const entitled = (await admin('POST', '/data-sets', { Origin: 'ENTITLED', revisions: [{ Finalized: true }] })).body.Id
  t.match(await grant({ SourceDataSetId: UNKNOWN_ID }), { status: 404, body: { ResourceType: 'DATA_SET' } })
  t.match(await grant({ SourceDataSetId: draft }), { status: 400 }, 'no finalized revision')
  t.match(await grant({ SourceDataSetId: entitled }), { status: 403 })
  t.match(await grant({ EndsAt: NOW }), { status: 400 }, 'in the past')
  const unreadable = { 'x-amzn-errortype': 'SerializationException' }
  const Message =
    "The request can't be read: /EndsAt must be an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z"
  t.match(await grant({ EndsAt: 'soon' }), { status: 400, headers: unreadable, body: { Message } })
  t.match(await grant({ ReceiverPrincipal: '1' }), { status: 400 })
  t.match(await grant({ Name: '' }), { status: 400 })
  t.match(await grant({ GrantDistributionScope: 'ALL' }), { status: 400 })
  await admin('PUT', '/limits', { resources: { pendingGrantsPerReceiver: 1 } })
  t.equal((await grant()).status, 201)
  const LimitName = 'Pending data grants per consumer'
  t.match(await grant(), { status: 402, body: { LimitName, LimitValue: 1 } })
  t.equal((await grant({ ReceiverPrincipal: '222222222222' })).status, 201)
})

t.test('a grant of many assets is accepted while other requests are responded to', async (t) => {
  const { admin, aws, wall } = dataSetServer(t)
  const assets = Array.from({ length: 1500 }, (_, index) => ({ Name: `file ${index}` }))
  const source = (await admin('POST', '/data-sets', { revisions: [{ Finalized: true, assets }] })).body.Id
  const grant = { Name: 'g', GrantDistributionScope: 'NONE', ReceiverPrincipal: RECEIVER, SourceDataSetId: source }
  const { Arn, DataSetId: copy } = (await aws('POST', SENT, grant)).body
  const others: number[] = []
  makeSlow(t, wall)
  let isAccepted = false
  const accepting = aws('POST', `${SENT}/${encodeURIComponent(Arn)}/accept`).finally(() => {
    isAccepted = true
  })
  for (let turn = 0; !isAccepted && turn < 10_000; turn++) {
    wall.advance(0)
    if (others.length < 3) others.push((await aws('GET', `/v1/data-sets/${copy}`)).status)
    else await new Promise((resolve) => setImmediate(resolve))
  }
  t.match(await accepting, { status: 200, body: { AcceptanceState: 'ACCEPTED' } })
  t.strictSame(others, [404, 404, 404], 'the copy is there once it is whole')
  const [revision] = (await aws('GET', `/v1/data-sets/${copy}/revisions`)).body.Revisions
  const { Assets } = (await aws('GET', `/v1/data-sets/${copy}/revisions/${revision.Id}/assets?maxResults=1`)).body
  t.equal(Assets[0].Name, 'file 999')
})
