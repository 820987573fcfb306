import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { buildApp } from '../../src/app.js'
import { defaultConfig } from '../../src/config/config.js'
import { NO_LOG } from '../../src/server/no-log.js'
import { idHeaders } from '../support/api-assets.js'
import { TestWall } from '../support/test-wall.js'

t.test('a body that breaks off is not logged as a bug of the server, in whichever part of it', async (t) => {
  const logged: unknown[][] = []
  const logger = { ...NO_LOG, error: (...line: unknown[]) => void logged.push(line), child: () => logger }
  const app = buildApp({ config: defaultConfig(), scenarios: [], wall: new TestWall(), logger })
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const json = { 'content-type': 'application/json' }
  const inFlight = async () => {
    const { body } = await app.inject({ method: 'GET', url: '/__admin/sandboxes' })
    return JSON.parse(body).sandboxes[0].requests
  }
  const seeded = await app.inject({
    method: 'POST',
    url: '/__admin/jobs',
    headers: json,
    payload: JSON.stringify({ Type: 'IMPORT_ASSET_FROM_SIGNED_URL' })
  })
  const upload = new URL(JSON.parse(seeded.body).job.Details.ImportAssetFromSignedUrl.SignedUrl)
  for (const [method, path, headers] of [
    ['POST', '/v1', idHeaders()],
    ['POST', '/v1/data-sets', json],
    ['POST', '/__admin/faults', json],
    ['POST', '/__admin/jobs', { 'content-type': 'application/x-ndjson' }],
    ['PUT', '/__admin/snapshot', json],
    ['PUT', upload.pathname + upload.search, {}]
  ] as const) {
    const sent = request({ port, method, path, headers: { ...headers, 'transfer-encoding': 'chunked' } })
    sent.on('error', () => {})
    sent.write('{"some": ')
    while ((await inFlight()) < 2) await nextTurn()
    sent.destroy()
    while ((await inFlight()) > 1) await nextTurn()
    await nextTurn()
    t.strictSame(logged.splice(0), [], `${method} ${path}`)
  }
})
