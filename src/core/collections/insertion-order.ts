/** An item of an order. */
export interface Ordered {
  /**
   * The position of the item, which no other item ever has. It serves as a cursor. It stays as it is, except when another
   * order takes the item over.
   */
  serial: number
  /** Set by the order. */
  removed: boolean
}

/**
 * Items in the order in which they were added, with cursors that stay valid while items are added and removed. Finding
 * the item after a cursor takes a binary search.
 */
export class InsertionOrder<T extends Ordered> {
  #items: T[] = []
  #first = 0
  #removed = 0
  #nextSerial = 0

  /** The serial of the item to come. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  /** Leaves serials out, so that the next item has this one. */
  skipTo(serial: number): void {
    this.#nextSerial = serial
  }

  /** Adds an item, whose serial is the next one. */
  append(item: T): void {
    this.#items.push(item)
    this.#nextSerial = item.serial + 1
  }

  /** Removes an item. */
  remove(item: T): void {
    item.removed = true
    this.#removed++
    while (this.#items[this.#first]?.removed) this.#first++
    this.#compact()
  }

  /** Removes all items. Serials continue. */
  clear(): void {
    this.#items = []
    this.#first = 0
    this.#removed = 0
  }

  /** Takes over the items of another order, which must not be used any more. They get the next serials. */
  absorb(other: InsertionOrder<T>): void {
    const first = this.#nextSerial
    for (const item of other.after(undefined)) {
      item.serial += first
      this.#items.push(item)
    }
    this.#nextSerial = first + other.#nextSerial
  }

  /** The item that was added first, if any. */
  get oldest(): T | undefined {
    return this.#items[this.#first]
  }

  /** Returns all items, which may contain removed ones. Copies them at once, without a look at each. */
  copy(): readonly T[] {
    return this.#items.slice(this.#first)
  }

  /** Iterates over the items after a cursor, or over all of them. */
  *after(serial: number | undefined): Generator<T> {
    for (let index = this.#indexAfter(serial); index < this.#items.length; index++) {
      const item = this.#items[index] as T
      if (!item.removed) yield item
    }
  }

  /** Iterates over all items, the last first. */
  *lastFirst(): Generator<T> {
    for (let index = this.#items.length - 1; index >= this.#first; index--) {
      const item = this.#items[index] as T
      if (!item.removed) yield item
    }
  }

  /** Frees the places of removed items once they outnumber the others. */
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
