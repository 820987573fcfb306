import { SHARDS, shardOf } from './shard-of.js'

/** So few entries are in one map. */
const FEW = 256

/**
 * A map by string that grows without pauses. A plain Map moves all its entries at once when it grows. Here the entries
 * are shared by small maps, and one of these grows at a time.
 */
export class ShardedMap<V> {
  /** All entries, while they are few. */
  #few: Map<string, V> | undefined = new Map()
  #shards: (Map<string, V> | undefined)[] = []
  /** What was taken over from other maps and has not been merged yet, by shard. */
  #absorbed: (Map<string, V>[] | undefined)[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): V | undefined {
    return this.#mapOf(key)?.get(key)
  }

  set(key: string, value: V): void {
    if (this.#size >= FEW && this.#few !== undefined) this.#spread()
    const map = this.#mapOf(key) ?? this.#addShard(key)
    this.#size -= map.size
    map.set(key, value)
    this.#size += map.size
  }

  delete(key: string): boolean {
    const isDeleted = this.#mapOf(key)?.delete(key) ?? false
    if (isDeleted) this.#size--
    return isDeleted
  }

  clear(): void {
    this.#few = new Map()
    this.#shards = []
    this.#absorbed = []
    this.#size = 0
  }

  /**
   * Takes over the entries of another map, which must have no key that is here, and which must not be used any more.
   * Unless they are few, it takes no time for each: the entries of a shard are merged when the shard is next used.
   */
  absorb(other: ShardedMap<V>): void {
    if (other.#few !== undefined) {
      for (const [key, value] of other.#few) this.set(key, value)
      return
    }
    this.#spread()
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

  #mapOf(key: string): Map<string, V> | undefined {
    return this.#few ?? this.#shard(shardOf(key))
  }

  #addShard(key: string): Map<string, V> {
    const shard = new Map<string, V>()
    this.#shards[shardOf(key)] = shard
    return shard
  }

  /** Moves the entries from the one map to their shards. */
  #spread(): void {
    const few = this.#few
    if (few === undefined) return
    this.#few = undefined
    for (const [key, value] of few) (this.#mapOf(key) ?? this.#addShard(key)).set(key, value)
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
