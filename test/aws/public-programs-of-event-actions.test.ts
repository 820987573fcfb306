import t from 'tap'
import { build, type TestServer } from '../support/build.js'
import { call, createRevision, FILES, importOf, runJobs, seedEntitled } from '../support/public-programs.js'

// The calls that public programs make for event actions and data grants, in their order and with what they take from
// one response for the next request.

const ACTIONS = '/v1/event-actions'

/** An action as Terraform always sends it: with a key pattern. */
const exportTo = (Bucket: string, Encryption?: object) => ({
  ExportRevisionToS3: {
    ...(Encryption && { Encryption }),
    RevisionDestination: { Bucket, KeyPattern: '${Revision.CreatedAt}/${Asset.Name}' }
  }
})

/** Returns the status and the exception of a call that fails. */
async function failure(server: TestServer, ...request: Parameters<TestServer['aws']>) {
  const { status, headers } = await server.aws(...request)
  return [status, headers['x-amzn-errortype']]
}

const NOT_FOUND = [404, 'ResourceNotFoundException']

t.test(
  "Terraform's aws_dataexchange_event_action reads what it has sent, updates it in place and deletes it",
  async (t) => {
    const server = build(t)
    const { dataSet } = await seedEntitled(server, { Name: 'Heartbeat' })
    t.strictSame(await call(server, 'GET', ACTIONS), { EventActions: [] }, 'the check before all tests')
    const Event = { RevisionPublished: { DataSetId: dataSet.Id } }
    const created = await call(server, 'POST', ACTIONS, { Action: exportTo('bucket'), Event })
    t.match(created.Arn, new RegExp(`^arn:aws:dataexchange:us-east-1:\\d{12}:event-actions/${created.Id}$`))
    const path = `${ACTIONS}/${created.Id}`
    t.strictSame(await call(server, 'GET', path), created, 'no plan after the creation')
    for (const Encryption of [{ Type: 'AES256' }, { Type: 'aws:kms', KmsKeyArn: 'arn:aws:kms:us-east-1:1:key/a' }]) {
      const Action = exportTo('bucket', Encryption)
      const updated = await call(server, 'PATCH', path, { Action })
      t.strictSame([updated.Id, updated.Action, updated.Event], [created.Id, Action, Event])
      t.strictSame(await call(server, 'GET', path), updated, 'no plan after an update')
    }
    t.equal((await server.aws('DELETE', path)).status, 204)
    t.strictSame(await failure(server, 'GET', path), NOT_FOUND, 'it is destroyed')
    t.strictSame(await failure(server, 'DELETE', path), NOT_FOUND, 'what Terraform takes for success')
  }
)

t.test("alchemy's EventAction finds its own by their tags, and synchronizes these", async (t) => {
  const server = build(t)
  const { dataSet } = await seedEntitled(server, { Name: 'Prices' })
  const { dataSet: other } = await seedEntitled(server, { Name: 'Other' })
  const { ids } = await createRevision(server)
  const create = (DataSetId: string, Tags: object) => {
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'landing' } } }
    return { Action, Event: { RevisionPublished: { DataSetId } }, Tags }
  }
  const own = { 'alchemy::id': 'mine', 'alchemy::stage': 'test' }
  const refused = await failure(server, 'POST', ACTIONS, create(ids.DataSetId, own))
  t.strictSame(refused, [400, 'ValidationException'], 'on a data set that is owned')
  await call(server, 'POST', ACTIONS, create(dataSet.Id, { 'alchemy::id': 'another' }))
  const { Id, Arn } = await call(server, 'POST', ACTIONS, create(dataSet.Id, own))
  await call(server, 'POST', ACTIONS, create(other.Id, own))

  const found: string[] = []
  for (const entry of (await call(server, 'GET', `${ACTIONS}?eventSourceId=${dataSet.Id}`)).EventActions) {
    const { tags } = await call(server, 'GET', `/tags/${encodeURIComponent(entry.Arn)}`)
    if (tags['alchemy::id'] === 'mine') found.push(entry.Id)
  }
  t.strictSame(found, [Id])
  await call(server, 'POST', `/tags/${encodeURIComponent(Arn)}`, { tags: { team: 'data' } })
  await call(server, 'DELETE', `/tags/${encodeURIComponent(Arn)}?tagKeys=alchemy%3A%3Astage`)
  t.strictSame((await call(server, 'GET', `${ACTIONS}/${Id}`)).Tags, { 'alchemy::id': 'mine', team: 'data' })
  const { EventActions } = await call(server, 'GET', ACTIONS)
  t.ok(EventActions.every((entry: { Event: object }) => 'RevisionPublished' in entry.Event))
  t.equal(EventActions.length, 3)
})

t.test("AWS's create-data-grant.py grants a data set once its revision is finalized", async (t) => {
  const server = build(t)
  const { ids, path } = await createRevision(server, { ...FILES, Tags: { Source: 'S3' } })
  const grant = {
    Name: 'grant',
    GrantDistributionScope: 'NONE',
    ReceiverPrincipal: '111122223333',
    SourceDataSetId: ids.DataSetId,
    Description: 'Data grant for grant',
    Tags: { CreatedBy: 'AutomationScript' }
  }
  t.strictSame(await runJobs(server, 'IMPORT_ASSETS_FROM_S3', [importOf(ids, 'a', 'b')]), ['COMPLETED'])
  await call(server, 'PATCH', path, { Finalized: true })
  const EndsAt = '2100-01-01T00:00:00Z'
  const { Id, ...given } = await call(server, 'POST', '/v1/data-grants', { ...grant, EndsAt })
  t.match(given, { ...grant, EndsAt: '2100-01-01T00:00:00.000Z', AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE' })
  const forEver = await call(server, 'POST', '/v1/data-grants', grant)
  t.notOk('EndsAt' in forEver, 'without an end date it does not expire')
  const { DataGrantSummaries } = await call(server, 'GET', '/v1/data-grants')
  t.strictSame(DataGrantSummaries.map((each: { Id: string }) => each.Id).toSorted(), [Id, forEver.Id].toSorted())
})

t.test('a checker of quotas counts what there is of everything, page by page', async (t) => {
  const server = build(t)
  const { dataSet } = await seedEntitled(server, { Name: 'Prices' })
  const { ids, path } = await createRevision(server)
  await runJobs(server, 'IMPORT_ASSETS_FROM_S3', [importOf(ids, 'a')])
  await call(server, 'PATCH', path, { Finalized: true })
  const scope = { GrantDistributionScope: 'NONE', ReceiverPrincipal: '111122223333' }
  for (const Name of ['a', 'b', 'c']) {
    await call(server, 'POST', ACTIONS, {
      Action: exportTo(Name),
      Event: { RevisionPublished: { DataSetId: dataSet.Id } }
    })
    await call(server, 'POST', '/v1/data-grants', { ...scope, Name, SourceDataSetId: ids.DataSetId })
  }
  const count = async (path: string, member: string) => {
    let total = 0
    let token = ''
    do {
      const page = await call(server, 'GET', `${path}maxResults=2${token && `&nextToken=${token}`}`)
      total += page[member].length
      token = page.NextToken ?? ''
    } while (token)
    return total
  }
  t.strictSame(
    {
      dataSets: await count('/v1/data-sets?origin=OWNED&', 'DataSets'),
      eventActions: await count(`${ACTIONS}?`, 'EventActions'),
      sent: await count('/v1/data-grants?', 'DataGrantSummaries'),
      pending: await count(
        '/v1/received-data-grants?acceptanceState=PENDING_RECEIVER_ACCEPTANCE&',
        'DataGrantSummaries'
      )
    },
    { dataSets: 1, eventActions: 3, sent: 3, pending: 3 }
  )
})
