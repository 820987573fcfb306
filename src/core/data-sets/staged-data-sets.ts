import { DataSetStore } from './data-set-store.js'

/**
 * Data sets with their revisions and assets that are yet to be added to a store: they are made one by one, and the store
 * takes them over at once.
 */
export class StagedDataSets {
  readonly store = new DataSetStore()
  /** The ids of the entitled copies among them, which no seed asks for by itself. */
  readonly copies = new Set<string>()
  /** The content of assets by their ids. */
  readonly contents = new Map<string, Buffer>()
}
