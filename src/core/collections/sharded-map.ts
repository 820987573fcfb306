/** The number of maps that share the entries: a million are some sixteen thousand in each. */
const SHARDS = 64

/**
 * A map by string that grows without pauses. A plain Map of half a million entries blocks for a tenth of a second and
 * more when it grows. Here one small map grows at a time.
 */
export class ShardedMap<V> {
  #shards: (Map<string, V> | undefined)[] = []
  /** What was taken over from other maps and has not been merged yet, by shard. */
  #absorbed: (Map<string, V>[] | undefined)[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): V | undefined {
    return this.#shard(shardOf(key))?.get(key)
  }

  set(key: string, value: V): void {
    const index = shardOf(key)
    let shard = this.#shard(index)
    if (shard === undefined) {
      shard = new Map()
      this.#shards[index] = shard
    }
    this.#size -= shard.size
    shard.set(key, value)
    this.#size += shard.size
  }

  delete(key: string): boolean {
    const isDeleted = this.#shard(shardOf(key))?.delete(key) ?? false
    if (isDeleted) this.#size--
    return isDeleted
  }

  clear(): void {
    this.#shards = []
    this.#absorbed = []
    this.#size = 0
  }

  /**
   * Takes over the entries of another map, which must have no key that is here, and which must not be used any more.
   * Takes no time for each: the entries of a shard are merged when the shard is next used.
   */
  absorb(other: ShardedMap<V>): void {
    for (let index = 0; index < SHARDS; index++) {
      const shard = other.#shard(index)
      if (shard === undefined) continue
      const absorbed = this.#absorbed[index]
      if (this.#shards[index] === undefined) this.#shards[index] = shard
      else if (absorbed === undefined) this.#absorbed[index] = [shard]
      else absorbed.push(shard)
    }
    this.#size += other.#size
  }

  #shard(index: number): Map<string, V> | undefined {
    if (this.#absorbed.length > 0) this.#merge(index)
    return this.#shards[index]
  }

  #merge(index: number): void {
    const absorbed = this.#absorbed[index]
    if (absorbed === undefined) return
    this.#absorbed[index] = undefined
    let largest = this.#shards[index] as Map<string, V>
    for (const shard of absorbed) {
      const [from, to] = shard.size < largest.size ? [shard, largest] : [largest, shard]
      for (const [key, value] of from) to.set(key, value)
      largest = to
    }
    this.#shards[index] = largest
  }
}

/** Ids differ at their end, whether they are random or numbered. */
function shardOf(key: string): number {
  const last = key.length - 1
  return (key.charCodeAt(last) * 31 + key.charCodeAt(last - 1)) % SHARDS || 0
}
