import type { DataSet } from './data-set.js'
import { DataSetStore } from './data-set-store.js'

/**
 * Data sets with their revisions and assets that are yet to be added to a store: they are made one by one, and the
 * store takes them over at once.
 */
export class StagedDataSets {
  readonly store = new DataSetStore()
  /** The data sets that seeds ask for, in the order of the seeds: all but the entitled copies. */
  readonly dataSets: DataSet[] = []
  /** The content of assets by their ids. */
  readonly contents = new Map<string, Buffer>()
}
