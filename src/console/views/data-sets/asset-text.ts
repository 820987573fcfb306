import type { AssetView, RevisionView } from '../../../client/index.js'
import { bytesText } from './wire.js'

type Asset = RevisionView['assets'][number]

/** Returns how large an asset is; empty if its type has no size. */
export function sizeText({ AssetDetails }: Asset): string {
  const size = AssetDetails.S3SnapshotAsset?.Size
  return size === undefined ? '' : bytesText(size)
}

/** Returns whether the server holds the content of an asset. Without it, downloads send a text that names the asset. */
export function contentText(content: AssetView | undefined): string {
  return content === undefined ? 'made up' : `held, ${bytesText(content.bytes)}`
}
