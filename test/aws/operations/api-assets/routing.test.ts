import { METHODS, request } from 'node:http'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { IDS, idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'
import { listen } from '../../../support/server.js'

const API_HOST = { host: 'api-fulfill.localhost:2017' }

t.test('POST /v1 and /v1/ call the asset that the headers name, and say which are missing', async (t) => {
  const { app } = build(t)
  for (const url of ['/v1', '/v1/', '/v1?a=b', '/v1/?a=b', '/sandbox/other/v1', '/sandbox/other/v1/']) {
    const { statusCode, headers, body } = await app.inject({ method: 'POST', url })
    t.equal(statusCode, 400, url)
    t.equal(headers['x-amzn-errortype'], 'ValidationException')
    const missing = ['AssetId', 'DataSetId', 'RevisionId'].map(
      (name) => `Value at '/${name}' failed to satisfy constraint: Member must not be null`
    )
    t.strictSame(JSON.parse(body), { Message: `3 validation errors detected. ${missing.join('; ')}` })
  }
})

t.test('the three headers win over every other route, of any method, also below a sandbox', async (t) => {
  const { app, sandbox, admin } = build(t)
  await seedApi({ admin })
  await seedApi(sandbox('w1'))
  const routes = [
    '/v1',
    '/v1/',
    '/v1/jobs',
    '/v1/jobs/mine',
    `/v1/data-sets/${IDS.dataSetId}`,
    '/v1/data-grants',
    '/v1/x/y'
  ]
  for (const prefix of ['', '/sandbox/w1']) {
    for (const url of routes) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
        const answer = await app.inject({ method, url: `${prefix}${url}`, headers: idHeaders() })
        t.equal(answer.statusCode, 200, `${method} ${prefix}${url}`)
        t.match(answer.headers['x-dataexchange-local'], /; upstream=echo$/)
        t.match(JSON.parse(answer.body), { method, path: url.replace(/^\/v1\/?/, '/') })
      }
    }
  }
})

t.test('two of the headers, or all three outside of /v1, are no request for an API asset', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  for (const name of Object.keys(idHeaders())) {
    const { [name]: _, ...two } = idHeaders()
    const { body } = await app.inject({ method: 'GET', url: '/v1/jobs', headers: two })
    t.ok('Jobs' in JSON.parse(body), `ListJobs without ${name}`)
  }
  const { statusCode, body } = await app.inject({ url: '/__admin/health', headers: idHeaders() })
  t.strictSame([statusCode, JSON.parse(body).status], [200, 'healthy'])
  for (const url of ['/', '/v2', '/v1x', '/tags', '/ api-asset', '/%20api-asset']) {
    t.not((await app.inject({ url, headers: idHeaders() })).statusCode, 200, url)
  }
})

t.test('on a host with the prefix, everything below /v1 is for an API asset, and nothing else is', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  for (const host of ['api-fulfill.localhost:2017', 'API-FULFILL.127.0.0.1', 'api-fulfill.server']) {
    for (const url of ['/v1/jobs', '/v1', '/v1/data-sets', '/sandbox/w1/v1/jobs']) {
      const { headers, body } = await app.inject({ url, headers: { host } })
      t.equal(headers['x-amzn-errortype'], 'ValidationException', `${host} ${url}`)
      t.match(JSON.parse(body).Message, /^3 validation errors detected/)
    }
    const { statusCode } = await app.inject({ url: '/v1/jobs', headers: { host, ...idHeaders() } })
    t.equal(statusCode, 200)
  }
  t.equal((await app.inject({ url: '/__admin/health', headers: API_HOST })).statusCode, 200)
  t.equal((await app.inject({ url: '/v2/jobs', headers: API_HOST })).statusCode, 501)
  for (const host of ['api-fulfill', 'xapi-fulfill.localhost', 'localhost']) {
    const { body } = await app.inject({ url: '/v1/jobs', headers: { host } })
    t.ok('Jobs' in JSON.parse(body), host)
  }
})

t.test('a path that no route can take is passed on as it is', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  for (const path of ['/%zz', '/a%2Fb', '/a;b', `/${'x'.repeat(8000)}`]) {
    const { statusCode, body } = await app.inject({ url: `/v1${path}`, headers: idHeaders() })
    t.strictSame([statusCode, JSON.parse(body).path], [200, path], path.slice(0, 20))
  }
})

t.test('methods that Fastify does not know are passed on, with their body', async (t) => {
  const server = await listen(t)
  await seedApi(server)
  for (const method of METHODS.filter((name) => name !== 'CONNECT' && name !== 'HEAD')) {
    const sent = request({
      port: server.port,
      method,
      path: '/v1/x',
      headers: { ...idHeaders(), 'content-length': 4, 'content-type': ';;' }
    })
    sent.end('body')
    const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject)
    })
    t.match(JSON.parse(await text(response)), { method, path: '/x', headers: { 'content-type': ';;' }, body: 'body' })
  }
})

t.test('preflight requests of allowed pages are allowed on the host with the prefix', async (t) => {
  const origin = 'http://app.test'
  const { app } = build(t, { corsOrigins: [origin] })
  const headers = { ...API_HOST, origin, 'access-control-request-method': 'PUT' }
  const preflight = await app.inject({ method: 'OPTIONS', url: '/v1/quotes', headers })
  t.equal(preflight.statusCode, 204)
  t.equal(preflight.headers['access-control-allow-origin'], origin)
  const asked = await app.inject({ method: 'PUT', url: '/v1/quotes', headers: { ...API_HOST, origin } })
  t.strictSame([asked.statusCode, asked.headers['access-control-allow-origin']], [400, origin])
})

t.test('a foreign host is refused whatever the headers name', async (t) => {
  const { app } = build(t)
  for (const host of ['api-fulfill.rebound.example', 'rebound.example']) {
    const { statusCode } = await app.inject({ method: 'POST', url: '/v1', headers: { host, ...idHeaders() } })
    t.equal(statusCode, 421, host)
  }
})

t.test('a signed URL that is handed out on the host with the prefix leads back to it', async (t) => {
  const { app, admin } = build(t)
  await admin('POST', '/jobs', { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: 'import' })
  const { body } = await app.inject({ url: '/__admin/jobs/import', headers: API_HOST })
  const { SignedUrl } = JSON.parse(body).job.Details.ImportAssetFromSignedUrl
  t.match(SignedUrl, /^http:\/\/api-fulfill\.localhost:2017\/signed-urls\//)
  const { pathname, search } = new URL(SignedUrl)
  const uploaded = await app.inject({ method: 'PUT', url: pathname + search, headers: API_HOST, payload: 'x' })
  t.equal(uploaded.statusCode, 200)
})
