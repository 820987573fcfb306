import { createHash } from 'node:crypto'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import { build } from '../support/build.js'
import { ID, Type } from '../support/jobs.js'
import { listen } from '../support/server.js'
import { connections, received, until } from '../support/socket.js'

const PAGE = 'http://localhost:5173'
const HOST = 'localhost:2017'
const EXPOSED = 'x-amzn-requestid,x-amzn-errortype,x-dataexchange-local,retry-after,x-amz-retry-after,etag,date'

/** What the SDK for JavaScript asks for before a GetJob, as Chromium sends it. */
const SDK_HEADERS =
  'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-content-sha256,x-amz-date,x-amz-security-token,x-amz-user-agent'

const READABLE = {
  'access-control-allow-origin': PAGE,
  'access-control-expose-headers': EXPOSED,
  vary: 'Origin'
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

interface Asked {
  readonly origin?: string
  readonly headers?: Record<string, string>
  readonly payload?: string
}

function server(t: Test, config: Partial<Config> = {}) {
  const scenario = { name: 'x', jobs: [{ Type, Id: 'job', plan: 'waits' as const }] }
  const built = build(t, { corsOrigins: [PAGE, 'https://app.example'], ...config }, [scenario])
  const ask = async (method: Method, url: string, { origin = PAGE, headers: given = {}, payload }: Asked = {}) => {
    const headers = { host: HOST, origin, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', ...given }
    const response = await built.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
    return { status: response.statusCode, headers: response.headers as Record<string, unknown>, text: response.body }
  }
  const preflight = (url: string, method: string, asked: Asked = {}) =>
    ask('OPTIONS', url, { ...asked, headers: { 'access-control-request-method': method, ...asked.headers } })
  return { ...built, ask, preflight }
}

/** The headers of a response that belong to CORS. */
function corsOf(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === 'vary' || name.startsWith('access-control-'))
  )
}

t.test('a page of a listed origin may send what an SDK and an upload send', async (t) => {
  const { preflight } = server(t)
  const headers = { 'access-control-request-headers': SDK_HEADERS }
  const urls = {
    '/v1/jobs/job': 'GET',
    '/v1/jobs': 'POST',
    '/v1/jobs/other': 'PATCH',
    '/v1/jobs/%zz': 'GET',
    '/v1/elsewhere': 'GET',
    '/sandbox/a/v1/jobs/job': 'DELETE',
    '/signed-urls/upload/job?X-Amz-Signature=a': 'PUT',
    '/sandbox/a/signed-urls/download/job': 'GET'
  }
  for (const [url, method] of Object.entries(urls)) {
    const response = await preflight(url, method, { headers })
    t.equal(response.status, 204, url)
    t.equal(response.text, '', url)
    t.strictSame(
      corsOf(response.headers),
      {
        ...READABLE,
        'access-control-allow-methods': 'GET,HEAD,POST,PUT,PATCH,DELETE',
        'access-control-allow-headers': SDK_HEADERS,
        'access-control-max-age': '600'
      },
      url
    )
  }
  const other = await preflight('/v1/jobs', 'POST', { origin: 'https://app.example' })
  t.equal(other.headers['access-control-allow-origin'], 'https://app.example')
  t.notOk('access-control-allow-headers' in other.headers, 'none is allowed if none is asked for')
})

t.test(
  'a preflight request gets back names of headers and nothing else, and may be for a private network',
  async (t) => {
    const { preflight } = server(t)
    const allowed = async (names: string) =>
      (await preflight('/v1/jobs', 'POST', { headers: { 'access-control-request-headers': names } })).headers[
        'access-control-allow-headers'
      ]
    t.equal(await allowed('content-md5, x-amz-checksum-crc32,range'), 'content-md5, x-amz-checksum-crc32,range')
    for (const names of ['', ',', 'a,', 'a b', 'a: b', 'a;b', '"a"']) t.equal(await allowed(names), undefined, names)
    const name = 'access-control-allow-private-network'
    const isPrivate = { 'access-control-request-private-network': 'true' }
    t.equal((await preflight('/v1/jobs', 'GET', { headers: isPrivate })).headers[name], 'true')
    t.notOk(name in (await preflight('/v1/jobs', 'GET')).headers)
  }
)

t.test('a preflight request is no call: no poll, no journal entry, no fault, no sandbox, no eviction', async (t) => {
  const { preflight, admin, sandbox } = server(t, { maxSandboxes: 2 })
  await admin('POST', '/faults', { effect: { exception: 'ThrottlingException' } })
  await sandbox('mine').getJob('job')
  for (let n = 0; n < 5; n++) {
    t.equal((await preflight('/v1/jobs/job', 'GET')).status, 204)
    t.equal((await preflight(`/sandbox/s${n}/v1/jobs/job`, 'GET')).status, 204)
    t.equal((await preflight(`/sandbox/s${n}/signed-urls/upload/job`, 'PUT')).status, 204)
    t.equal((await preflight('/sandbox/not.a.name/v1/jobs/job', 'GET')).status, 204)
  }
  t.match((await admin('GET', '/requests')).body.meta, { total: 0 })
  t.match((await admin('GET', '/jobs/job')).body, { polls: 0 })
  t.match((await admin('GET', '/faults')).body.faults[0], { matched: 0, fired: 0 })
  const { sandboxes, meta } = (await admin('GET', '/sandboxes')).body
  t.strictSame(
    sandboxes.map(({ name }: { name: string }) => name),
    ['default', 'mine']
  )
  t.equal(meta.evicted, 0)
})

t.test('an OPTIONS request that asks for no method, or of an own page, is a request like any other', async (t) => {
  const { ask, preflight, admin } = server(t)
  const response = await ask('OPTIONS', '/v1/jobs/job')
  t.match(response, { status: 501, headers: { 'x-amzn-errortype': 'NotEmulatedException', ...READABLE } })
  t.match(await preflight('/v1/jobs/job', 'GET', { origin: `http://${HOST}` }), { status: 501 })
  t.match((await admin('GET', '/requests')).body.meta, { total: 2 })
})

t.test('a page can read every response, also every error', async (t) => {
  const { ask } = server(t, { bodyLimitBytes: 100 })
  const json = { 'content-type': 'application/json' }
  const responses: [number, Method, string, Asked?][] = [
    [200, 'GET', '/v1/jobs/job'],
    [200, 'GET', '/v1/jobs'],
    [501, 'HEAD', '/v1/jobs/job'],
    [400, 'GET', '/v1/jobs/no-job'],
    [404, 'GET', `/v1/jobs/${'f'.repeat(32)}`],
    [400, 'POST', '/v1/jobs', { headers: json, payload: '{}' }],
    [413, 'POST', '/v1/jobs', { headers: json, payload: JSON.stringify('a'.repeat(100)) }],
    [415, 'POST', '/v1/jobs', { headers: { 'content-type': 'text/plain' }, payload: '{}' }],
    [204, 'DELETE', '/v1/jobs/job'],
    [409, 'PATCH', '/v1/jobs/job'],
    [400, 'GET', '/v1/jobs/%zz'],
    [501, 'GET', '/v1/elsewhere'],
    [501, 'GET', '/elsewhere'],
    [200, 'GET', '/sandbox/a/v1/jobs/job'],
    [400, 'GET', '/sandbox/not.a.name/v1/jobs/job'],
    [403, 'GET', '/signed-urls/download/job'],
    [403, 'PUT', '/sandbox/a/signed-urls/upload/job', { payload: 'x' }],
    [400, 'GET', '/signed-urls/%zz'],
    [421, 'GET', '/v1/jobs/job', { headers: { host: 'mock.example' } }],
    [421, 'GET', '/signed-urls/download/job', { headers: { host: 'mock.example' } }]
  ]
  for (const [status, method, url, asked] of responses) {
    const response = await ask(method, url, asked)
    t.equal(response.status, status, `${method} ${url}`)
    t.strictSame(corsOf(response.headers), READABLE, `${method} ${url}`)
  }
})

t.test('a page can read a response that a fault spoils, whatever the fault', async (t) => {
  const { ask, admin, wall } = server(t)
  const fire = async (fault: object) => {
    await admin('DELETE', '/faults')
    t.equal((await admin('POST', '/faults', { match: { jobId: 'job' }, ...fault })).status, 201)
  }
  const effects: [number, object][] = [
    [429, { exception: 'ThrottlingException' }],
    [503, { gateway: 'service-unavailable' }],
    [502, { gateway: 'bad-gateway-html' }],
    [418, { response: { status: 418, headers: { 'X-Mine': 'a' }, body: 'tea' } }],
    [200, { connection: 'malformed' }]
  ]
  for (const [status, effect] of effects) {
    await fire({ effect })
    const response = await ask('GET', '/v1/jobs/job')
    t.equal(response.status, status, JSON.stringify(effect))
    t.strictSame(corsOf(response.headers), READABLE, JSON.stringify(effect))
  }
  await fire({ effect: { exception: 'ThrottlingException', retryAfterSeconds: 3 }, delay: { ms: 50 } })
  const delayed = ask('GET', '/v1/jobs/job')
  await new Promise(setImmediate)
  wall.advance(50)
  t.match(await delayed, { status: 429, headers: { ...READABLE, 'retry-after': '3' } })
  await fire({ effect: { response: { status: 200, headers: { 'Access-Control-Allow-Origin': 'http://other' } } } })
  const { headers } = await ask('GET', '/v1/jobs/job')
  t.equal(headers['access-control-allow-origin'], 'http://other', 'a header that a fault sets is the one that is sent')
})

t.test('a page can read what a fault of the connection lets through, and what could not be read', async (t) => {
  const { port, admin } = await listen(t, { corsOrigins: [PAGE] }, [{ name: 'x', jobs: [{ Type, Id: 'job' }] }])
  const connect = connections(t, port)
  /** The headers that a page needs and that a response, as it goes over the wire, lacks. */
  const lacking = (response: string) =>
    Object.entries(READABLE).filter(([name, value]) => !response.includes(`\r\n${name}: ${value}\r\n`))
  const head = (target: string, ...lines: string[]) =>
    [`GET ${target} HTTP/1.1`, 'host: localhost', `origin: ${PAGE}`, ...lines, '', ''].join('\r\n')
  for (const connection of ['truncate', 'drip']) {
    await admin('DELETE', '/faults')
    await admin('POST', '/faults', { match: { jobId: 'job' }, effect: { connection } })
    t.strictSame(lacking(await received(connect(head('/v1/jobs/job')))), [], connection)
  }
  t.match(await received(connect(head('/v1/jobs/job', 'broken header'))), /^HTTP\/1\.1 400 /)
  for (const target of ['/v1/jobs/job', '/signed-urls/upload/job', '/sandbox/a/v1/jobs']) {
    t.strictSame(lacking(await received(connect(head(target, 'broken header')))), [], target)
    t.strictSame(lacking(await received(connect(head(target, `x: ${'a'.repeat(20_000)}`)))), [], target)
  }
  const { total } = (await admin('GET', '/requests')).body.meta
  const broken = connect(head('/v1/jobs', 'transfer-encoding: chunked').replace('GET', 'POST'))
  await until(async () => (await admin('GET', '/requests')).body.meta.total > total)
  broken.write('no chunk\r\n')
  t.strictSame(lacking(await received(broken)), [], 'a body that breaks off after a head that could be read')
  const isOpened = /access-control|vary/i
  t.notMatch(await received(connect(head('/__admin/jobs', 'broken header'))), isOpened)
  t.notMatch(await received(connect(head('/sandbox/a/__admin/jobs', 'broken header'))), isOpened)
  const other = head('/v1/jobs/job', 'broken header').replace(PAGE, 'http://evil.example')
  t.notMatch(await received(connect(other)), /access-control/i)
})

t.test('an upload and a download of a page are served, with an ETag that it can read', async (t) => {
  const { ask, wall } = server(t)
  const headers = { 'content-type': 'application/json' }
  const create = async (Type: string, Details: object) => {
    const { text } = await ask('POST', '/v1/jobs', { headers, payload: JSON.stringify({ Type, Details }) })
    return JSON.parse(text)
  }
  const Md5Hash = createHash('md5').update('content').digest('base64')
  const ImportAssetFromSignedUrl = { AssetName: 'a', DataSetId: ID, Md5Hash, RevisionId: ID }
  const imported = await create('IMPORT_ASSET_FROM_SIGNED_URL', { ImportAssetFromSignedUrl })
  const to = new URL(imported.Details.ImportAssetFromSignedUrl.SignedUrl)
  const put = await ask('PUT', to.pathname + to.search, { payload: 'content' })
  t.match(put, { status: 200, headers: { etag: /^"/ } })
  t.strictSame(corsOf(put.headers), READABLE)
  const asset = { AssetId: ID, DataSetId: ID, RevisionId: ID }
  const { Id } = await create('EXPORT_ASSET_TO_SIGNED_URL', { ExportAssetToSignedUrl: asset })
  t.match(await ask('PATCH', `/v1/jobs/${Id}`), { status: 202, headers: READABLE })
  wall.advance(3000)
  const { Details } = JSON.parse((await ask('GET', `/v1/jobs/${Id}`)).text)
  const from = new URL(Details.ExportAssetToSignedUrl.SignedUrl)
  const ranges = { 200: {}, 206: { range: 'bytes=0-1' }, 416: { range: 'bytes=100000-' } }
  for (const [status, headers] of Object.entries(ranges)) {
    const got = await ask('GET', from.pathname + from.search, { headers })
    t.equal(got.status, Number(status))
    t.strictSame(corsOf(got.headers), READABLE, status)
  }
})

t.test('the control plane is for pages of this server only', async (t) => {
  const { ask, preflight, admin } = server(t)
  for (const url of ['/__admin/jobs', '/__admin/health', '/__admin', '/sandbox/a/__admin/jobs', '/__admin/%zz']) {
    for (const response of [await ask('GET', url), await ask('POST', url), await preflight(url, 'POST')]) {
      t.equal(response.status, 403, url)
      t.match(
        JSON.parse(response.text).error,
        { code: 'ForeignOrigin', message: /, whatever --cors-origin says\.$/ },
        url
      )
      t.strictSame(corsOf(response.headers), {}, url)
    }
  }
  t.strictSame(corsOf((await admin('GET', '/jobs')).headers), {}, 'nor does it vary')
})

t.test('pages of all other origins are refused as before, and the message says how to allow them', async (t) => {
  const { ask, preflight, admin } = server(t)
  const others = ['http://evil.example', 'http://localhost:5174', 'https://localhost:5173', `${PAGE}/`, 'null', '']
  for (const origin of others) {
    for (const url of ['/v1/jobs/job', '/signed-urls/download/job']) {
      for (const response of [await ask('GET', url, { origin }), await preflight(url, 'GET', { origin })]) {
        t.equal(response.status, 403, origin)
        t.strictSame(corsOf(response.headers), { vary: 'Origin' }, origin)
      }
    }
  }
  const { text } = await ask('GET', '/v1/jobs/job', { origin: 'http://evil.example' })
  t.match(text, 'start the server with --cors-origin http://evil.example, or set DATAEXCHANGE_LOCAL_CORS_ORIGIN.')
  t.notMatch((await ask('GET', '/v1/jobs/job', { origin: 'null' })).text, /start the server/)
  t.match((await admin('GET', '/requests')).body.meta, { total: 0 })
})

t.test('what a cache keeps differs by origin, also for requests without one', async (t) => {
  const { getJob, app } = server(t)
  t.strictSame(corsOf((await getJob('job')).headers), { vary: 'Origin' })
  const { headers } = await app.inject({ url: '/signed-urls/download/job' })
  t.strictSame(corsOf(headers), { vary: 'Origin' })
  const own = await getJob('job', { host: HOST, origin: `http://${HOST}` })
  t.strictSame([own.status, corsOf(own.headers)], [200, { vary: 'Origin' }], 'the own pages need no leave')
  const image = await getJob('job', { host: HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })
  t.equal(image.status, 403, 'what a page loads without saying whose it is remains refused')
})

t.test('without the option nothing is said of origins, and no preflight request is granted', async (t) => {
  const { ask, preflight, getJob } = server(t, { corsOrigins: [] })
  for (const response of [await ask('GET', '/v1/jobs/job'), await preflight('/v1/jobs/job', 'GET')]) {
    t.match(response, { status: 403, headers: { 'x-amzn-errortype': 'OriginNotAllowedException' } })
    t.strictSame(corsOf(response.headers), {})
  }
  t.strictSame(corsOf((await getJob('job')).headers), {})
})
