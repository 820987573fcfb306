import type { AssetDetails } from '../../data-sets/asset-details.js'

/** An asset that an import makes. */
export interface ImportedAsset {
  readonly name: string
  readonly details: AssetDetails
}

/** What the assets of an import depend on, besides its Details. */
export interface ImportContext {
  readonly region: string
  /** Returns the id of an asset that the import makes, counted from 0. */
  assetId(index: number): string
  /** Returns the size of the content of such an asset, in bytes. */
  size(index: number): number
}

/** What a job type imports. */
export interface ImportDefinition<Details> {
  /** Returns the assets that a job with these Details makes when it completes. */
  assetsOf(details: Details, context: ImportContext): readonly ImportedAsset[]
}
