import { DataSetStore } from './data-set-store.js'

/** The content of an asset. */
export interface StagedContent {
  readonly assetId: string
  readonly content: Buffer
}

/**
 * Data sets with their revisions and assets that are yet to be added to a store: they are made one by one, and the store
 * takes them over at once.
 */
export class StagedDataSets {
  readonly store = new DataSetStore()
  readonly contents: StagedContent[] = []
}
