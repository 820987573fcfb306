/**
 * A map that remembers what was set last, and forgets what was set long ago: at least the last `limit` entries are
 * there, and at most twice as many. Forgetting takes no time.
 */
export class RecentMap<K, V> {
  readonly #limit: number
  #recent = new Map<K, V>()
  #older = new Map<K, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: K): V | undefined {
    return this.#recent.get(key) ?? this.#older.get(key)
  }

  set(key: K, value: V): void {
    if (this.#recent.size >= this.#limit) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, value)
  }
}
