/** The number of shards: of a million keys, each gets some ten to twenty thousand. */
export const SHARDS = 64

/** How many characters at either end of a key decide its shard. Ids of the service have 32. */
const END = 16

const HASH_BITS = 12

/**
 * The shard of each hash. The sizes of the shards rise evenly from the first to the last, which gets twice as much as
 * the first. A map rehashes all its entries whenever their number passes a power of two: shards of one size would all
 * do so at the same time, which is as long a pause as that of one large map.
 */
const SHARD_OF_HASH = Uint8Array.from({ length: 2 ** HASH_BITS }, (_, hash) =>
  Math.floor(SHARDS * Math.log2(1 + hash / 2 ** HASH_BITS))
)

/** Returns the shard that a key belongs to, from 0 to `SHARDS` - 1. */
export function shardOf(key: string): number {
  const { length } = key
  // FNV-1a over the characters' codes. Which characters tell ids apart depends on who made them.
  let hash = 0x811c9dc5
  for (let index = length > END ? length - END : 0; index < length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  for (let index = Math.min(END, length - END) - 1; index >= 0; index--) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  // The last characters are only in some bits of it, and these spread them over all.
  return SHARD_OF_HASH[Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - HASH_BITS)] as number
}
