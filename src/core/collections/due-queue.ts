/** An item that falls due at an instant. `queueIndex` belongs to the queue: -1 while the item is not queued. */
export interface Due {
  dueAt: number
  /** Orders items that are due at the same instant, the lowest first. Unique. */
  serial: number
  queueIndex: number
}

/** Items of one queue are put into another one by one if that has so many times more. Otherwise it is ordered anew. */
const MANY = 8

/** A priority queue by instant from which any item can be removed: a binary heap whose items know their index. */
export class DueQueue<T extends Due> {
  #heap: T[] = []

  /** Returns the item due first, if any. */
  peek(): T | undefined {
    return this.#heap[0]
  }

  /** Queues an item, or moves it if it is already queued. */
  put(item: T, dueAt: number): void {
    this.remove(item)
    item.dueAt = dueAt
    this.#place(item, this.#heap.length)
    this.#rise(item)
  }

  /** Removes an item if it is queued. */
  remove(item: T): void {
    const index = item.queueIndex
    if (index < 0) return
    item.queueIndex = -1
    // It was queued before a clear.
    if (this.#heap[index] !== item) return
    const last = this.#heap.pop() as T
    if (last === item) return
    this.#place(last, index)
    this.#rise(last)
    this.#sink(last)
  }

  /** Removes all items, without a look at each. */
  clear(): void {
    this.#heap = []
  }

  /** Takes over the items of another queue, which must not be used any more. Their serials may have changed alike. */
  absorb(other: DueQueue<T>): void {
    const own = this.#heap
    if (own.length === 0) {
      this.#heap = other.#heap
    } else if (other.#heap.length * MANY < own.length) {
      for (const item of other.#heap) {
        this.#place(item, own.length)
        this.#rise(item)
      }
    } else {
      for (const item of other.#heap) this.#place(item, own.length)
      for (let index = (own.length >> 1) - 1; index >= 0; index--) this.#sink(own[index] as T)
    }
  }

  #place(item: T, index: number): void {
    this.#heap[index] = item
    item.queueIndex = index
  }

  #rise(item: T): void {
    while (item.queueIndex > 0) {
      const parent = this.#heap[(item.queueIndex - 1) >> 1] as T
      if (!isBefore(item, parent)) return
      this.#swap(item, parent)
    }
  }

  #sink(item: T): void {
    for (;;) {
      const left = this.#heap[2 * item.queueIndex + 1]
      const right = this.#heap[2 * item.queueIndex + 2]
      const first = right !== undefined && isBefore(right, left as T) ? right : left
      if (first === undefined || !isBefore(first, item)) return
      this.#swap(item, first)
    }
  }

  #swap(a: T, b: T): void {
    const index = a.queueIndex
    this.#place(a, b.queueIndex)
    this.#place(b, index)
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.dueAt === b.dueAt ? a.serial < b.serial : a.dueAt < b.dueAt
}
