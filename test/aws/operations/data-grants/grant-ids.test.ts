import t, { type Test } from 'tap'
import type { Answer } from '../../../support/build.js'
import { dataSetServer } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

const SENT = '/v1/data-grants'
const RECEIVED = '/v1/received-data-grants'

/** A server, and what creates a grant of its data set and returns it. */
async function grantingServer(t: Test) {
  const server = dataSetServer(t)
  const SourceDataSetId = await server.dataSet()
  const path = await server.revision(SourceDataSetId)
  await server.importAssets(path, ['a.csv'])
  await server.patch(path, { Finalized: true })
  const request = { Name: 'N', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
  return { ...server, grant: async () => (await server.post(SENT, request)).body }
}

/** The forms in which an ARN stands in a path. */
const FORMS = {
  'encoded as a whole, as SDKs send it': encodeURIComponent,
  'as it is': (arn: string) => arn,
  'with a slash that is not encoded': (arn: string) => encodeURIComponent(arn).replace('%2F', '/')
}

for (const [what, form] of Object.entries(FORMS)) {
  t.test(`every operation on one grant finds it by its ARN, ${what}`, async (t) => {
    const { grant, get, post, delete: remove } = await grantingServer(t)
    const { Id, Arn } = await grant()
    const arn = form(Arn)
    t.match(await get(`${SENT}/${arn}`), { status: 200, body: { Id, AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE' } })
    t.match(await post(`${SENT}/${arn}/accept`), { status: 200, body: { Id, AcceptanceState: 'ACCEPTED' } })
    t.match(await get(`${RECEIVED}/${arn}`), { status: 200, body: { Id, AcceptanceState: 'ACCEPTED' } })
    t.equal((await remove(`${SENT}/${arn}`)).status, 204)
    const unknown = { status: 404, body: { ResourceType: 'DATA_GRANT', ResourceId: Arn } }
    t.match(await get(`${SENT}/${arn}`), unknown)
    t.match(await get(`${RECEIVED}/${arn}`), unknown)
    t.match(await post(`${SENT}/${arn}/accept`), unknown)
    t.match(await remove(`${SENT}/${arn}`), unknown)
  })
}

t.test('a sender finds a grant by its id too, a receiver by its ARN alone', async (t) => {
  const { grant, get, post, delete: remove } = await grantingServer(t)
  const { Id } = await grant()
  t.match(await get(`${SENT}/${Id}`), { status: 200, body: { Id } })
  for (const response of [await post(`${SENT}/${Id}/accept`), await get(`${RECEIVED}/${Id}`)]) {
    t.match(response, {
      status: 400,
      headers: { 'x-amzn-errortype': 'ValidationException' },
      body: { Message: /'\/DataGrantArn' failed to satisfy constraint: .* pattern: arn:aws:dataexchange:/ }
    })
  }
  t.match((await get(`${SENT}/${Id}`)).body, { AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE' }, 'not accepted')
  t.equal((await remove(`${SENT}/${Id}`)).status, 204)
})

t.test('what no grant can be named by is a ValidationException, and an empty id is never a list', async (t) => {
  const { grant, aws, get, post } = await grantingServer(t)
  const { Arn } = await grant()
  const withOther = (from: string, to: string) => encodeURIComponent(Arn.replace(from, to))
  const requests: [what: string, request: () => Promise<Answer>][] = [
    ['short', () => get(`${SENT}/short`)],
    ['no id', () => get(`${SENT}/`)],
    ['no id to delete', () => aws('DELETE', `${SENT}/`)],
    ['no ARN', () => get(`${RECEIVED}/`)],
    ['no ARN to accept', () => post(`${SENT}//accept`)],
    ['an ARN of another service', () => get(`${SENT}/${withOther('dataexchange', 's3')}`)],
    ['an ARN of another partition', () => post(`${SENT}/${withOther('arn:aws:', 'arn:aws-cn:')}/accept`)],
    ['an ARN without an account', () => get(`${RECEIVED}/${withOther('000000000000', '')}`)]
  ]
  for (const [what, request] of requests) {
    t.match(await request(), { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } }, what)
  }
  t.match(await get(`${SENT}/${withOther('000000000000', '999999999999')}`), { status: 404 }, 'of another account')
  t.match(await get(`${SENT}/${withOther('us-east-1', 'eu-west-1')}`), { status: 404 }, 'of another region')
  t.match(await get(`${SENT}/${UNKNOWN_ID}`), { status: 404 })
  const others = [`${SENT}/a/b`, `${SENT}/${Arn}/more`, `${RECEIVED}/a/b`]
  for (const path of others) t.match(await get(path), { status: 501 }, `${path} is no operation`)
})

t.test('AcceptDataGrant takes any body and content type, as SDKs send none', async (t) => {
  const { grant, aws } = await grantingServer(t)
  for (const [body, headers] of [
    [undefined, { 'content-length': '0' }],
    ['{}', { 'content-type': 'application/json' }],
    ['{}', { 'content-type': 'application/x-amz-json-1.1' }],
    ['', { 'content-type': 'text/plain' }]
  ] as const) {
    const path = `${SENT}/${encodeURIComponent((await grant()).Arn)}/accept`
    t.match(await aws('POST', path, body, headers), { status: 200, body: { AcceptanceState: 'ACCEPTED' } })
  }
})
