import type { AssetStore } from '../assets/asset-store.js'
import { Filler } from '../assets/filler.js'
import { placeholderOf } from '../assets/placeholder.js'
import type { Asset } from '../data-sets/asset.js'

/** What tells the content of an asset. */
export type AssetToRead = Pick<Asset, 'id' | 'revisionId' | 'dataSetId'> & Partial<Pick<Asset, 'details'>>

/**
 * Returns the content of an asset that exists: what was imported or seeded under its id, or else a placeholder that
 * names it, over and over until the size that the asset has.
 */
export function contentOfAsset(assets: AssetStore, asset: AssetToRead): Buffer | Filler {
  return assets.get(asset.id)?.content ?? placeholderContent(asset)
}

/** Returns what stands for the content of an asset that the server does not have. */
export function placeholderContent({ id, revisionId, dataSetId, details }: AssetToRead): Buffer | Filler {
  const placeholder = placeholderOf({ assetId: id, revisionId, dataSetId })
  const { Size = placeholder.length } = details?.S3SnapshotAsset ?? {}
  return Size === placeholder.length ? placeholder : new Filler(placeholder, Size)
}
