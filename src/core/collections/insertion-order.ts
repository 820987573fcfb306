/** Something that has its place in an order. */
export interface Ordered {
  /** The place, never given twice: a cursor. */
  readonly serial: number
  removed: boolean
}

/**
 * Items in the order in which they came, with cursors that stay good while items come and go. Finding the item
 * after a cursor costs the same at any depth but for a bisection.
 */
export class InsertionOrder<T extends Ordered> {
  #items: T[] = []
  #first = 0
  #removed = 0
  #nextSerial = 0

  /** The place of the item to come next. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  /** Leaves places free, so that the next item's is this one. */
  skipTo(serial: number): void {
    this.#nextSerial = serial
  }

  /** Puts an item, which has the next serial, at the end. */
  append(item: T): void {
    this.#items.push(item)
    this.#nextSerial = item.serial + 1
  }

  /** Takes an item out. */
  remove(item: T): void {
    item.removed = true
    this.#removed++
    while (this.#items[this.#first]?.removed) this.#first++
    this.#compact()
  }

  /** Takes all items out. */
  clear(): void {
    this.#items = []
    this.#first = 0
    this.#removed = 0
  }

  /** The item that came first of those that are there. */
  get oldest(): T | undefined {
    return this.#items[this.#first]
  }

  /** The items after a cursor, or all of them. */
  *after(serial: number | undefined): Generator<T> {
    for (let index = this.#indexAfter(serial); index < this.#items.length; index++) {
      const item = this.#items[index] as T
      if (!item.removed) yield item
    }
  }

  /** The items before a cursor, or all of them, the last first. */
  *before(serial: number | undefined): Generator<T> {
    const end = serial === undefined ? this.#items.length : this.#indexAfter(serial - 1)
    for (let index = end - 1; index >= this.#first; index--) {
      const item = this.#items[index] as T
      if (!item.removed) yield item
    }
  }

  /** Drops the items that were removed once they are more than those that are there. */
  #compact(): void {
    if (this.#removed * 2 <= this.#items.length + 16) return
    this.#items = this.#items.filter((item) => !item.removed)
    this.#first = 0
    this.#removed = 0
  }

  #indexAfter(serial: number | undefined): number {
    let low = this.#first
    if (serial === undefined) return low
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#items[middle] as T).serial <= serial) low = middle + 1
      else high = middle
    }
    return low
  }
}
