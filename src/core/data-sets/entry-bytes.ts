import { sizeOf } from '../memory/size-of.js'

/** What an entry takes besides its members: its places in the lists and the indexes. */
const PLACES = 200

/**
 * Returns about how many bytes of memory a data set, a revision or an asset takes: a data set without its revisions, a
 * revision without its assets, an asset without its content.
 */
export function entryBytes(entry: object): number {
  return PLACES + sizeOf(entry)
}
