import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import t from 'tap'
import { build } from '../support/build.js'
import { listen } from '../support/server.js'

/** A server with a data set of files, and what downloads of them return. */
function server(t: Parameters<typeof build>[0]) {
  const { app, admin, aws } = build(t, { fixtures: [], clock: { mode: 'frozen' }, inProgressMs: 0 })
  return {
    admin,
    aws,
    /** Seeds an asset and returns what a client uses to export it. */
    async seed(asset: object) {
      const seed = { Origin: 'ENTITLED', revisions: [{ assets: [asset] }] }
      const [{ Id: RevisionId, DataSetId, assets }] = (await admin('POST', '/data-sets', seed)).body.revisions
      return { DataSetId, RevisionId, AssetId: assets[0].Id, size: assets[0].AssetDetails.S3SnapshotAsset.Size }
    },
    /** Exports an asset, and downloads it. */
    async download({ size: _, ...ExportAssetToSignedUrl }: Record<string, unknown>, headers = {}) {
      const request = { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Details: { ExportAssetToSignedUrl } }
      const { Id } = (await aws('POST', '/v1/jobs', request)).body
      await aws('PATCH', `/v1/jobs/${Id}`)
      const url = (await aws('GET', `/v1/jobs/${Id}`)).body.Details.ExportAssetToSignedUrl.SignedUrl
      return app.inject({ method: 'GET', url, headers })
    }
  }
}

t.test('an exported asset gives the content that was seeded with it', async (t) => {
  const { seed, download } = server(t)
  const text = await download(await seed({ text: 'id,größe\n' }))
  t.strictSame([text.statusCode, text.payload, text.headers['content-length']], [200, 'id,größe\n', '11'])
  const base64 = await download(await seed({ base64: 'AAEC/w==' }))
  t.strictSame([...base64.rawPayload], [0, 1, 2, 255])
  const empty = await download(await seed({ text: '' }))
  t.strictSame([empty.statusCode, empty.payload, empty.headers['content-length']], [200, '', '0'])
})

t.test('an asset of which only the size was given has so many bytes, the same ones each time', async (t) => {
  const { seed, download } = server(t)
  const asset = await seed({ size: 200_000 })
  t.equal(asset.size, 200_000)
  const whole = await download(asset)
  t.strictSame([whole.statusCode, whole.headers['content-length'], whole.rawPayload.length], [200, '200000', 200_000])
  t.match(whole.payload.slice(0, 200), asset.AssetId as string)
  const again = await download(asset)
  t.ok(again.rawPayload.equals(whole.rawPayload))
  t.equal(again.headers.etag, whole.headers.etag)
  const range = await download(asset, { range: 'bytes=65530-131080' })
  t.strictSame(
    [range.statusCode, range.headers['content-range'], range.headers['content-length']],
    [206, 'bytes 65530-131080/200000', '65551']
  )
  t.ok(range.rawPayload.equals(whole.rawPayload.subarray(65_530, 131_081)))
  t.equal((await download(asset, { range: 'bytes=200000-' })).statusCode, 416)
  const none = await download(await seed({ size: 0 }))
  t.strictSame([none.statusCode, none.headers['content-length'], none.payload], [200, '0', ''])
})

t.test('a part of content that is larger than all memory is sent', async (t) => {
  const { seed, download } = server(t)
  const asset = await seed({ size: 5_000_000_000_000 })
  const last = await download(asset, { range: 'bytes=-7' })
  t.strictSame([last.statusCode, last.rawPayload.length], [206, 7])
})

t.test('an asset without content has that of the size in its details', async (t) => {
  const { seed, download } = server(t)
  for (const asset of [await seed({}), await seed({ AssetDetails: { S3SnapshotAsset: { Size: 9423 } } })]) {
    const { rawPayload, headers } = await download(asset)
    t.strictSame([rawPayload.length, headers['content-length']], [asset.size, String(asset.size)])
  }
})

t.test(
  'content that is made up arrives whole over a socket, and stops with a client that leaves or a reset',
  async (t) => {
    const { app, admin, aws, url } = await listen(t, { fixtures: [], clock: { mode: 'frozen' }, inProgressMs: 0 })
    const assets = [{ size: 5_000_000 }, { size: 5_000_000_000_000 }]
    const [{ Id: RevisionId, DataSetId, assets: seeded }] = (
      await admin('POST', '/data-sets', { revisions: [{ assets }] })
    ).body.revisions
    const signedUrl = async (size: number) => {
      const isIt = (asset: { AssetDetails: { S3SnapshotAsset: { Size: number } } }) =>
        asset.AssetDetails.S3SnapshotAsset.Size === size
      const AssetId = seeded.find(isIt).Id
      const Details = { ExportAssetToSignedUrl: { DataSetId, RevisionId, AssetId } }
      const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Details })).body
      await aws('PATCH', `/v1/jobs/${Id}`)
      const given = (await aws('GET', `/v1/jobs/${Id}`)).body.Details.ExportAssetToSignedUrl.SignedUrl
      const { pathname, search } = new URL(given)
      return url + pathname + search
    }
    const whole = await fetch(await signedUrl(5_000_000))
    t.equal((await whole.arrayBuffer()).byteLength, 5_000_000)

    const isIdle = async () => {
      while ((await promisify(app.server.getConnections.bind(app.server))()) > 1) await setImmediate()
      return true
    }
    const leaving = new AbortController()
    const left = await fetch(await signedUrl(5_000_000_000_000), { signal: leaving.signal })
    t.equal(left.headers.get('content-length'), '5000000000000')
    leaving.abort()
    t.ok(await isIdle(), 'nothing is sent to it any more')

    const cutOff = await fetch(await signedUrl(5_000_000_000_000))
    await admin('POST', '/reset')
    await t.rejects(cutOff.arrayBuffer(), 'a reset cuts it off')
  }
)
