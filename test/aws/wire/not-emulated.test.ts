import t from 'tap'
import { OPERATION_TABLE } from '../../../src/aws/operation-table.js'
import { sendApiAsset } from '../../../src/aws/operations/api-assets/send-api-asset.js'
import { OPERATIONS_AT_START } from '../../../src/aws/operations/at-start.js'
import { EMULATED } from '../../../src/aws/operations/emulated.js'
import { OPERATIONS_ON_DEMAND } from '../../../src/aws/operations/on-demand.js'
import { isBelow, ON_DEMAND_PREFIXES } from '../../../src/server/planes.js'
import { idHeaders } from '../../support/api-assets.js'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

t.test('what is said to be emulated is what is', async (t) => {
  const all = [...OPERATIONS_AT_START, ...OPERATIONS_ON_DEMAND, sendApiAsset]
  t.strictSame(
    EMULATED,
    all.map(({ name }) => name)
  )
  for (const { name } of OPERATIONS_ON_DEMAND) {
    const { path } = OPERATION_TABLE[name]
    t.ok(
      ON_DEMAND_PREFIXES.some((prefix) => isBelow(prefix, path)),
      path
    )
  }
})

t.test('every operation of the service is emulated', async (t) => {
  const all = Object.entries(OPERATION_TABLE)
  t.equal(all.length, 37)
  t.strictSame(EMULATED.toSorted(), all.map(([name]) => name).toSorted())
  const { app } = build(t)
  for (const [name, { method, path }] of all) {
    const { statusCode, headers } = await app.inject({ method, url: path.replaceAll(/\{\w+\}/g, 'x'.repeat(32)) })
    t.not(statusCode, 501, name)
    t.not(headers['x-amzn-errortype'], 'NotEmulatedException', name)
  }
})

t.test("what is not emulated is answered in the mock's own name", async (t) => {
  const { app } = build(t)
  const cases = [
    ['GET', '/v1', 'GET /v1'],
    ['PUT', '/v1/jobs/abc', 'PUT /v1/jobs/abc'],
    ['GET', '/', 'GET /'],
    ['GET', '/v2/jobs/abc', 'GET /v2/jobs/abc'],
    ['GET', '/v1/jobs/a/b', 'GET /v1/jobs/a/b'],
    ['GET', '/__adminish', 'GET /__adminish']
  ] as const
  for (const [method, url, what] of cases) {
    const { statusCode, headers, body } = await app.inject({ method, url })
    t.equal(statusCode, 501, url)
    t.equal(headers['x-amzn-errortype'], 'NotEmulatedException')
    t.strictSame(JSON.parse(body), {
      Message: `dataexchange-local does not emulate ${what}. Its own controls are below /__admin. It emulates ${EMULATED.join(', ')}.`
    })
  }
})

t.test('what looks like a request for an API asset gone astray is told how to get there', async (t) => {
  const { app } = build(t)
  const ids = idHeaders()
  const [first, second, third] = Object.keys(ids) as [string, string, string]
  for (const [url, headers, lacks] of [
    ['/v2', ids, 'this path is not'],
    ['/v1/quotes', { [first]: 'x', [third]: 'x' }, `this request has no ${second}.`],
    ['/v1/quotes', { 'x-amzn-dataexchange-path': '/quotes' }, 'this request has no x-amzn-dataexchange-asset-id, '],
    ['/quotes', { host: 'Api-Fulfill.localhost' }, 'this request has no x-amzn-dataexchange-asset-id, ']
  ] as const) {
    const { statusCode, body } = await app.inject({ url, headers })
    t.equal(statusCode, 501)
    const { Message } = JSON.parse(body)
    t.match(Message, lacks)
    for (const said of ['/v1', first, 'AWS_DISABLE_HOST_PREFIX_INJECTION=true', 'disableHostPrefix: true', 'Go v2'])
      t.match(Message, said)
  }
})

t.test('operations without a body take any content type and any body', async (t) => {
  const types = ['application/json', 'text/plain', 'nonsense', ';;', 'application/x-amz-json-1.1']
  const jobs = types.map((_, index) => ({ Type: 'EXPORT_ASSETS_TO_S3' as const, Id: `job${index}` }))
  const { app } = build(t, {}, [{ name: 'x', jobs }])
  for (const [index, type] of types.entries()) {
    const url = `/v1/jobs/job${index}`
    const headers = { 'content-type': type }
    t.equal((await app.inject({ method: 'GET', url, headers, payload: '{' })).statusCode, 200, type)
    t.equal((await app.inject({ method: 'PATCH', url, headers, payload: '{' })).statusCode, 202, type)
  }
})

t.test("the job's id in a path is decoded, and journaled with the operation", async (t) => {
  const { app, admin } = build(t)
  await app.inject({ method: 'DELETE', url: '/v1/jobs/a%2Fb' })
  await app.inject({ method: 'DELETE', url: '/v1/jobs' })
  const { requests } = (await admin('GET', '/requests')).body
  t.match(
    requests,
    only({ operation: 'CancelJob', jobId: 'a/b' }, { operation: undefined, jobId: undefined, isEmulated: false })
  )
})

t.test('a body above the limit is refused', async (t) => {
  const { app } = build(t, { bodyLimitBytes: 100 })
  const { statusCode, headers } = await app.inject({ method: 'POST', url: '/v1/jobs', payload: 'x'.repeat(101) })
  t.equal(statusCode, 413)
  t.equal(headers['x-amzn-errortype'], 'RequestEntityTooLargeException')
})
