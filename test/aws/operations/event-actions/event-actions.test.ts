import t, { type Test } from 'tap'
import { dataSetServer, IN_PROGRESS_MS, NOW } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'
import { only } from '../../../support/only.js'

const LATER = '2026-03-02T09:15:01.000Z'
const PATH = '/v1/event-actions'

const exportTo = (Bucket: string, more: object = {}) => ({
  ExportRevisionToS3: { RevisionDestination: { Bucket, ...more } }
})
const published = (DataSetId: string) => ({ RevisionPublished: { DataSetId } })

/** A server with an ENTITLED data set, to which event actions are added. */
async function entitledServer(t: Test, seed: object = {}) {
  const server = dataSetServer(t)
  const entitled = async (more: object = {}) => {
    return (await server.admin('POST', '/data-sets', { Origin: 'ENTITLED', ...seed, ...more })).body.Id as string
  }
  const DataSetId = await entitled()
  const add = (Bucket: string, more: object = {}, dataSetId = DataSetId) =>
    server.post(PATH, { Action: exportTo(Bucket, more), Event: published(dataSetId) })
  const publish = async (revision: object = { assets: [{ Name: 'a.csv', text: 'abc' }] }, dataSetId = DataSetId) =>
    (await server.admin('POST', `/data-sets/${dataSetId}/revisions`, { Finalized: true, ...revision })).body
  return { ...server, DataSetId, entitled, add, publish }
}

t.test('an event action is created, read, changed and deleted as the service has it', async (t) => {
  const { post, get, patch, delete: remove, advance, DataSetId } = await entitledServer(t)
  const Action = exportTo('mine', { KeyPattern: 'in/${Asset.Id}' })
  const request = { Action, Event: published(DataSetId), Tags: { a: '1' } }
  const { status, body } = await post(PATH, request)
  t.equal(status, 201)
  t.strictSame(body, {
    Action,
    Arn: `arn:aws:dataexchange:us-east-1:000000000000:event-actions/${body.Id}`,
    CreatedAt: NOW,
    Event: published(DataSetId),
    Id: body.Id,
    UpdatedAt: NOW,
    Tags: { a: '1' }
  })
  t.match(body.Id, /^[0-9a-f]{32}$/)
  t.strictSame((await get(`${PATH}/${body.Id}`)).body, body)
  await advance(1000)
  const { Tags: _, ...entry } = body
  const changed = { ...entry, Action: exportTo('other'), UpdatedAt: LATER }
  t.strictSame(
    (await patch(`${PATH}/${body.Id}`, { Action: exportTo('other') })).body,
    changed,
    'the action is replaced whole'
  )
  t.strictSame((await get(PATH)).body, { EventActions: [changed] })
  t.equal((await remove(`${PATH}/${body.Id}`)).status, 204)
  for (const response of [
    await get(`${PATH}/${body.Id}`),
    await remove(`${PATH}/${body.Id}`),
    await patch(`${PATH}/x`, {})
  ]) {
    t.match(response, { status: 404, body: { ResourceType: 'EVENT_ACTION' } })
  }
})

t.test('event actions are listed by data set or all, the newest first, in pages', async (t) => {
  const { get, add, entitled, DataSetId } = await entitledServer(t)
  const other = await entitled()
  const ids: string[] = []
  for (const [bucket, dataSetId] of [
    ['a', DataSetId],
    ['b', other],
    ['c', DataSetId]
  ] as const) {
    ids.unshift((await add(bucket, {}, dataSetId)).body.Id)
  }
  const idsOf = ({ body }: { body: { EventActions: { Id: string }[] } }) => body.EventActions.map(({ Id }) => Id)
  t.strictSame(idsOf(await get(PATH)), ids)
  t.strictSame(idsOf(await get(`${PATH}?eventSourceId=${other}`)), [ids[1]])
  t.strictSame(idsOf(await get(`${PATH}?eventSourceId=${UNKNOWN_ID}`)), [])
  const first = await get(`${PATH}?eventSourceId=${DataSetId}&maxResults=1`)
  t.strictSame(idsOf(first), [ids[0]])
  const { NextToken } = first.body
  const rest = await get(`${PATH}?eventSourceId=${DataSetId}&maxResults=1&nextToken=${NextToken}`)
  t.strictSame([idsOf(rest), rest.body.NextToken], [[ids[2]], undefined])
  t.equal((await get(`${PATH}?nextToken=${NextToken}`)).status, 400, 'a token belongs to its list')
})

t.test('what cannot be exported is refused', async (t) => {
  const { post, dataSet, entitled, DataSetId } = await entitledServer(t)
  const Event = published(DataSetId)
  const refused = {
    'an OWNED data set': { Action: exportTo('b'), Event: published(await dataSet()) },
    'an unknown data set': { Action: exportTo('b'), Event: published(UNKNOWN_ID) },
    'a data set without files': {
      Action: exportTo('b'),
      Event: published(await entitled({ AssetType: 'API_GATEWAY_API' }))
    },
    'no event': { Action: exportTo('b'), Event: {} },
    'no action': { Action: {}, Event },
    'no bucket': { Action: { ExportRevisionToS3: { RevisionDestination: {} } }, Event },
    'a pattern of one key for all': { Action: exportTo('b', { KeyPattern: 'x' }), Event },
    'a pattern with an unknown variable': { Action: exportTo('b', { KeyPattern: '${Asset.Name}${Foo}' }), Event },
    'KMS without a key': {
      Action: { ExportRevisionToS3: { ...exportTo('b').ExportRevisionToS3, Encryption: { Type: 'aws:kms' } } },
      Event
    }
  }
  for (const [what, request] of Object.entries(refused)) {
    t.match(await post(PATH, request), { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } }, what)
  }
})

t.test('a revision that is published is exported once for each event action on its data set', async (t) => {
  const { get, add, publish, admin, advance, entitled } = await entitledServer(t)
  const [first, second] = [(await add('one')).body, (await add('two', { KeyPattern: 'in/${Asset.Name}' })).body]
  await add('three', {}, await entitled())
  const { Id } = await publish()
  const { Jobs } = (await get('/v1/jobs')).body
  const jobs = Jobs.toReversed()
  t.match(
    jobs,
    only(
      {
        Type: 'EXPORT_REVISIONS_TO_S3',
        State: 'IN_PROGRESS',
        Details: { ExportRevisionsToS3: { EventActionArn: first.Arn } }
      },
      {
        Details: {
          ExportRevisionsToS3: {
            EventActionArn: second.Arn,
            RevisionDestinations: only({ RevisionId: Id, Bucket: 'two', KeyPattern: 'in/${Asset.Name}' })
          }
        }
      }
    )
  )
  await advance(IN_PROGRESS_MS)
  const exported = async ({ Id }: { Id: string }) => (await admin('GET', `/jobs/${Id}`)).body.exported
  t.match(await exported(jobs[0]), only({ bucket: 'one', key: `${NOW}/a.csv`, bytes: 3 }))
  t.match(await exported(jobs[1]), only({ bucket: 'two', key: 'in/a.csv', bytes: 3 }))
  t.match((await admin('GET', '/verdict')).body, { ok: true }, 'nobody has to ask for them')
})

t.test('an event action and the jobs that it starts are in the region of the request that created it', async (t) => {
  const { aws, get, publish, DataSetId } = await entitledServer(t)
  const credential = 'Credential=test/20260302/eu-west-1/dataexchange/aws4_request'
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=00`
  const request = { Action: exportTo('one'), Event: published(DataSetId) }
  t.match(
    (await aws('POST', PATH, request, { authorization })).body.Arn,
    /^arn:aws:dataexchange:eu-west-1:0{12}:event-/
  )
  await publish()
  t.match((await get('/v1/jobs')).body.Jobs, only({ Arn: /^arn:aws:dataexchange:eu-west-1:0{12}:jobs\// }))
})

t.test('only what is published is exported', async (t) => {
  const { get, post, add, publish, admin, delete: remove, DataSetId } = await entitledServer(t)
  const { Id } = (await add('one')).body
  await publish({ Finalized: false })
  await admin('POST', '/data-sets', { Origin: 'ENTITLED', revisions: [{ Finalized: true, assets: [{}] }] })
  await remove(`${PATH}/${Id}`)
  await publish()
  t.strictSame((await get('/v1/jobs')).body, { Jobs: [] })
  t.equal((await post(PATH, { Action: exportTo('b'), Event: published(DataSetId) })).status, 201)
})

t.test('an outcome can let the exports of event actions fail, or those of clients', async (t) => {
  const { get, add, publish, admin, advance, post, DataSetId } = await entitledServer(t)
  await add('one')
  await admin('POST', '/outcomes', { id: 'auto', match: { eventAction: true }, plan: 'fails' })
  const { Id: RevisionId } = await publish()
  const ExportRevisionsToS3 = { DataSetId, RevisionDestinations: [{ RevisionId, Bucket: 'mine' }] }
  const own = (await post('/v1/jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Details: { ExportRevisionsToS3 } })).body
  await advance(IN_PROGRESS_MS)
  const { Jobs } = (await get('/v1/jobs')).body
  t.match(Jobs, only({ Id: own.Id, State: 'WAITING' }, { State: 'ERROR' }))
  t.match((await admin('GET', '/outcomes/auto')).body, { matched: 1, given: 1 })
})

t.test('limits: of event actions, and of jobs in progress', async (t) => {
  const { add, entitled, admin, publish, get } = await entitledServer(t)
  await admin('PUT', '/limits', { resources: { eventActions: 3, eventActionsPerDataSet: 2 } })
  for (const bucket of ['a', 'b']) t.equal((await add(bucket)).status, 201)
  const LimitName = 'Auto export event actions per data set'
  t.match(await add('c'), { status: 402, body: { LimitName, LimitValue: 2 } })
  t.equal((await add('c', {}, await entitled())).status, 201)
  t.match(await add('d', {}, await entitled()), {
    status: 402,
    body: { LimitName: 'Event actions per account', LimitValue: 3 }
  })
  await admin('PUT', '/limits', { inProgress: { EXPORT_REVISIONS_TO_S3: 1 } })
  await publish()
  const { Jobs } = (await get('/v1/jobs')).body
  t.match(
    Jobs.map(({ State }: { State: string }) => State),
    ['IN_PROGRESS', 'IN_PROGRESS']
  )
  await admin('POST', '/clock/advance', { ms: IN_PROGRESS_MS })
  const ended = (await get('/v1/jobs')).body.Jobs
  t.match(
    ended,
    only({ State: 'ERROR', Errors: only({ Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION' }) }, { State: 'COMPLETED' })
  )
})

t.test('a publication without room for its exports is refused as a whole', async (t) => {
  const small = dataSetServer(t, { maxJobs: 1 })
  const { Id } = (await small.admin('POST', '/data-sets', { Origin: 'ENTITLED' })).body
  for (const bucket of ['a', 'b']) await small.post(PATH, { Action: exportTo(bucket), Event: published(Id) })
  const refused = await small.admin('POST', `/data-sets/${Id}/revisions`, { Finalized: true, assets: [{}] })
  t.match(refused, { status: 507, body: { error: { message: /--max-jobs/ } } })
  t.strictSame((await small.get(`/v1/data-sets/${Id}/revisions`)).body, { Revisions: [] })
  t.strictSame((await small.get('/v1/jobs')).body, { Jobs: [] })
})
