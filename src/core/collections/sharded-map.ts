/** The number of maps that share the entries: a million are some sixteen thousand in each. */
const SHARDS = 64

/**
 * A map by string that grows without pauses. A plain Map of half a million entries blocks for a tenth of a second and
 * more when it grows. Here one small map grows at a time.
 */
export class ShardedMap<V> {
  #shards: (Map<string, V> | undefined)[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): V | undefined {
    return this.#shards[shardOf(key)]?.get(key)
  }

  set(key: string, value: V): void {
    const index = shardOf(key)
    let shard = this.#shards[index]
    if (shard === undefined) {
      shard = new Map()
      this.#shards[index] = shard
    }
    this.#size -= shard.size
    shard.set(key, value)
    this.#size += shard.size
  }

  delete(key: string): boolean {
    const isDeleted = this.#shards[shardOf(key)]?.delete(key) ?? false
    if (isDeleted) this.#size--
    return isDeleted
  }

  clear(): void {
    this.#shards = []
    this.#size = 0
  }
}

/** Ids differ at their end, whether they are random or numbered. */
function shardOf(key: string): number {
  const last = key.length - 1
  return (key.charCodeAt(last) * 31 + key.charCodeAt(last - 1)) % SHARDS || 0
}
