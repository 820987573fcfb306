import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { OPERATIONS_ON_DEMAND } from '../../../src/aws/operations/on-demand.js'
import type { ConnectionFault } from '../../../src/core/faults/effects/connection.js'
import { type DataSetServer, dataSetServer, idsIn } from '../../support/data-sets.js'
import { EFFECTS, rawClient, whileTimePasses } from '../../support/spoiled-responses.js'

/** A data set that is in a product. */
const IN_PRODUCT = 'p'.repeat(32)

/** A server that makes the same ids each time, and a request for each operation, in an order in which each succeeds. */
async function start(t: Test) {
  const server = dataSetServer(t)
  const dataSetId = await server.dataSet()
  const revision = await server.revision(dataSetId)
  const { a, b } = await server.importAssets(revision, ['a', 'b'])
  const other = await server.revision(dataSetId)
  const set = `/v1/data-sets/${dataSetId}`
  const arn = encodeURIComponent((await server.get(`${revision}/assets/${a}`)).body.Arn)
  const create = { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' }
  const { eventAction, newEventAction, newGrant, grants } = await entitle(server)
  await server.admin('POST', '/data-sets', { Id: IN_PRODUCT, product: {} })
  const requests = {
    CreateDataSet: ['POST', '/v1/data-sets', create],
    GetDataSet: ['GET', set],
    UpdateDataSet: ['PATCH', set, { Name: 'new' }],
    ListDataSets: ['GET', '/v1/data-sets?origin=ENTITLED'],
    CreateRevision: ['POST', `${set}/revisions`, { Comment: 'c' }],
    GetRevision: ['GET', revision],
    ListRevisionAssets: ['GET', `${revision}/assets`],
    GetAsset: ['GET', `${revision}/assets/${a}`],
    UpdateAsset: ['PATCH', `${revision}/assets/${a}`, { Name: 'new' }],
    TagResource: ['POST', `/tags/${arn}`, { tags: { k: 'v' } }],
    ListTagsForResource: ['GET', `/tags/${arn}`],
    UntagResource: ['DELETE', `/tags/${arn}?tagKeys=k`],
    DeleteAsset: ['DELETE', `${revision}/assets/${b}`],
    UpdateRevision: ['PATCH', revision, { Finalized: true }],
    RevokeRevision: ['POST', `${revision}/revoke`, { RevocationComment: 'for a reason' }],
    DeleteRevision: ['DELETE', other],
    CreateEventAction: ['POST', '/v1/event-actions', newEventAction],
    GetEventAction: ['GET', eventAction],
    UpdateEventAction: ['PATCH', eventAction, {}],
    ListEventActions: ['GET', '/v1/event-actions?maxResults=1'],
    DeleteEventAction: ['DELETE', eventAction],
    CreateDataGrant: ['POST', '/v1/data-grants', newGrant],
    GetDataGrant: ['GET', `/v1/data-grants/${grants[0]}`],
    ListDataGrants: ['GET', '/v1/data-grants?maxResults=1'],
    AcceptDataGrant: ['POST', `/v1/data-grants/${grants[0]}/accept`],
    GetReceivedDataGrant: ['GET', `/v1/received-data-grants/${grants[0]}`],
    ListReceivedDataGrants: ['GET', '/v1/received-data-grants?acceptanceState=ACCEPTED'],
    DeleteDataGrant: ['DELETE', `/v1/data-grants/${grants[1]}`],
    ListDataSetRevisions: ['GET', `/v1/data-sets/${idsIn(revision).DataSetId}/revisions?maxResults=1`],
    SendDataSetNotification: ['POST', `/v1/data-sets/${IN_PRODUCT}/notification`, { Type: 'DATA_DELAY' }],
    DeleteDataSet: ['DELETE', set]
  } as const
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  return { ...server, requests: Object.entries(requests), ask: rawClient(port) }
}

/** Grants a data set of its own three times, and accepts one of them. Returns the ARNs of the others, for a path. */
async function entitle({ dataSet, revision, importAssets, patch, post }: DataSetServer) {
  const SourceDataSetId = await dataSet()
  const path = await revision(SourceDataSetId)
  await importAssets(path, ['c'])
  await patch(path, { Finalized: true })
  const newGrant = { Name: 'N', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
  const grants: string[] = []
  for (let count = 0; count < 3; count++) {
    grants.push(encodeURIComponent((await post('/v1/data-grants', newGrant)).body.Arn))
  }
  const { DataSetId } = (await post(`/v1/data-grants/${grants.pop()}/accept`)).body
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const newEventAction = { Action, Event: { RevisionPublished: { DataSetId } } }
  const eventAction = `/v1/event-actions/${(await post('/v1/event-actions', newEventAction)).body.Id}`
  return { newGrant, grants, newEventAction, eventAction }
}

function wireForm([method, path, body]: readonly [string, string, object?]): string {
  return `${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`
}

t.test('there is a request for each operation besides those on jobs', async (t) => {
  const { requests } = await start(t)
  t.strictSame(requests.map(([name]) => name).toSorted(), OPERATIONS_ON_DEMAND.map(({ name }) => name).toSorted())
})

for (const [connection, check] of Object.entries(EFFECTS) as [ConnectionFault, (typeof EFFECTS)['reset']][]) {
  t.test(
    `${connection} spoils the response of each operation besides those on jobs, and what it does is done`,
    async (t) => {
      const sound = await start(t)
      const faulty = await start(t)
      for (const [index, [name, request]] of sound.requests.entries()) {
        const expected = await sound.ask(wireForm(request))
        t.match(expected.head, /^HTTP\/1\.1 20/, `${name} succeeds`)
        await faulty.admin('POST', '/faults', { id: 'f', effect: { connection } })
        const asked = faulty.ask(wireForm((faulty.requests[index] as (typeof faulty.requests)[number])[1]))
        if (connection === 'hang') {
          while ((await faulty.admin('GET', '/faults/f')).body.fired === 0) await nextTurn()
          await faulty.admin('DELETE', '/faults')
        }
        const seen = await whileTimePasses(faulty.wall, asked)
        if (connection === 'hang') t.strictSame([seen.head, seen.body], ['', ''])
        else check(t, seen, expected)
        await faulty.admin('DELETE', '/faults')
        // A request that gets no response of its own is not served. For the next one it is.
        if (['reset', 'empty', 'hang'].includes(connection)) await faulty.ask(wireForm(request))
      }
    }
  )
}
