/** An item that falls due at an instant. `queueIndex` belongs to the queue: -1 while the item is not queued. */
export interface Due {
  dueAt: number
  /** Orders items that are due at the same instant, the lowest first. Unique. */
  readonly serial: number
  queueIndex: number
}

/** A priority queue by instant from which any item can be removed: a binary heap whose items know their index. */
export class DueQueue<T extends Due> {
  readonly #heap: T[] = []

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
    const last = this.#heap.pop() as T
    if (last === item) return
    this.#place(last, index)
    this.#rise(last)
    this.#sink(last)
  }

  /** Removes all items. */
  clear(): void {
    for (const item of this.#heap) item.queueIndex = -1
    this.#heap.length = 0
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
