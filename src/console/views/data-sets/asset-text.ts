import type { AssetView, RevisionView } from '../../../client/index.js'
import { sizeText } from '../../parts/format.js'

/** Returns how large an asset is; empty if its type has no size. */
export function assetSizeText({ AssetDetails }: RevisionView['assets'][number]): string {
  const size = AssetDetails.S3SnapshotAsset?.Size
  return size === undefined ? '' : sizeText(size)
}

/** Returns whether the server holds the content of an asset. Without it, downloads send a text that names the asset. */
export function contentText(content: AssetView | undefined): string {
  return content === undefined ? 'placeholder' : `stored, ${sizeText(content.bytes)}`
}
