import t from 'tap'
import { apiDataSet, IDS, idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'

const RESPONSES = [
  {
    method: 'GET',
    path: '/quotes',
    status: 200,
    headers: { 'X-Page': '1', 'Content-Type': 'text/csv' },
    body: 'a,b\n'
  },
  { method: 'GET', path: '/quotes', status: 201, body: 'never reached' },
  { path: '/quotes', status: 202, body: { quotes: [1] } },
  { method: 'DELETE', status: 204 },
  { method: 'GET', path: '/a b', status: 203, body: 'é' },
  { method: 'GET', path: '/broken', status: 503, headers: { 'retry-after': '7' }, body: null },
  { method: 'HEAD', path: '/head', status: 200, body: 'xyz' }
]

t.test('the first response that matches is sent, with its status, headers and body', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin }, RESPONSES)
  const cases = [
    ['GET', '/quotes?page=1', 200, 'a,b\n', { 'content-type': 'text/csv', 'x-page': '1' }, 0],
    ['POST', '/quotes', 202, '{"quotes":[1]}', { 'content-type': 'application/json' }, 2],
    ['DELETE', '/whatever', 204, '', {}, 3],
    ['GET', '/a%20b', 203, 'é', { 'content-type': 'text/plain', 'content-length': '2' }, 4],
    ['GET', '/broken', 503, 'null', { 'retry-after': '7' }, 5],
    ['HEAD', '/head', 200, 'xyz', { 'content-length': '3' }, 6]
  ] as const
  for (const [method, url, status, body, headers, index] of cases) {
    const answer = await app.inject({ method, url: `/v1${url}`, headers: idHeaders() })
    t.strictSame([answer.statusCode, answer.body], [status, body], `${method} ${url}`)
    t.match(answer.headers, headers)
    t.equal(answer.headers['x-dataexchange-local'], `sandbox=default; upstream=${index}`)
    t.notOk(answer.headers['x-amzn-errortype'], 'an error of the provider is no error of the service')
  }
})

t.test('the method and the path may be told by headers, and a method by any case', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin }, RESPONSES)
  const headers = { ...idHeaders(), 'x-amzn-dataexchange-http-method': 'get', 'x-amzn-dataexchange-path': '/a b' }
  t.equal((await app.inject({ method: 'POST', url: '/v1', headers })).statusCode, 203)
})

t.test("if none matches, the response is a 404 in the server's own name", async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin }, RESPONSES)
  const { status, headers, body } = await aws('PUT', '/v1/other', undefined, idHeaders())
  t.strictSame([status, headers['x-amzn-errortype']], [404, 'NoApiResponseMatches'])
  t.match(body.Message, /^dataexchange-local has no response for PUT \/other:/)
})

t.test('an asset with an empty list of responses has none, and does not echo', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin }, [])
  t.equal((await aws('POST', '/v1', undefined, idHeaders())).status, 404)
})

t.test('responses are in the view of the data set, and in no response to clients', async (t) => {
  const { aws, admin } = build(t)
  const seeded = await seedApi({ admin }, RESPONSES)
  t.strictSame(seeded.body.revisions[0].assets[0].responses, RESPONSES)
  const { body } = await admin('GET', `/data-sets/${IDS.dataSetId}`)
  t.strictSame(body.revisions[0].assets[0].responses, RESPONSES)
  const { body: asset } = await aws(
    'GET',
    `/v1/data-sets/${IDS.dataSetId}/revisions/${IDS.revisionId}/assets/${IDS.assetId}`
  )
  t.notOk('responses' in asset)
})

t.test('responses are in snapshots, and gone after a reset', async (t) => {
  const { app, admin, sandbox } = build(t)
  await seedApi({ admin }, RESPONSES)
  const snapshot = (await admin('GET', '/snapshot')).body
  t.strictSame(snapshot.dataSets.assets[0].responses, RESPONSES)
  t.equal((await sandbox('copy').admin('PUT', '/snapshot', snapshot)).status, 200)
  const ask = (prefix: string) => app.inject({ url: `${prefix}/v1/quotes`, headers: idHeaders() })
  t.equal((await ask('/sandbox/copy')).body, 'a,b\n')
  await admin('POST', '/reset')
  t.equal((await ask('')).statusCode, 404)
})

t.test('a snapshot whose responses could not be sent is refused with their paths', async (t) => {
  const { admin } = build(t)
  await seedApi({ admin }, RESPONSES)
  const snapshot = (await admin('GET', '/snapshot')).body
  const [asset] = snapshot.dataSets.assets
  asset.responses = [{ status: 200, headers: { 'content-length': '1' } }]
  const { status, body } = await admin('PUT', '/snapshot', snapshot)
  t.equal(status, 422)
  t.match(body.error.problems, [{ path: 'dataSets.assets[0].responses[0].headers["content-length"]' }])
})

t.test('a copy that a grant makes has the responses of what it is a copy of, and answers like it', async (t) => {
  const { aws, admin, app } = build(t)
  const Finalized = true
  const revisions = [{ Id: IDS.revisionId, Finalized, assets: [{ Id: IDS.assetId, responses: RESPONSES }] }]
  await seedApi({ admin }, undefined, { Origin: 'OWNED', OriginDetails: undefined, revisions })
  const grant = await aws('POST', '/v1/data-grants', {
    Name: 'g',
    GrantDistributionScope: 'NONE',
    ReceiverPrincipal: '111111111111',
    SourceDataSetId: IDS.dataSetId
  })
  await aws('POST', `/v1/data-grants/${encodeURIComponent(grant.body.Arn)}/accept`)
  const dataSetId = grant.body.DataSetId
  const { Revisions } = (await aws('GET', `/v1/data-sets/${dataSetId}/revisions`)).body
  const revisionId = Revisions[0].Id
  const { Assets } = (await aws('GET', `/v1/data-sets/${dataSetId}/revisions/${revisionId}/assets`)).body
  const headers = idHeaders({ dataSetId, revisionId, assetId: Assets[0].Id })
  t.equal((await app.inject({ url: '/v1/quotes', headers })).body, 'a,b\n')
})

t.test('responses take memory of their sandbox', async (t) => {
  const { admin } = build(t, { maxMemoryBytes: 4_000_000, maxSandboxes: 2 })
  const { status } = await admin('POST', '/data-sets', apiDataSet([{ status: 200, body: 'x'.repeat(900_000) }]))
  t.equal(status, 201)
  const more = { Id: 'more', revisions: [{ assets: [{ responses: [{ status: 200, body: 'x'.repeat(900_000) }] }] }] }
  const seeded = []
  for (let index = 0; index < 4; index++)
    seeded.push((await admin('POST', '/data-sets', { ...more, Id: `m${index}` })).status)
  t.equal(seeded.at(-1), 507, `${seeded}`)
})

t.test('responses make a data set one of APIs, and belong to no other', async (t) => {
  const { admin } = build(t)
  const responses = [{ status: 200 }]
  const implied = await admin('POST', '/data-sets', { revisions: [{ assets: [{ responses }] }] })
  t.equal(implied.body.AssetType, 'API_GATEWAY_API')
  for (const AssetType of ['S3_SNAPSHOT', 'REDSHIFT_DATA_SHARE', 'S3_DATA_ACCESS', 'LAKE_FORMATION_DATA_PERMISSION']) {
    const { status, body } = await admin('POST', '/data-sets', { AssetType, revisions: [{ assets: [{ responses }] }] })
    t.equal(status, 422)
    t.strictSame(body.error.problems, [
      {
        path: '$.revisions[0].assets[0].responses',
        message: `belongs to assets of type API_GATEWAY_API, not of type ${AssetType}`
      }
    ])
  }
})

t.test('what is wrong with a response is told with its path', async (t) => {
  const { admin } = build(t)
  for (const [response, path, message] of [
    [{}, 'status', /^is missing/],
    [{ status: 199 }, 'status', /^must be a whole number of at least 200 and at most 599/],
    [{ status: 600 }, 'status', /^must be a whole number of at least 200 and at most 599/],
    [{ status: 200, method: 'TRACE' }, 'method', /^must be one of DELETE, GET/],
    [{ status: 200, path: 'quotes' }, 'path', /^must be a path such as \/prices/],
    [{ status: 200, path: '/quotes?a=b' }, 'path', /^must be a path such as \/prices/],
    [{ status: 200, headers: { 'a b': 'c' } }, 'headers["a b"]', /^is not the name of an HTTP header/],
    [{ status: 200, headers: { a: 'b\r\nc: d' } }, 'headers.a', /^must be one line/],
    [{ status: 200, headers: { 'Content-Length': '3' } }, 'headers["Content-Length"]', /^frames the message/],
    [{ status: 204, body: 'x' }, 'body', /^can't be sent with status 204/],
    [{ status: 200, text: 'x' }, 'text', /^is unknown here/]
  ] as const) {
    const { status, body } = await admin('POST', '/data-sets', apiDataSet([{ status: 200 }, response]))
    t.ok(status === 400 || status === 422, `${status}`)
    t.match(
      body.error.problems,
      [{ path: `revisions[0].assets[0].responses[1].${path}`, message }],
      JSON.stringify(response)
    )
  }
})
