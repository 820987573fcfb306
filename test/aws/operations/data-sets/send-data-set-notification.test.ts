import t, { type Test } from 'tap'
import { dataSetServer, NOW } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

const OWNED = 'o'.repeat(32)
const COPY = 'c'.repeat(32)
const PRODUCT = { id: 'prod-abcdefghij234', name: 'Market data', providerContact: 'no-reply@example.com' }
const PAST = '2026-03-02T09:14:59Z'
const FUTURE = '2026-03-02T09:15:01Z'
const DAY_MS = 86_400_000

/** A server with an OWNED data set in a product, and the notifications that its subscriber has got. */
async function notifier(t: Test, product: object | undefined = PRODUCT) {
  const server = dataSetServer(t)
  const seed = { Id: OWNED, Name: 'Prices', product: product && { ...product, dataSetId: COPY } }
  await server.admin('POST', '/data-sets', seed)
  const send = (body: object, id = OWNED) => server.post(`/v1/data-sets/${id}/notification`, body)
  const events = async () => (await server.admin('GET', '/event-bridge')).body.events
  /** Sends a notification with some Details, and returns what the event has of the notification. */
  const notified = async (body: object) => {
    const { status, body: refusal } = await send(body)
    return status === 202 ? (await events()).at(-1).detail.Notification : refusal
  }
  return { ...server, send, events, notified }
}

t.test('a notification is an event for the subscriber of the product, as the user guide has it', async (t) => {
  const { send, events } = await notifier(t)
  const given = {
    Scope: {
      S3DataAccesses: [{ Keys: ['KeyA', 'KeyB'], KeyPrefixes: ['KeyPrefix'], Unknown: 1 }],
      RedshiftDataShares: [{ View: 'v', Schema: 's', Table: 't', Function: 'f', Database: 'd', Arn: 'a' }],
      LakeFormationTagPolicies: [{ Table: 't', Database: 'd' }, {}]
    },
    Details: {
      SchemaChange: {
        SchemaChangeAt: '2026-09-08T15:46:01.999+02:00',
        Changes: [
          { Name: 'KeyA', Type: 'ADD', Description: 'It is added.' },
          { Name: 'KeyB', Type: 'REMOVE' }
        ]
      }
    },
    Type: 'SCHEMA_CHANGE',
    Comment: 'This is a test.',
    ClientToken: 'token'
  }
  const { status, headers, body } = await send(given)
  t.strictSame([status, headers['content-length'], body], [202, '0', undefined])
  t.match(headers['x-dataexchange-local'], /; notification=sent/)
  const [event, ...others] = await events()
  t.strictSame(others, [])
  const expected = {
    version: '0',
    id: event.id,
    'detail-type': 'Schema Change Planned for Data Set',
    source: 'aws.dataexchange',
    account: '000000000000',
    time: '2026-03-02T09:15:00Z',
    region: 'us-east-1',
    resources: [`arn:aws:dataexchange:us-east-1::data-sets/${COPY}`],
    detail: {
      DataSet: { Id: COPY, Name: 'Prices', AssetType: 'S3_SNAPSHOT' },
      Product: { Id: PRODUCT.id, Name: PRODUCT.name, ProviderContact: PRODUCT.providerContact },
      Notification: {
        Comment: 'This is a test.',
        Type: 'SCHEMA_CHANGE',
        Details: {
          SchemaChange: {
            Changes: [
              { Type: 'ADD', Description: 'It is added.', Name: 'KeyA' },
              { Type: 'REMOVE', Name: 'KeyB' }
            ],
            SchemaChangeAt: '2026-09-08T13:46:01Z'
          }
        },
        Scope: {
          LakeFormationTagPolicies: [{ Database: 'd', Table: 't' }, {}],
          RedshiftDataShares: [{ Arn: 'a', Database: 'd', Function: 'f', Table: 't', Schema: 's', View: 'v' }],
          S3DataAccesses: [{ KeyPrefixes: ['KeyPrefix'], Keys: ['KeyA', 'KeyB'] }]
        }
      }
    }
  }
  t.equal(JSON.stringify(event), JSON.stringify(expected), 'with its members in the same order')
})

t.test('each type of notification has its type of event and its details; what is not given is left out', async (t) => {
  const { send, events } = await notifier(t, { id: PRODUCT.id })
  const notifications = [
    ['Data Set Update Delayed', { Type: 'DATA_DELAY' }],
    ['Data Set Update Delayed', { Comment: '', Type: 'DATA_DELAY', Details: {}, Scope: {} }],
    ['Data Updated in Data Set', { Type: 'DATA_UPDATE', Details: { DataUpdate: { DataUpdatedAt: PAST } } }],
    ['Data Updated in Data Set', { Type: 'DATA_UPDATE', Details: { DataUpdate: {} } }],
    ['Schema Change Planned for Data Set', { Type: 'SCHEMA_CHANGE' }],
    ['Deprecation Planned for Data Set', { Type: 'DEPRECATION', Details: { Deprecation: { DeprecationAt: FUTURE } } }]
  ] as const
  for (const [, notification] of notifications) t.equal((await send(notification)).status, 202)
  const seen = (await events()).map((event: { 'detail-type': string; detail: { Notification: object } }) => [
    event['detail-type'],
    event.detail.Notification
  ])
  t.strictSame(seen, notifications)
  t.strictSame((await events())[0].detail.Product, { Id: PRODUCT.id })
})

t.test('a data set that is unknown, ENTITLED or in no product is refused, in this order', async (t) => {
  const { send, dataSet, admin, events, post, revision, importAssets, patch } = await notifier(t)
  const request = { Type: 'DATA_DELAY' }
  const resource = { ResourceId: UNKNOWN_ID, ResourceType: 'DATA_SET' }
  t.match(await send(request, UNKNOWN_ID), { status: 404, body: resource })
  t.match(await send(request, COPY), { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } })
  const inNone = { Origin: 'ENTITLED', OriginDetails: { DataGrantId: 'g'.repeat(32) } }
  t.equal((await send(request, (await admin('POST', '/data-sets', inNone)).body.Id)).status, 403)
  const SourceDataSetId = await dataSet()
  const path = await revision(SourceDataSetId)
  await importAssets(path, ['a'])
  await patch(path, { Finalized: true })
  const grant = { Name: 'g', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
  const { Arn } = (await post('/v1/data-grants', grant)).body
  await post(`/v1/data-grants/${encodeURIComponent(Arn)}/accept`)
  const before = (await events()).length
  const late = { Type: 'DEPRECATION', Details: { Deprecation: { DeprecationAt: PAST } } }
  for (const [id, why] of [
    [await dataSet(), 'an owned one'],
    [SourceDataSetId, 'one that is granted']
  ] as const) {
    t.match(
      await send(late, id),
      {
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
        body: { Message: /not configured for AWS Marketplace/ }
      },
      why
    )
  }
  t.equal((await events()).length, before)
})

t.test('instants are in the past or in the future of the sandbox, to the millisecond', async (t) => {
  const { notified } = await notifier(t)
  const justAfter = '2026-03-02T09:15:00.001Z'
  const cases = [
    ['DATA_UPDATE', 'DataUpdate', 'DataUpdatedAt', NOW, justAfter, 'past'],
    ['DEPRECATION', 'Deprecation', 'DeprecationAt', justAfter, NOW, 'future'],
    ['SCHEMA_CHANGE', 'SchemaChange', 'SchemaChangeAt', justAfter, NOW, 'future']
  ] as const
  for (const [Type, details, member, right, wrong, where] of cases) {
    const of = (instant: string) => ({ Type, Details: { [details]: { [member]: instant } } })
    t.strictSame(await notified(of(right)), of('2026-03-02T09:15:00Z'))
    t.strictSame(await notified(of(wrong)), {
      Message: `${member} is ${wrong}, which is not in the ${where}: it is ${NOW}.`
    })
  }
})

t.test(
  'the details of another type, and what is longer than documented, is refused in the words of the service',
  async (t) => {
    const { send, notified, events } = await notifier(t)
    const change = { Name: 'n'.repeat(255), Type: 'ADD', Description: 'd'.repeat(512) }
    const SchemaChange = (Changes: object[]) => ({ SchemaChange: { SchemaChangeAt: FUTURE, Changes } })
    const most = { Type: 'SCHEMA_CHANGE', Details: SchemaChange(Array(100).fill(change)) }
    t.strictSame(await notified(most), most)
    const keys = Array(50).fill('k')
    const scope = { Type: 'DATA_DELAY', Scope: { S3DataAccesses: [{}, { KeyPrefixes: keys, Keys: keys }] } }
    t.strictSame(await notified(scope), scope)
    t.equal((await events()).length, 2)

    const tooLong = (most: number) => `Member must have length less than or equal to ${most}`
    const cases = [
      [
        { Type: 'DATA_DELAY', Details: { DataUpdate: {} } },
        ['/Details/DataUpdate', 'Member must be null for the Type DATA_DELAY']
      ],
      [
        { Type: 'DATA_UPDATE', Details: { DataUpdate: {}, Deprecation: { DeprecationAt: FUTURE } } },
        ['/Details/Deprecation', 'Member must be null for the Type DATA_UPDATE']
      ],
      [
        { Type: 'SCHEMA_CHANGE', Details: SchemaChange(Array(101).fill(change)) },
        ['/Details/SchemaChange/Changes', tooLong(100)]
      ],
      [
        { Type: 'SCHEMA_CHANGE', Details: SchemaChange([change, { ...change, Name: 'n'.repeat(256) }]) },
        ['/Details/SchemaChange/Changes/1/Name', tooLong(255)]
      ],
      [
        { Type: 'SCHEMA_CHANGE', Details: SchemaChange([{ ...change, Description: 'd'.repeat(513) }]) },
        ['/Details/SchemaChange/Changes/0/Description', tooLong(512)]
      ],
      [
        { ...scope, Scope: { S3DataAccesses: [{ KeyPrefixes: [...keys, 'k'] }] } },
        ['/Scope/S3DataAccesses/0/KeyPrefixes', tooLong(50)]
      ],
      [
        { ...scope, Scope: { S3DataAccesses: [{}, { Keys: [...keys, 'k'] }] } },
        ['/Scope/S3DataAccesses/1/Keys', tooLong(50)]
      ],
      [
        { ...scope, ClientToken: 'with a space' },
        ['/ClientToken', 'Member must satisfy regular expression pattern: [\\x21-\\x7E]{1,64}']
      ]
    ] as const
    for (const [request, [path, constraint]] of cases) {
      t.match(await send(request), {
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
        body: {
          Message: `1 validation error detected. Value at '${path}' failed to satisfy constraint: ${constraint}`
        }
      })
    }
    t.equal((await events()).length, 2)
  }
)

t.test('the same notification with the same client token is sent once, another with it is refused', async (t) => {
  const { send, events, advance, admin } = await notifier(t)
  const notification = {
    Type: 'SCHEMA_CHANGE',
    ClientToken: 'token',
    Details: { SchemaChange: { SchemaChangeAt: FUTURE, Changes: [] } }
  }
  const same = {
    ClientToken: 'token',
    Details: { SchemaChange: { Changes: [], SchemaChangeAt: FUTURE.replace('Z', '.000+00:00') } },
    Unknown: 1,
    Type: 'SCHEMA_CHANGE'
  }
  t.equal((await send(notification)).status, 202)
  await advance(DAY_MS - 1)
  for (const again of [notification, same]) {
    const response = await send(again)
    t.equal(response.status, 202, 'a retry, whatever the time is now')
    t.match(response.headers['x-dataexchange-local'], /; notification=repeated/)
  }
  t.equal((await events()).length, 1)
  const conflict = await send({ ...notification, Comment: '' })
  t.match(conflict, { status: 409, headers: { 'x-amzn-errortype': 'ConflictException' } })
  t.strictSame(conflict.body, {
    Message: `The data set ${OWNED} has had another notification with the ClientToken token.`,
    ResourceId: OWNED,
    ResourceType: 'DATA_SET'
  })
  t.equal((await events()).length, 1)

  const other = { Id: 'p'.repeat(32), product: PRODUCT }
  await admin('POST', '/data-sets', other)
  t.equal(
    (await send({ Type: 'DATA_DELAY', ClientToken: 'token' }, other.Id)).status,
    202,
    'a token is for one data set'
  )
  t.equal((await events()).length, 2)

  await advance(1)
  t.match(await send(notification), { status: 400, body: { Message: /SchemaChangeAt/ } }, 'it is forgotten after a day')
  t.equal((await send({ Type: 'DATA_DELAY', ClientToken: 'token' })).status, 202)
  t.equal((await events()).length, 3)
})

t.test('without a client token, and after one that was refused, every notification is sent', async (t) => {
  const { send, events } = await notifier(t)
  for (const _ of [1, 2]) t.equal((await send({ Type: 'DATA_DELAY' })).status, 202)
  const ClientToken = 'token'
  const wrong = { Type: 'DATA_UPDATE', Details: { DataUpdate: { DataUpdatedAt: FUTURE } }, ClientToken }
  t.equal((await send(wrong)).status, 400)
  t.equal((await send({ Type: 'DATA_DELAY', ClientToken })).status, 202)
  t.equal((await events()).length, 3)
})

t.test(
  'client tokens are in the snapshot, and go with a reset, with their data set and when a scenario replaces it',
  async (t) => {
    const { send, events, admin } = await notifier(t)
    const request = { Type: 'DATA_DELAY', ClientToken: 'token' }
    await send(request)
    const snapshot = (await admin('GET', '/snapshot')).body
    t.match(snapshot.sentNotifications, [{ dataSetId: OWNED, clientToken: 'token', sentAt: Date.parse(NOW) }])
    t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200)
    await send(request)
    t.strictSame(await events(), [], 'it was sent before the snapshot')

    const seed = { Id: OWNED, product: PRODUCT }
    await admin('DELETE', `/data-sets/${OWNED}`)
    await admin('POST', '/data-sets', seed)
    await send(request)
    t.equal((await events()).length, 1, 'another data set with this id has had none')

    for (const way of ['/scenarios?mode=replace', '/reset']) {
      t.equal((await admin('GET', '/snapshot')).body.sentNotifications.length, 1)
      await admin('POST', way, way === '/reset' ? undefined : { name: 'other', dataSets: [seed] })
      t.strictSame((await admin('GET', '/snapshot')).body.sentNotifications, [], way)
      await send(request)
    }
    await admin('PUT', '/snapshot', { ...snapshot, sentNotifications: undefined })
    await send(request)
    t.equal((await events()).length, 1, 'a snapshot of an earlier version has none')

    const twice = [...snapshot.sentNotifications, ...snapshot.sentNotifications]
    t.match(await admin('PUT', '/snapshot', { ...snapshot, sentNotifications: twice }), {
      status: 422,
      body: { error: { problems: [{ path: '$.sentNotifications[1].clientToken' }] } }
    })
  }
)

t.test('a product whose ENTITLED copy is gone has no subscriber to tell', async (t) => {
  const { send, admin, events } = await notifier(t)
  await admin('DELETE', `/data-sets/${COPY}`)
  const { status, headers } = await send({ Type: 'DATA_DELAY' })
  t.equal(status, 202)
  t.match(headers['x-dataexchange-local'], /; notification=no-subscriber/)
  t.strictSame(await events(), [])
})
