import { readdirSync, readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { startS3 } from '../support/s3-server.js'
import { startServer } from '../support/server.js'

const idOf = (name: string) => name.padEnd(32, '0')

t.test('a server that stops does not wait for S3, and leaves no connection to it', async (t) => {
  let isClosed = false
  const { url, received } = await startS3(t, (_, __, { socket }) => {
    socket.on('close', () => {
      isClosed = true
    })
  })
  const server = await startServer(t, { s3Endpoint: `${url}/`, noFixtures: true, inProgressMs: 0 })
  const assets = [{ Id: idOf('asset'), Name: 'a.csv', text: 'a' }]
  const revisions = [{ Id: idOf('revision'), assets }]
  await server.admin('POST', '/data-sets', { Id: idOf('set'), Name: 'N', revisions })
  const AssetDestinations = [{ AssetId: idOf('asset'), Bucket: 'lake', Key: 'k' }]
  const Details = { ExportAssetsToS3: { DataSetId: idOf('set'), RevisionId: idOf('revision'), AssetDestinations } }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3', Details })
  const created = await fetch(`${server.url}/v1/jobs`, { method: 'POST', headers, body })
  const { Id } = (await created.json()) as { Id: string }
  await fetch(`${server.url}/v1/jobs/${Id}`, { method: 'PATCH' })
  while (received.length === 0) await turn()
  t.match(received, [{ method: 'PUT', url: '/lake/k', body: Buffer.from('a') }])
  const job = (await (await fetch(`${server.url}/v1/jobs/${Id}`)).json()) as { State: string }
  t.equal(job.State, 'IN_PROGRESS', 'nor do requests wait for it')
  await server.close()
  while (!isClosed) await turn()
  t.equal(received.length, 1, 'it is not tried again')
})

t.test('the client for S3 is loaded with the first object that is moved, and not at the start', async (t) => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const importers = sources.filter((name) =>
    /^(import (?!type )|export ).*\/(s3-storage|s3-client)\.js'/m.test(readFileSync(`src/${name}`, 'utf8'))
  )
  t.strictSame(importers.sort(), ['s3/s3-storage.ts'])
  t.match(readFileSync('src/s3/lazy-s3-storage.ts', 'utf8'), /import\('\.\/s3-storage\.js'\)/)
})
