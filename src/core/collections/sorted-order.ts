/** The most items in a chunk. Adding an item moves at most so many others. */
const MAX_CHUNK = 512

/** Items of one order are added to another one by one if that has so many times more. Otherwise both are merged. */
const MANY = 64

/** An item's rank and, among items of the same rank, its serial. No two items have both in common. */
export interface SortKey {
  readonly rank: number
  readonly serial: number
}

/**
 * Items sorted by rank and serial, in whichever order they are added. They are in chunks of sorted items, so that adding
 * and removing one takes two binary searches and moves few others. Adding one at the end takes neither.
 */
export class SortedOrder<T extends { readonly serial: number }> {
  readonly #rankOf: (item: T) => number
  /** None is empty. */
  #chunks: T[][] = []

  /** The rank of an item must not change while it is here. */
  constructor(rankOf: (item: T) => number) {
    this.#rankOf = rankOf
  }

  /** Adds an item. */
  add(item: T): void {
    const key = this.#keyOf(item)
    const last = this.#chunks.at(-1)
    if (last === undefined || this.#isBelow(last.at(-1) as T, key)) {
      // A full chunk stays full: halves would never be filled by items that arrive in order.
      if (last === undefined || last.length === MAX_CHUNK) this.#chunks.push([item])
      else last.push(item)
      return
    }
    const index = this.#chunkIndex(key)
    const chunk = this.#chunks[index] as T[]
    chunk.splice(this.#indexIn(chunk, key), 0, item)
    if (chunk.length > MAX_CHUNK) this.#chunks.splice(index + 1, 0, chunk.splice(MAX_CHUNK / 2))
  }

  /** Removes an item that was added. */
  remove(item: T): void {
    const key = this.#keyOf(item)
    const index = this.#chunkIndex(key)
    const chunk = this.#chunks[index] as T[]
    chunk.splice(this.#indexIn(chunk, key), 1)
    if (chunk.length === 0) this.#chunks.splice(index, 1)
  }

  /**
   * Takes over the items of another order, which must not be used any more. Their serials may have changed, all by the
   * same. Takes no time for each if all of them come last.
   */
  absorb(other: SortedOrder<T>): void {
    const chunks = other.#chunks
    const [first, last] = [chunks[0]?.[0], this.#chunks.at(-1)?.at(-1)]
    if (first === undefined) return
    if (last === undefined || this.#isBelow(last, this.#keyOf(first))) {
      for (const chunk of chunks) this.#chunks.push(chunk)
      return
    }
    const [items, others] = [this.#chunks.flat(), chunks.flat()]
    if (others.length * MANY < items.length) for (const item of others) this.add(item)
    else this.#chunks = inChunks(this.#merged(items, others))
  }

  /** Removes all items. */
  clear(): void {
    this.#chunks = []
  }

  /** Iterates over the items below a key, which need not be that of an item, or over all of them; the last first. */
  *before(key: SortKey | undefined): Generator<T> {
    let index = key === undefined ? this.#chunks.length - 1 : this.#chunkIndex(key)
    let position = this.#chunks[index]?.length ?? 0
    if (key !== undefined && index < this.#chunks.length) position = this.#indexIn(this.#chunks[index] as T[], key)
    for (;;) {
      const chunk = this.#chunks[index]
      while (chunk !== undefined && position > 0) yield chunk[--position] as T
      if (--index < 0) return
      position = (this.#chunks[index] as T[]).length
    }
  }

  #merged(items: readonly T[], others: readonly T[]): T[] {
    const merged: T[] = []
    let next = 0
    for (const other of others) {
      const key = this.#keyOf(other)
      while (next < items.length && this.#isBelow(items[next] as T, key)) merged.push(items[next++] as T)
      merged.push(other)
    }
    while (next < items.length) merged.push(items[next++] as T)
    return merged
  }

  #keyOf(item: T): SortKey {
    return { rank: this.#rankOf(item), serial: item.serial }
  }

  #isBelow(item: T, { rank, serial }: SortKey): boolean {
    const own = this.#rankOf(item)
    return own < rank || (own === rank && item.serial < serial)
  }

  /** The index of the first chunk that has an item not below the key; past the last chunk if none has. */
  #chunkIndex(key: SortKey): number {
    return firstIndex(this.#chunks.length, (index) => !this.#isBelow((this.#chunks[index] as T[]).at(-1) as T, key))
  }

  /** The index of the first item of a chunk that is not below the key; past its end if all are. */
  #indexIn(chunk: readonly T[], key: SortKey): number {
    return firstIndex(chunk.length, (index) => !this.#isBelow(chunk[index] as T, key))
  }
}

function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let start = 0; start < items.length; start += MAX_CHUNK) chunks.push(items.slice(start, start + MAX_CHUNK))
  return chunks
}

/** The first index below `end` that passes a test, which all after it pass too; `end` if none does. */
function firstIndex(end: number, passes: (index: number) => boolean): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}
