import { ASSET_BYTES } from '../assets/asset-store.js'
import { sumOf } from '../memory/size-of.js'
import type { DataSetSeed } from './data-set-seed.js'
import { entryBytes } from './entry-bytes.js'
import type { RevisionAssetSeed } from './revision-asset-seed.js'
import type { RevisionSeed } from './revision-seed.js'
import { originOf, seededContent } from './seed-defaults.js'

/** What is made up for each entry takes at most so many bytes: ids, ARNs, names and details. */
const MADE_UP = 2048

/** Returns about how many bytes of memory the data set of a seed takes with all that is in it, its content included. */
export function dataSetSeedBytes({ revisions = [], ...seed }: DataSetSeed): number {
  return copiesOf(seed) * (MADE_UP + entryBytes(seed) + sumOf(revisions, revisionSeedBytes))
}

/** An OWNED data set in a product has a copy of all that is in it. */
function copiesOf(seed: DataSetSeed): number {
  return seed.product !== undefined && originOf(seed) === 'OWNED' ? 2 : 1
}

/** Returns about how many bytes of memory the revision of a seed takes with its assets, their content included. */
export function revisionSeedBytes({ assets = [], ...seed }: RevisionSeed): number {
  return MADE_UP + entryBytes(seed) + sumOf(assets, assetSeedBytes)
}

function assetSeedBytes(seed: RevisionAssetSeed): number {
  const { text, base64, size, ...entry } = seed
  return MADE_UP + entryBytes(entry) + ASSET_BYTES + (seededContent(seed)?.length ?? 0)
}

/** As `dataSetSeedBytes`, if every sandbox holds the same content, so that it takes no room in this one. */
export function sharedDataSetSeedBytes(seed: DataSetSeed): number {
  return dataSetSeedBytes(seed) - dataSetContentBytes(seed)
}

/** Returns the bytes of the content of the data set of a seed, those of its entitled copy included. */
export function dataSetContentBytes(seed: DataSetSeed): number {
  return copiesOf(seed) * contentBytes(seed.revisions ?? [])
}

/** Returns the bytes of the content of revisions. */
export function contentBytes(revisions: readonly RevisionSeed[]): number {
  return sumOf(revisions, ({ assets = [] }) => sumOf(assets, (asset) => seededContent(asset)?.length ?? 0))
}
