import type { IncomingMessage } from 'node:http'
import t, { type Test } from 'tap'
import { type Config, defaultConfig } from '../../src/config/config.js'
import { ForeignRequests } from '../../src/server/foreign-requests.js'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'
import { listen } from '../support/server.js'
import { connections, received } from '../support/socket.js'

const PAGE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
const LINK = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
const HOST = 'localhost:2017'

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS'

function server(t: Test, config: Partial<Config> = {}) {
  const built = build(t, config, [{ name: 'x', jobs: [{ Type, Id: 'job', plan: 'waits' }] }])
  return {
    ...built,
    ask: async (method: Method, url: string, headers: Record<string, string>) => {
      const { statusCode: status, headers: sent, body } = await built.app.inject({ method, url, headers })
      return { status, headers: sent, body }
    }
  }
}

t.test('a rebound public name reaches nothing, in any plane, and the response says how to allow it', async (t) => {
  const { ask, admin } = server(t)
  const headers = { host: 'evil.example:2017', origin: 'http://evil.example:2017', 'sec-fetch-site': 'same-origin' }
  const hint = /the host \\?"evil.example:2017\\?" are refused.*--allowed-hosts evil\.example,/
  const reset = await ask('POST', '/__admin/reset', headers)
  t.equal(reset.status, 421)
  t.match(JSON.parse(reset.body), { error: { code: 'HostNotAllowed', message: hint, problems: [] } })
  t.equal((await ask('GET', '/__admin/health', headers)).status, 421)
  t.match(await ask('GET', '/v1/jobs/job', headers), {
    status: 421,
    headers: { 'x-amzn-errortype': 'HostNotAllowedException', 'x-amzn-requestid': /-/ },
    body: hint
  })
  t.match(await ask('GET', '/signed-urls/download/job', headers), {
    status: 421,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': /-/ },
    body: /^<\?xml .*<Code>HostNotAllowed<\/Code>.*--allowed-hosts evil\.example,/s
  })
  for (const url of ['/', '/v1/data-sets', '/sandbox/a/v1/jobs', '/v1/jobs/%zz', '/__admin/%zz', '/signed-urls/%zz']) {
    t.equal((await ask('GET', url, headers)).status, 421, url)
  }
  t.match((await admin('GET', '/requests')).body, { requests: { length: 0 }, meta: { total: 0 } })
})

t.test('hosts of local set-ups are served without configuration', async (t) => {
  const { ask } = server(t)
  const hosts = [
    'localhost:2017',
    '127.0.0.1:49153',
    '[::1]:2017',
    '192.168.0.7',
    'dataexchange:2017',
    'host.docker.internal:2017',
    'host.testcontainers.internal:2017',
    'dataexchange.default.svc.cluster.local',
    ''
  ]
  for (const host of hosts) t.equal((await ask('GET', '/v1/jobs/job', { host })).status, 200, host)
  // With the prefix a host is served as without; what is below /v1 is for API assets there.
  const prefixed = { host: 'api-fulfill.localhost:2017' }
  t.equal((await ask('GET', '/__admin/health', prefixed)).status, 200)
  t.equal((await ask('GET', '/v1/jobs/job', prefixed)).status, 400)
})

t.test('however many hosts are used, each request is judged by its own', async (t) => {
  const foreign = new ForeignRequests(defaultConfig())
  const kindFor = (host: string) => foreign.refusalOf({ headers: { host }, method: 'GET' } as IncomingMessage)?.kind
  const wrong: string[] = []
  const expect = (host: string, kind: string | undefined) => {
    if (kindFor(host) !== kind) wrong.push(host)
  }
  for (let n = 0; n < 250; n++) {
    expect(`host-${n}`, undefined)
    expect(`host-${n % 100}`, undefined)
    expect(`host-${n}.example`, 'host')
    expect('evil.example', 'host')
  }
  t.strictSame(wrong, [])
})

t.test('--allowed-hosts, --host and --public-url add hosts', async (t) => {
  const config = {
    allowedHosts: ['Mock.Example', '.corp.example'],
    host: 'box.example',
    publicUrl: 'https://p.example/b'
  }
  const { ask } = server(t, config)
  for (const host of ['mock.example', 'MOCK.example.:1', 'a.corp.example', 'box.example', 'p.example']) {
    t.equal((await ask('GET', '/v1/jobs/job', { host })).status, 200, host)
  }
  for (const host of ['corp.example', 'a.mock.example', 'evil.example']) {
    t.equal((await ask('GET', '/v1/jobs/job', { host })).status, 421, host)
  }
  t.equal((await server(t, { allowedHosts: ['*'] }).ask('GET', '/v1/jobs/job', { host: 'evil.example' })).status, 200)
})

t.test('a request without a Host header is served', async (t) => {
  const { port, url } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job' }] }])
  t.ok(url)
  const connect = connections(t, port)
  for (const version of ['1.0', '1.1']) {
    const socket = connect(`GET /v1/jobs/job HTTP/${version}\r\nconnection: close\r\n\r\n`)
    t.match(await received(socket), /^HTTP\/1\.1 200 /, version)
  }
})

t.test('the authority of a target in absolute form must be served as well, in every plane', async (t) => {
  const { port, admin } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job' }] }])
  const connect = connections(t, port)
  const statusOf = async (target: string, headers = 'host: localhost') => {
    const head = await received(connect(`GET ${target} HTTP/1.1\r\n${headers}\r\n\r\n`))
    return Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1])
  }
  for (const path of ['/v1/jobs/job', '/sandbox/a/v1/jobs', '/__admin/jobs', '/signed-urls/download/job', '/%zz']) {
    for (const authority of ['evil.example', 'EVIL.example:2017', 'a@localhost', 'evil%2eexample']) {
      t.equal(await statusOf(`http://${authority}${path}`), 421, `${authority}${path}`)
    }
  }
  t.equal(await statusOf('HTTP://evil.example?x'), 421)
  t.equal(await statusOf('http://localhost/v1/jobs/job', 'host: evil.example'), 421, 'its Host is judged as before')
  t.equal(await statusOf('http://mock.test/v1/jobs/job'), 200)
  t.equal(await statusOf('/v1/jobs/job?http://evil.example'), 200)
  const page = 'host: localhost\r\norigin: http://localhost'
  t.equal(await statusOf('http://localhost/v1/jobs/job', page), 200)
  t.equal(await statusOf('http://mock.test/v1/jobs/job', page), 403, 'a page of the Host is no page of the authority')
  const { sandboxes } = (await admin('GET', '/sandboxes')).body
  t.equal(sandboxes.length, 1, 'those that are refused create no sandbox')
})

t.test('requests from pages of other origins are refused in the form of each plane', async (t) => {
  const { ask, admin } = server(t)
  for (const origin of ['http://evil.example', 'null', 'http://localhost:2018', 'https://127.0.0.1:2017', 'x', '']) {
    const headers = { origin, host: HOST }
    t.match(await ask('GET', '/v1/jobs/job', headers), {
      status: 403,
      headers: { 'x-amzn-errortype': 'OriginNotAllowedException' }
    })
    t.match(await ask('POST', '/v1/jobs', headers), { status: 403 })
    t.match(await ask('OPTIONS', '/v1/jobs/job', headers), { status: 403 })
    t.match(await ask('POST', '/__admin/reset', headers), { status: 403, body: /"code":"ForeignOrigin"/ })
    t.match(await ask('PUT', '/signed-urls/upload/job', headers), { status: 403, body: /<Code>OriginNotAllowed</ })
  }
  const own = { origin: `http://${HOST}`, host: HOST, 'sec-fetch-site': 'same-origin' }
  t.equal((await ask('GET', '/v1/jobs/job', own)).status, 200)
  const { body } = await admin('GET', '/requests')
  t.equal(body.meta.total, 1, 'only the one that was served is in the journal')
  t.match((await admin('GET', '/jobs/job')).body, { polls: 1 })
})

t.test('what a page of another site loads without an Origin is no poll and is in no journal', async (t) => {
  const { ask, admin } = server(t)
  await admin('POST', '/faults', { effect: { exception: 'ThrottlingException' } })
  const headers = { host: HOST, ...PAGE }
  t.match(await ask('GET', '/v1/jobs/job', headers), {
    status: 403,
    headers: { 'x-amzn-errortype': 'OriginNotAllowedException' },
    body: /another site/
  })
  t.equal((await ask('HEAD', '/v1/jobs/job', headers)).status, 403)
  t.equal((await ask('GET', '/__admin/jobs', headers)).status, 403)
  t.equal((await ask('GET', '/signed-urls/download/job', headers)).status, 403)
  t.match((await admin('GET', '/requests')).body.meta, { total: 0 })
  t.match((await admin('GET', '/jobs/job')).body, { polls: 0 })
  t.match((await admin('GET', '/faults')).body.faults[0], { matched: 0, fired: 0 })
  for (const site of ['same-origin', 'same-site', 'none']) {
    t.equal((await ask('GET', '/__admin/jobs', { host: HOST, 'sec-fetch-site': site })).status, 200, site)
  }
})

t.test('links of other sites lead to documents and signed URLs, and nowhere else', async (t) => {
  const { ask } = server(t)
  const headers = { host: HOST, ...LINK }
  t.equal((await ask('GET', '/__admin/openapi.json', headers)).status, 200)
  t.equal((await ask('GET', '/sandbox/a/__admin/openapi.json?x', headers)).status, 400, 'it reaches the route')
  t.match(await ask('GET', '/signed-urls/download/job', headers), { status: 403, body: /<Code>AccessDenied</ })
  t.equal((await ask('GET', '/__admin/console/', headers)).status, 200)
  t.equal((await ask('GET', '/__admin/docs', headers)).status, 302)
  for (const url of ['/v1/jobs/job', '/v1/jobs', '/', '/__admin/jobs', '/__admin/consoles', '/__admin/openapi.jsonx']) {
    t.equal((await ask('GET', url, headers)).status, 403, url)
  }
  t.equal((await ask('POST', '/__admin/openapi.json', headers)).status, 403)
  t.equal((await ask('PUT', '/signed-urls/upload/job', headers)).status, 403)
  t.equal((await ask('GET', '/__admin/openapi.json', { ...headers, host: 'evil.example' })).status, 421)
})

t.test('what a page of another site loads or opens creates and evicts no sandbox', async (t) => {
  const { ask, admin, sandbox } = server(t, { maxSandboxes: 2 })
  await sandbox('mine').getJob('job')
  for (let n = 0; n < 5; n++) {
    await ask('GET', `/sandbox/s${n}/v1/jobs/job`, { host: HOST, ...PAGE })
    await ask('GET', `/sandbox/s${n}/v1/jobs/job`, { host: 'evil.example' })
    await ask('GET', `/sandbox/s${n}/__admin/openapi.json`, { host: HOST, ...LINK })
    await ask('GET', `/sandbox/s${n}/__admin/console/`, { host: HOST, ...LINK })
  }
  const { sandboxes, meta } = (await admin('GET', '/sandboxes')).body
  t.strictSame(
    sandboxes.map(({ name }: { name: string }) => name),
    ['default', 'mine']
  )
  t.equal(meta.evicted, 0)
})
