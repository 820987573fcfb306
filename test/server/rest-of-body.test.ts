import { text } from 'node:stream/consumers'
import t from 'tap'
import { listen } from '../support/server.js'
import { connections, wireRequest } from '../support/socket.js'

t.test('a body that is refused leaves its connection for the next request, and its client reads why', async (t) => {
  const { port, admin } = await listen(t, { bodyLimitBytes: 100_000, maxUploadBytes: 100_000 })
  const seeded = await admin('POST', '/jobs', { Type: 'IMPORT_ASSET_FROM_SIGNED_URL' })
  const upload = new URL(seeded.body.job.Details.ImportAssetFromSignedUrl.SignedUrl)
  const tooLong = 'x'.repeat(3_000_000)
  for (const [method, path, body, expected] of [
    ['POST', '/__admin/jobs', tooLong, '413'],
    ['POST', '/__admin/nothing', tooLong, '413'],
    ['POST', '/v1/jobs', tooLong, '413'],
    ['PUT', '/__admin/snapshot', `nonsense${tooLong}`, '400'],
    ['PUT', upload.pathname + upload.search, tooLong, '400']
  ] as const) {
    const socket = connections(t, port)(
      wireRequest(method, path, body).replace('host: x', `host: ${upload.host}`),
      'GET /__admin/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'
    )
    const statuses = [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)
    t.strictSame(statuses, [expected, '200'], `${method} ${path}`)
  }
})
