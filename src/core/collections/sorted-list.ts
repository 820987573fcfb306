/** The most items in a chunk. Adding an item moves at most so many others. */
const MAX_CHUNK = 512

/** Items of one list are added to another one by one if that has so many times more. Otherwise both are merged. */
const MANY = 64

/**
 * Items in the order of a comparison, with cursors that stay valid while items are added and removed: a cursor is the
 * key of an item, which need not be here any more. Finding, adding and removing an item take two binary searches;
 * adding one at the end takes neither.
 */
export class SortedList<Key, Item extends Key> {
  readonly #compare: (a: Key, b: Key) => number
  /** None is empty. */
  #chunks: Item[][] = []
  #size = 0

  /**
   * `compare` must not return 0 for two different items, and what it compares must not change while an item is here.
   */
  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  /** The item that comes before all others, if any. */
  get first(): Item | undefined {
    return this.#chunks[0]?.[0]
  }

  /** Returns all items as they are now, in several lists, none of which is empty. */
  copy(): readonly (readonly Item[])[] {
    return this.#chunks.map((chunk) => chunk.slice())
  }

  /** Adds an item. */
  add(item: Item): void {
    this.#size++
    const last = this.#chunks.at(-1)
    // A full chunk at an end stays full: halves would never be filled by items that arrive in order.
    if (last === undefined || this.#compare(last.at(-1) as Item, item) < 0) {
      if (last === undefined || last.length === MAX_CHUNK) this.#chunks.push([item])
      else last.push(item)
      return
    }
    const index = this.#chunkAt(item)
    const chunk = this.#chunks[index] as Item[]
    const position = this.#positionIn(chunk, item)
    if (index === 0 && position === 0 && chunk.length === MAX_CHUNK) {
      this.#chunks.unshift([item])
      return
    }
    chunk.splice(position, 0, item)
    if (chunk.length > MAX_CHUNK) this.#chunks.splice(index + 1, 0, chunk.splice(MAX_CHUNK / 2))
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

  /**
   * Takes over the items of another list, which must not be used any more. What the order compares may have changed in
   * them, as long as their order among themselves is the same. Takes no time for each if all of them come first or
   * last.
   */
  absorb(other: SortedList<Key, Item>): void {
    const [items, others] = [this.#size, other.#size]
    if (this.#isBefore(other)) {
      for (const chunk of other.#chunks) this.#chunks.push(chunk)
    } else if (other.#isBefore(this)) {
      this.#chunks = [...other.#chunks, ...this.#chunks]
    } else if (others * MANY < items) {
      for (const item of other) this.add(item)
      return
    } else {
      this.#chunks = inChunks(this.#merged([...this], [...other]))
    }
    this.#size += others
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

  /** Iterates over the items before a key, or over all of them; the last first. */
  *before(key?: Key): Generator<Item> {
    let index = key === undefined ? this.#chunks.length - 1 : this.#chunkAt(key)
    let position = this.#chunks[index]?.length ?? 0
    if (key !== undefined && index < this.#chunks.length)
      position = this.#positionIn(this.#chunks[index] as Item[], key)
    for (;;) {
      const chunk = this.#chunks[index]
      while (chunk !== undefined && position > 0) yield chunk[--position] as Item
      if (--index < 0) return
      position = (this.#chunks[index] as Item[]).length
    }
  }

  [Symbol.iterator](): Generator<Item> {
    return this.after()
  }

  /** Whether all items come before those of another list. */
  #isBefore(other: SortedList<Key, Item>): boolean {
    const [last, first] = [this.#chunks.at(-1)?.at(-1), other.#chunks[0]?.[0]]
    return last === undefined || first === undefined || this.#compare(last, first) < 0
  }

  #merged(items: readonly Item[], others: readonly Item[]): Item[] {
    const merged: Item[] = []
    let next = 0
    for (const other of others) {
      while (next < items.length && this.#compare(items[next] as Item, other) < 0) merged.push(items[next++] as Item)
      merged.push(other)
    }
    while (next < items.length) merged.push(items[next++] as Item)
    return merged
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
