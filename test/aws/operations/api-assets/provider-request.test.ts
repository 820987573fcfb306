import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { IDS, idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'
import { holds, runs } from '../../../support/property.js'

const ARN = `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${IDS.dataSetId}/revisions/${IDS.revisionId}/assets/${IDS.assetId}`

t.test('the echo has what the provider receives, and nothing of AWS but who sends it', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  const { body, headers } = await app.inject({
    method: 'POST',
    url: '/v1?a=1&a=2&b=',
    headers: {
      ...idHeaders(),
      'x-amzn-dataexchange-http-method': 'PATCH',
      'x-amzn-dataexchange-path': '/quotes/1',
      'x-amzn-dataexchange-header-x-api-key': 'secret',
      'x-amzn-dataexchange-header-Content-Type': 'text/csv',
      'x-amzn-dataexchange-header-x-amz-hidden': 'h',
      'x-amzn-unknown': 'h',
      'x-amz-date': 'h',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dataexchange/aws4_request, SignedHeaders=a, Signature=b',
      authentication: 'h',
      expect: '100-continue',
      connection: 'close',
      'user-agent': 'agent',
      'content-type': 'text/plain',
      plain: 'p'
    },
    payload: 'a,b\n'
  })
  t.equal(headers['content-type'], 'application/json')
  t.strictSame(JSON.parse(body), {
    method: 'PATCH',
    path: '/quotes/1',
    query: { a: ['1', '2'], b: '' },
    headers: {
      host: `${'a'.repeat(10)}.execute-api.us-east-1.amazonaws.com`,
      'user-agent': 'agent',
      'content-type': 'text/csv',
      plain: 'p',
      'x-api-key': 'secret',
      'x-amz-source-account': '000000000000',
      'x-amz-source-arn': ARN,
      'x-amzn-dataexchange-asset-id': IDS.assetId,
      'x-amzn-dataexchange-data-set-id': IDS.dataSetId,
      'x-amzn-dataexchange-revision-id': IDS.revisionId,
      'x-amzn-dataexchange-product-id': 'prod-abcdefghij234',
      'x-amzn-dataexchange-requester-account-id': '000000000000'
    },
    body: 'a,b\n'
  })
})

t.test('the account is that of the sandbox, and only a data set of a product has a product id', async (t) => {
  const { sandbox } = build(t)
  const account = sandbox('111111111111')
  await seedApi(account, undefined, { Origin: 'OWNED', OriginDetails: undefined })
  const { headers } = (await account.aws('POST', '/v1', undefined, idHeaders())).body
  t.equal(headers['x-amz-source-account'], '111111111111')
  t.equal(headers['x-amzn-dataexchange-requester-account-id'], '111111111111')
  t.equal(headers['x-amz-source-arn'], ARN.replace('000000000000', '111111111111'))
  t.notOk('x-amzn-dataexchange-product-id' in headers)
})

t.test('a path in the header is one with or without a slash and a query, and an empty one is the root', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin })
  for (const [path, expected] of [
    ['quotes', { path: '/quotes', query: { q: '1' } }],
    ['/quotes?a=b', { path: '/quotes', query: { a: 'b', q: '1' } }],
    ['', { path: '/', query: { q: '1' } }]
  ] as const) {
    const { body } = await aws('POST', '/v1?q=1', undefined, { ...idHeaders(), 'x-amzn-dataexchange-path': path })
    t.match(body, { method: 'POST', ...expected }, path)
  }
})

t.test('a body that is no text comes back in base64, and one that is compressed as it was sent', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  const payload = Buffer.from([0xff, 0x00, 0x80])
  const { body } = await app.inject({
    method: 'PUT',
    url: '/v1/x',
    headers: { ...idHeaders(), 'content-encoding': 'gzip', 'content-type': 'application/json' },
    payload
  })
  const { body: none, ...echoed } = JSON.parse(body)
  t.strictSame(
    [none, echoed.base64, echoed.headers['content-encoding']],
    [undefined, payload.toString('base64'), 'gzip']
  )
})

const text = fc.string({
  maxLength: 3,
  unit: fc.constantFrom('a', '&', '=', '+', ' ', '\n', '%', '?', '#', 'é', '__proto__')
})
const token = fc.stringMatching(/^[a-z]{1,8}$/)
/** Whatever the order of the names, that of the values of one name is kept. */
const byName = ([one = '']: readonly string[], [other = '']: readonly string[]) =>
  one < other ? -1 : Number(one > other)
const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/)
const segment = fc.stringMatching(/^[A-Za-z0-9._~%!$&'()*+,;=:@-]{1,6}$/).filter((text) => !/^\.\.?$/.test(text))

t.test('the header form and the form of verb and path give the provider the same', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  await holds(
    t,
    fc.asyncProperty(
      fc.record({
        method: fc.constantFrom('GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'),
        path: fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`),
        pairs: fc.array(fc.tuple(text, text), { maxLength: 4 }),
        headers: fc.dictionary(
          token.map((name) => `h-${name}`),
          headerValue,
          { maxKeys: 3, noNullPrototype: true }
        ),
        payload: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))
      }),
      async ({ method, path, pairs, headers, payload }) => {
        const search = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
        const prefixed = Object.entries(headers).map(([name, value]) => [`x-amzn-dataexchange-header-${name}`, value])
        const told = { 'x-amzn-dataexchange-http-method': method, 'x-amzn-dataexchange-path': path }
        const byHeaders = await app.inject({
          method: 'POST',
          url: `/v1${search}`,
          headers: { ...idHeaders(), ...told, ...Object.fromEntries(prefixed) },
          payload
        })
        const byVerb = await app.inject({
          method: method as 'GET',
          url: `/v1${path}${search}`,
          headers: { ...idHeaders(), ...headers },
          payload
        })
        assert.equal(byHeaders.statusCode, 200)
        const seen = JSON.parse(byHeaders.body)
        assert.deepEqual(JSON.parse(byVerb.body), seen)
        assert.deepEqual([seen.method, seen.path], [method, path])
        const received = Object.entries<string | string[]>(seen.query).flatMap(([name, values]) =>
          [values].flat().map((value) => [name, value])
        )
        assert.deepEqual(received.toSorted(byName), pairs.toSorted(byName))
        for (const [name, value] of Object.entries(headers)) assert.equal(seen.headers[name], value)
        const body = seen.base64 === undefined ? Buffer.from(seen.body ?? '') : Buffer.from(seen.base64, 'base64')
        assert.deepEqual(body, payload)
      }
    ),
    runs(100, 3000)
  )
})
