import { sizeOf } from '../memory/size-of.js'
import type { Asset } from './asset.js'
import type { DataSet } from './data-set.js'
import type { Revision } from './revision.js'

/** What one of them takes besides its members: its places in the lists and the indexes. */
const PLACES = 200

/** Returns about how many bytes of memory a data set takes, without its revisions. */
export function dataSetBytes(dataSet: DataSet): number {
  return PLACES + sizeOf(dataSet)
}

/** Returns about how many bytes of memory a revision takes, without its assets. */
export function revisionBytes(revision: Revision): number {
  return PLACES + sizeOf(revision)
}

/** Returns about how many bytes of memory an asset takes, without its content. */
export function assetBytes(asset: Asset): number {
  return PLACES + sizeOf(asset)
}
