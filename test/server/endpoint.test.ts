import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { endpointOf, originForm } from '../../src/server/endpoint.js'
import { ID } from '../support/jobs.js'
import { listen } from '../support/server.js'

const IMPORT = JSON.stringify({
  Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
  Details: {
    ImportAssetFromSignedUrl: { AssetName: 'a', DataSetId: ID, Md5Hash: '1B2M2Y8AsgTpgAmY7PhCfg==', RevisionId: ID }
  }
})

t.test('the target of a request in absolute form is read as a path', (t) => {
  const targets = {
    '/v1/jobs?a=http://b/c': '/v1/jobs?a=http://b/c',
    'http://mock.test:2017/sandbox/a/v1/jobs?b': '/sandbox/a/v1/jobs?b',
    'HTTPS://mock.test/': '/',
    'http://mock.test': '/',
    'http://mock.test?b': '/?b',
    '*': '*'
  }
  for (const [target, path] of Object.entries(targets)) t.equal(originForm(target), path, target)
  t.end()
})

t.test('an endpoint is where the client has reached the server', (t) => {
  const socket = { localAddress: '127.0.0.1', localPort: 2017 }
  const cases: [string, Parameters<typeof endpointOf>[0] | object][] = [
    ['http://mock.test:3000', { headers: { host: 'mock.test:3000' }, socket }],
    ['http://mock.test:2017', { headers: { host: 'mock.test' }, socket }],
    ['http://mock.test:2017', { headers: { host: 'mock.test:' }, socket }],
    ['http://mock.test', { headers: { host: 'mock.test' }, socket: { ...socket, localPort: 80 } }],
    ['http://mock.test', { headers: { host: 'mock.test' } }],
    ['http://[::1]:2017', { headers: { host: '[::1]' }, socket }],
    ['http://127.0.0.1:2017', { headers: { host: '' }, socket }],
    ['http://127.0.0.1:2017', { headers: {}, socket: { ...socket, localAddress: '::ffff:127.0.0.1' } }],
    ['http://[fe80::1]:2017', { headers: {}, socket: { ...socket, localAddress: 'fe80::1%eth0' } }],
    ['http://127.0.0.1:2017', { headers: { host: 'not a host' }, socket }],
    ['http://other.test:80', { headers: { host: 'mock.test' }, url: 'http://other.test:80/v1/jobs', socket }],
    ['https://mock.test:2017', { headers: { host: 'mock.test' }, socket: { ...socket, encrypted: true } }],
    ['https://mock.test', { headers: { host: 'mock.test' }, socket: { ...socket, localPort: 443, encrypted: true } }]
  ]
  for (const [endpoint, request] of cases) t.equal(endpointOf(request as Parameters<typeof endpointOf>[0]), endpoint)
  t.end()
})

t.test('the signed URL of a job can be fetched, whatever its Host header and the form of its target', async (t) => {
  const { port, admin } = await listen(t, { fixtures: [] })
  const requests = {
    'a Host without a port': ['/v1/jobs', 'Host: localhost'],
    'an empty Host': ['/v1/jobs', 'Host:'],
    'no Host': ['/v1/jobs', 'accept: */*'],
    'an absolute target': [`http://127.0.0.1:${port}/v1/jobs`, 'Host: elsewhere.test'],
    'an absolute target below a sandbox': [`http://127.0.0.1:${port}/sandbox/a/v1/jobs`, 'Host: elsewhere.test']
  }
  for (const [name, [target, host]] of Object.entries(requests)) {
    const socket = connect(port, '127.0.0.1')
    t.teardown(() => socket.destroy())
    const head = `POST ${target} HTTP/1.1\r\n${host}\r\ncontent-type: application/json\r\nconnection: close\r\n`
    socket.write(`${head}content-length: ${IMPORT.length}\r\n\r\n${IMPORT}`)
    const [, body] = (await text(socket)).split('\r\n\r\n')
    const url = JSON.parse(body as string).Details.ImportAssetFromSignedUrl.SignedUrl
    t.equal((await fetch(url, { method: 'PUT', body: '' })).status, 200, `${name}: ${url.split('?')[0]}`)
  }
  t.equal((await admin('GET', '/sandboxes')).body.sandboxes.length, 2, 'the one in the absolute target is its sandbox')
})
