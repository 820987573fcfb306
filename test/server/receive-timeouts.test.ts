import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { buildApp } from '../../src/app.js'
import { defaultConfig } from '../../src/config/config.js'
import { ID, Type } from '../support/jobs.js'
import { connections, until, wireRequest } from '../support/socket.js'
import { TestWall } from '../support/test-wall.js'

const MD5 = '1B2M2Y8AsgTpgAmY7PhCfg=='

const SCENARIO = {
  name: 'x',
  jobs: [{ Type, Id: 'job' }],
  faults: [{ match: { jobId: 'job' }, effect: { connection: 'hang' as const } }]
}

/** A server that waits only so long for a request. */
async function server(t: Test, headersMs: number, requestMs: number) {
  const app = buildApp({
    config: defaultConfig(),
    scenarios: [{ file: 'x.json', scenario: SCENARIO }],
    wall: new TestWall(),
    receiveTimeouts: { headersMs, requestMs, checkEveryMs: 5 }
  })
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const open = connections(t, (app.server.address() as AddressInfo).port)
  return { app, open }
}

const BODIES = {
  'of the data plane': wireRequest('POST', '/v1/jobs', '{}'),
  'of the control plane': wireRequest('POST', '/__admin/jobs', '[]'),
  'of a stream of seeds': wireRequest('POST', '/__admin/jobs', `{"Type":"${Type}"}\n{}`, 'application/x-ndjson'),
  'of an operation that is not emulated': wireRequest('POST', '/v1/elsewhere', '{}')
}

/** The target of a signed URL for an upload. */
async function uploadTarget(app: ReturnType<typeof buildApp>): Promise<string> {
  const payload = {
    Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
    Details: { ImportAssetFromSignedUrl: { AssetName: 'a', DataSetId: ID, Md5Hash: MD5, RevisionId: ID } }
  }
  const created = (await app.inject({ method: 'POST', url: '/v1/jobs', payload })).json()
  const { pathname, search } = new URL(created.Details.ImportAssetFromSignedUrl.SignedUrl)
  return pathname + search
}

t.test('a body that does not arrive in time ends with a 408, and a response that takes longer does not', async (t) => {
  const { app, open } = await server(t, 50, 50)
  const hanging = open(wireRequest('GET', '/v1/jobs/job'))
  await once(app.server, 'request')
  const upload = wireRequest('PUT', await uploadTarget(app), 'content')
  for (const [name, request] of Object.entries({ ...BODIES, 'of an upload': upload })) {
    const slow = open(request.slice(0, -1))
    t.match(await text(slow), /^HTTP\/1\.1 408 /, `a body ${name}`)
  }
  t.equal(hanging.closed, false, 'it has waited for longer than any of them, for a response')
})

t.test(
  'headers that do not arrive in time end with a 408, also those of a connection that sends nothing',
  async (t) => {
    const { app, open } = await server(t, 50, 3_600_000)
    const slow = open(wireRequest('POST', '/v1/jobs', '{}').slice(0, -1))
    await once(app.server, 'request')
    t.match(await text(open('GET /v1/jobs/job HTTP/1.1\r\nhost: x\r\n')), /^HTTP\/1\.1 408 /)
    t.match(await text(open()), /^HTTP\/1\.1 408 /)
    t.equal(slow.closed, false, 'the headers of this request have arrived, and its body may take an hour')
  }
)

t.test('what a request that did not arrive holds is released', async (t) => {
  const { app, open } = await server(t, 50, 50)
  const requests = async () => {
    const { sandboxes } = (await app.inject('/__admin/sandboxes')).json()
    return sandboxes.find(({ name }: { name: string }) => name === 'a')?.requests
  }
  await text(open(wireRequest('POST', '/sandbox/a/__admin/jobs', '[]').slice(0, -1)))
  await until(async () => (await requests()) === 0)
})

t.test('a client has a minute for the headers and five for the whole request, as in Node', (t) => {
  const { server } = buildApp({ config: defaultConfig(), scenarios: [], wall: new TestWall() })
  t.equal(server.headersTimeout, 60_000)
  t.equal(server.requestTimeout, 300_000)
  t.end()
})
