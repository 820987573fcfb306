import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import t from 'tap'
import { ADMIN_ERRORS } from '../../src/admin/plane/admin-error.js'
import { errorResponse } from '../../src/aws/wire/error-response.js'
import type { Config } from '../../src/config/config.js'
import { SandboxError, type SandboxErrorKind } from '../../src/core/validation/sandbox-error.js'
import { NO_LOG } from '../../src/server/no-log.js'
import { signedUrlErrorResponse } from '../../src/signed-urls/signed-url-error.js'
import { build } from '../support/build.js'
import { exportRequest, Type } from '../support/jobs.js'
import { holds, runs } from '../support/property.js'
import { listen } from '../support/server.js'
import { connections } from '../support/socket.js'

interface Refused {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Each plane: a path in it, and how its errors look. */
const PLANES: Readonly<Record<string, { path: string; check(refused: Refused, what: string): void }>> = {
  data: {
    path: '/v1/jobs/x',
    check({ headers, body }, what) {
      assert.equal(headers['content-type'], 'application/json', what)
      assert.match(String(headers['x-amzn-errortype']), /^\w+$/, what)
      assert.match(String(headers['x-amzn-requestid']), /^[0-9a-f-]{36}$/, what)
      assert.match(String(headers['x-dataexchange-local']), /^sandbox=/, what)
      assert.deepEqual(Object.keys(JSON.parse(body)), ['Message'], what)
    }
  },
  'not emulated': {
    path: '/v1/elsewhere/x',
    check: (refused, what) => PLANES.data?.check(refused, what)
  },
  admin: {
    path: '/__admin/jobs/x',
    check({ headers, body }, what) {
      assert.match(String(headers['content-type']), /^application\/json/, what)
      const { error } = JSON.parse(body)
      assert.deepEqual(Object.keys(error), ['code', 'message', 'problems'], what)
      assert.ok(Object.hasOwn(ADMIN_ERRORS, error.code), what)
    }
  },
  health: {
    path: '/__admin/health',
    check: (refused, what) => PLANES.admin?.check(refused, what)
  },
  'OpenAPI document': {
    path: '/__admin/openapi.json',
    check: (refused, what) => PLANES.admin?.check(refused, what)
  },
  'signed URLs': {
    path: '/signed-urls/download/x',
    check({ headers, body }, what) {
      assert.equal(headers['content-type'], 'application/xml', what)
      assert.match(String(headers['x-amz-request-id']), /^[0-9a-f-]{36}$/, what)
      assert.match(body, /^<\?xml .*<Error><Code>\w+<\/Code><Message>.+<\/Message>.*<\/Error>$/s, what)
    }
  }
}

/** What is refused before any plane's own routes see it: by which server, how, and with which status in which plane. */
const REFUSALS: readonly {
  name: string
  config?: Partial<Config>
  url: (path: string) => string
  headers?: Record<string, string>
  statuses: { [Plane in keyof typeof PLANES]?: number } & { default: number }
}[] = [
  {
    name: 'a bad name of a sandbox',
    url: (path) => `/sandbox/a.b${path}`,
    statuses: { default: 400, admin: 422, health: 422, 'OpenAPI document': 422 }
  },
  {
    name: 'no room for another sandbox',
    config: { maxSandboxes: 1 },
    url: (path) => `/sandbox/s2${path}`,
    // These need no sandbox.
    statuses: { default: 507, health: 200, 'OpenAPI document': 200 }
  },
  { name: 'a path that is not percent-encoded', url: (path) => `${path}/%zz`, statuses: { default: 400 } },
  {
    name: 'the same below a sandbox',
    url: (path) => `/sandbox/a${path}/%zz`,
    statuses: { default: 400 }
  },
  {
    name: 'a public host',
    url: (path) => path,
    headers: { host: 'evil.example' },
    statuses: { default: 421 }
  },
  {
    name: 'a foreign page',
    url: (path) => path,
    headers: { host: 'localhost', origin: 'http://evil.example' },
    statuses: { default: 403 }
  }
]

t.test('every plane refuses in its own form what is refused before its routes', async (t) => {
  for (const { name, config, url, headers = {}, statuses } of REFUSALS) {
    const { app } = build(t, config)
    for (const [plane, { path, check }] of Object.entries(PLANES)) {
      const response = await app.inject({ url: url(path), headers })
      const what = `${plane}: ${name}`
      t.equal(response.statusCode, statuses[plane] ?? statuses.default, what)
      if (response.statusCode < 400) continue
      check({ status: response.statusCode, headers: response.headers, body: response.body }, what)
    }
  }
})

t.test('every plane has a status for every kind of refusal of a sandbox', async (t) => {
  const expected: Record<SandboxErrorKind, number> = { invalid: 400, 'not-found': 404, conflict: 409, limit: 507 }
  for (const [kind, status] of Object.entries(expected)) {
    const error = new SandboxError(kind as SandboxErrorKind, 'It is so.')
    t.match(errorResponse(error, NO_LOG), { status, body: '{"Message":"It is so."}' }, `data: ${kind}`)
    t.match(
      signedUrlErrorResponse(error, 'id', NO_LOG),
      { status, body: /<Message>It is so\.</ },
      `signed URLs: ${kind}`
    )
  }
})

t.test('what HTTP cannot read is answered in the form of the plane that it is for', async (t) => {
  const { port, admin } = await listen(t)
  const open = connections(t, port)
  const unreadable = {
    400: (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\nbroken header\r\n\r\n`,
    431: (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`
  }
  for (const [status, request] of Object.entries(unreadable)) {
    for (const [plane, { path, check }] of Object.entries(PLANES)) {
      const what = `${plane}: ${status}`
      const [head = '', body = ''] = (await text(open(request(`/sandbox/a${path}`)))).split('\r\n\r\n')
      const [line, ...fields] = head.split('\r\n')
      t.match(line, new RegExp(`^HTTP/1\\.1 ${status} `), what)
      const headers = Object.fromEntries(fields.map((field) => field.split(': ')))
      check({ status: Number(status), headers, body }, what)
      t.match(headers, { connection: 'close', date: /GMT$/, 'content-length': String(Buffer.byteLength(body)) }, what)
    }
  }
  t.match(await text(open('nonsense\r\n\r\n')), /^HTTP\/1\.1 400 .*x-amzn-errortype: ValidationException\r\n/s)
  t.match((await admin('GET', '/sandboxes')).body.sandboxes, { length: 1 }, 'none of these makes a sandbox')
})

t.test('a request that expects what no server does is served as any other', async (t) => {
  const { port } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job', plan: 'waits' }] }])
  const request = 'GET /v1/jobs/job HTTP/1.1\r\nhost: x\r\nexpect: the-unexpected\r\nconnection: close\r\n\r\n'
  const response = await text(connections(t, port)(request))
  t.match(response, /^HTTP\/1\.1 200 OK\r\n[\s\S]*x-amzn-requestid: [\s\S]*"State":"WAITING"/i)
})

t.test('what breaks off in the middle of a response only closes the connection', async (t) => {
  const { port, admin, app } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job' }] }])
  await admin('POST', '/faults', { effect: { connection: 'drip', paceMs: 60_000 } })
  const socket = connections(t, port)('GET /v1/jobs/job HTTP/1.1\r\nhost: x\r\n\r\n')
  const received = text(socket)
  await new Promise((resolve) => app.server.once('request', resolve))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.write('nonsense\r\n\r\n')
  t.equal((await received).match(/HTTP\/1\.1/g)?.length, 1)
})

const NAMES = ['default', 'a', 'b', 'c', '111111111111', 'a.b', 'a%20b', '%zz', '..', '', 'x'.repeat(65), ';fault=x']
const IDS = ['job', 'nobody', ...NAMES, '%00', '__proto__', 'constructor', '%F0%9F%92%A5', '%0d%0a', 'x'.repeat(300)]
const ROUTES = [
  '/v1/jobs',
  '/v1/jobs/:id',
  '/v1/event-actions/:id',
  '/v1/tags/:id',
  '/signed-urls/download/:id',
  '/signed-urls/upload/:id',
  '/signed-urls/:id',
  '/__admin/jobs',
  '/__admin/jobs/:id',
  '/__admin/jobs/:id/transition',
  '/__admin/jobs/:id/await?state=COMPLETED&timeoutMs=0',
  '/__admin/faults',
  '/__admin/faults/:id',
  '/__admin/outcomes',
  '/__admin/outcomes/:id',
  '/__admin/scenarios',
  '/__admin/scenarios/:id',
  '/__admin/limits',
  '/__admin/assets',
  '/__admin/clock',
  '/__admin/clock/advance',
  '/__admin/requests',
  '/__admin/calls',
  '/__admin/polls/:id',
  '/__admin/verify',
  '/__admin/verdict',
  '/__admin/snapshot',
  '/__admin/reset',
  '/__admin/sandboxes',
  '/__admin/sandboxes/:id',
  '/__admin/openapi.json',
  '/__admin/health',
  '/:id'
]
const BODIES: readonly unknown[] = [
  undefined,
  '{',
  '',
  '[]',
  '{}',
  'x'.repeat(3000),
  `${'['.repeat(500)}${']'.repeat(500)}`,
  { Type, Id: 'job' },
  { Type, plan: 'succeeds' },
  [{ Type }, { Type }, { Type }],
  exportRequest(),
  { state: 'COMPLETED' },
  { delay: { ms: 0 } },
  { effect: { connection: 'malformed' }, times: 1 },
  { effect: { response: { status: 200 } }, times: 1 },
  { plan: 'fails' },
  { name: 'x', jobs: [{ Type, Id: 'x' }], assets: [{ id: 'a', text: 'x'.repeat(100) }] },
  { now: '9999-12-31T23:59:59.999Z' },
  { ms: 1 },
  { ms: Number.MAX_SAFE_INTEGER },
  { toNextTransition: true },
  { inProgress: { [Type]: 0 } },
  { match: { jobId: 'job' }, count: { min: 1 } }
]

t.test('no request gets a 5xx that nothing ordered, except 501 and 507, and each error has its form', async (t) => {
  const request = fc.record({
    method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
    sandbox: fc.option(fc.constantFrom(...NAMES), { freq: 2 }),
    route: fc.constantFrom(...ROUTES),
    id: fc.constantFrom(...IDS),
    query: fc.constantFrom('', '', '', '?x=1', '?mode=replace', '?maxResults=x', '?limit=0', '?to=empty', '?a=%zz'),
    body: fc.constantFrom(...BODIES),
    headers: fc.constantFrom(
      {},
      { 'content-type': 'application/json' },
      { 'content-type': 'application/json' },
      { 'content-type': 'application/json' },
      { 'content-type': 'application/x-ndjson' },
      { 'content-type': 'nonsense' },
      { authorization: 'Credential=222222222222/20260302/us-east-1/dataexchange/aws4_request' },
      { origin: 'http://evil.example' }
    )
  })
  const config = { maxSandboxes: 3, maxJobs: 4, bodyLimitBytes: 2000, maxUploadBytes: 1000, maxContentBytes: 150 }
  const { app, wall } = build(t, config, [{ name: 'x', jobs: [{ Type, Id: 'job', plan: 'succeeds' }] }])
  const ticking = setInterval(() => wall.advance(1))
  t.teardown(() => clearInterval(ticking))
  const property = fc.asyncProperty(request, async ({ method, sandbox, route, id, query, body, headers }) => {
    const url = (sandbox === null ? '' : `/sandbox/${sandbox}`) + route.replace(':id', id) + query
    const payload = typeof body === 'object' ? JSON.stringify(body) : (body as string | undefined)
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers },
      ...(payload !== undefined && method !== 'GET' && method !== 'HEAD' && { payload })
    })
    const { statusCode: status } = response
    const what = `${method} ${url} with ${payload?.slice(0, 100)}: ${status} ${response.body.slice(0, 300)}`
    assert.ok(status < 500 || status === 501 || status === 507, what)
    // The data plane and the control plane are held to their schemas by every test.
    const isSignedUrl = /^(\/sandbox\/[^/]+)?\/signed-urls\//.test(url)
    // What injects the requests resolves `..`, as a client does.
    if (status < 400 || method === 'HEAD' || !isSignedUrl || url.includes('..')) return
    PLANES['signed URLs']?.check({ status, headers: response.headers, body: response.body }, what)
  })
  await holds(t, property, runs(300, 50_000))
})
