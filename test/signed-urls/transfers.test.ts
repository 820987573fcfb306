import { once } from 'node:events'
import t from 'tap'
import { ID } from '../support/jobs.js'
import { only } from '../support/only.js'
import { listen } from '../support/server.js'
import { connections, received, until, wireRequest } from '../support/socket.js'

const SEED = { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: ID, plan: 'waits' } as const
const ASSET = 'c'.repeat(32)

t.test('an upload is cut off with its sandbox, and its content is not that of the new job with its id', async (t) => {
  const { admin, getJob, port, wall } = await listen(t, { fixtures: [] }, [{ name: 'x', jobs: [SEED] }])
  wall.advance(100)
  const open = connections(t, port)
  const url = new URL((await getJob(ID)).body.Details.ImportAssetFromSignedUrl.SignedUrl)
  const request = wireRequest('PUT', `${url.pathname}${url.search}`, 'content')
  const uploads = async () => (await admin('GET', '/snapshot')).body.assets.uploads
  const inFlight = async () => (await admin('GET', '/sandboxes')).body.sandboxes[0].requests - 1

  for (const [method, path, body] of [
    ['POST', '/reset', undefined],
    ['POST', '/scenarios?mode=replace', { name: 'x', jobs: [SEED] }],
    ['DELETE', '/sandboxes/default', undefined]
  ] as const) {
    const socket = open(request.slice(0, -3))
    await until(async () => (await inFlight()) === 1)
    const closed = once(socket.resume(), 'close')
    await admin(method, path, body)
    socket.write(request.slice(-3))
    await closed
    await until(async () => (await inFlight()) === 0)
    t.strictSame(await uploads(), [], path)
  }
  t.match(await received(open(request)), /^HTTP\/1.1 200 /, 'the URL is that of the new job as well')
  t.match(await uploads(), only({}))
})

t.test('a download of which the client reads but the beginning is cut off', async (t) => {
  const asset = { id: ASSET, base64: Buffer.alloc(16e6).toString('base64') }
  const { admin, aws, getJob, port, wall } = await listen(t, { fixtures: [], waitingMs: 0, inProgressMs: 0 }, [
    { name: 'x', assets: [asset] }
  ])
  wall.advance(100)
  const details = { DataSetId: ID, RevisionId: ID, AssetId: ASSET }
  const created = await aws('POST', '/v1/jobs', {
    Type: 'EXPORT_ASSET_TO_SIGNED_URL',
    Details: { ExportAssetToSignedUrl: details }
  })
  await aws('PATCH', `/v1/jobs/${created.body.Id}`)
  const { Details } = (await getJob(created.body.Id)).body
  const url = new URL(Details.ExportAssetToSignedUrl.SignedUrl)
  const socket = connections(t, port)(wireRequest('GET', `${url.pathname}${url.search}`))
  t.match(await received(socket), /^HTTP\/1.1 200 /)
  socket.pause()
  await admin('POST', '/reset')
  let bytes = 0
  socket.on('data', ({ length }) => {
    bytes += length
  })
  await once(socket.resume(), 'close')
  t.ok(bytes < 16e6, 'the rest never comes')
})
