/** The most items in a chunk. Adding an item moves at most so many others. */
const MAX_CHUNK = 512

/**
 * Items in the order of a comparison, with cursors that stay valid while items are added and removed: a cursor is the
 * key of an item, which need not be here any more. Finding, adding and removing an item take two binary searches.
 */
export class SortedList<Key, Item extends Key> {
  readonly #compare: (a: Key, b: Key) => number
  /** None is empty. */
  #chunks: Item[][] = []
  #size = 0

  /** `compare` must not return 0 for two different items, and what it compares must not change while an item is here. */
  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  /** Adds an item. */
  add(item: Item): void {
    this.#size++
    const index = Math.min(this.#chunkAt(item), this.#chunks.length - 1)
    const chunk = this.#chunks[index]
    if (chunk === undefined) {
      this.#chunks.push([item])
      return
    }
    const position = this.#positionIn(chunk, item)
    // A full chunk at the end stays full: halves would never be filled by items that arrive in order.
    if (position === MAX_CHUNK) {
      this.#chunks.push([item])
      return
    }
    chunk.splice(position, 0, item)
    if (chunk.length > MAX_CHUNK) this.#chunks.splice(index + 1, 0, chunk.splice(MAX_CHUNK / 2))
  }

  /**
   * Takes over the items of another list of the same order, which must not be used any more. It takes little time if all
   * of them come before those that are here, or after them.
   */
  absorb(other: SortedList<Key, Item>): void {
    const isBefore = (a: Item[] | undefined, b: Item[] | undefined) =>
      a === undefined || b === undefined || this.#compare(a.at(-1) as Item, b[0] as Item) < 0
    if (isBefore(other.#chunks.at(-1), this.#chunks[0])) this.#chunks = [...other.#chunks, ...this.#chunks]
    else if (isBefore(this.#chunks.at(-1), other.#chunks[0])) this.#chunks = [...this.#chunks, ...other.#chunks]
    else {
      for (const item of other) this.add(item)
      return
    }
    this.#size += other.#size
  }

  /** Removes an item that was added. */
  remove(item: Item): void {
    const index = this.#chunkAt(item)
    const chunk = this.#chunks[index] as Item[]
    chunk.splice(this.#positionIn(chunk, item), 1)
    if (chunk.length === 0) this.#chunks.splice(index, 1)
    this.#size--
  }

  /** The number of items that are not after a key. Adds up the lengths of chunks. */
  countUpTo(key: Key): number {
    const end = this.#chunkAt(key)
    let count = 0
    for (let index = 0; index < end; index++) count += (this.#chunks[index] as Item[]).length
    const chunk = this.#chunks[end]
    if (chunk === undefined) return count
    const position = this.#positionIn(chunk, key)
    const isHere = position < chunk.length && this.#compare(chunk[position] as Item, key) === 0
    return count + position + (isHere ? 1 : 0)
  }

  /** Removes all items. */
  clear(): void {
    this.#chunks = []
    this.#size = 0
  }

  /** Iterates over the items after a key, or over all of them. */
  *after(key?: Key): Generator<Item> {
    let index = key === undefined ? 0 : this.#chunkAt(key)
    const first = this.#chunks[index]
    if (first === undefined) return
    let position = key === undefined ? 0 : this.#positionIn(first, key)
    if (key !== undefined && position < first.length && this.#compare(first[position] as Item, key) === 0) position++
    for (; index < this.#chunks.length; index++, position = 0) {
      const chunk = this.#chunks[index] as Item[]
      for (; position < chunk.length; position++) yield chunk[position] as Item
    }
  }

  [Symbol.iterator](): Generator<Item> {
    return this.after()
  }

  /** The index of the first chunk whose last item is not before the key; past the last chunk if there is none. */
  #chunkAt(key: Key): number {
    return firstIndex(this.#chunks.length, (index) => {
      const chunk = this.#chunks[index] as Item[]
      return this.#compare(chunk[chunk.length - 1] as Item, key) >= 0
    })
  }

  /** The index of the first item of a chunk that is not before the key; past its end if all are. */
  #positionIn(chunk: readonly Item[], key: Key): number {
    return firstIndex(chunk.length, (index) => this.#compare(chunk[index] as Item, key) >= 0)
  }
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
