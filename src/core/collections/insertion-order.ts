import { SortedList } from './sorted-list.js'

/** An item of an order. */
export interface Ordered {
  /**
   * The position of the item, which no other item ever has. It serves as a cursor. It stays as it is, except when
   * another order takes the item over.
   */
  serial: number
}

/**
 * Items in the order in which they were added, with cursors that stay valid while items are added and removed. Finding
 * the item after a cursor and removing an item take two binary searches.
 */
export class InsertionOrder<T extends Ordered> {
  readonly #items = new SortedList<Ordered, T>((a, b) => a.serial - b.serial)
  readonly #firstSerial: number
  #nextSerial: number

  /** The first item that is added gets the serial `firstSerial`. */
  constructor(firstSerial = 0) {
    this.#firstSerial = firstSerial
    this.#nextSerial = firstSerial
  }

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
    this.#items.add(item)
    this.#nextSerial = item.serial + 1
  }

  /** Removes an item. */
  remove(item: T): void {
    this.#items.remove(item)
  }

  /** Removes all items. Serials continue. */
  clear(): void {
    this.#items.clear()
  }

  /**
   * Takes over the items of another order, which must not be used any more. They get the next serials, which takes no
   * time for each if the other order began with the serial of the item to come.
   */
  absorb(other: InsertionOrder<T>): void {
    const shift = this.#nextSerial - other.#firstSerial
    if (shift !== 0) for (const item of other.#items) item.serial += shift
    this.#items.absorb(other.#items)
    this.#nextSerial = other.#nextSerial + shift
  }

  /** The item that was added first, if any. */
  get oldest(): T | undefined {
    return this.#items.first
  }

  /** Returns all items as they are now, in several lists, none of which is empty. */
  copy(): readonly (readonly T[])[] {
    return this.#items.copy()
  }

  /** Iterates over the items after a cursor, or over all of them. */
  after(serial: number | undefined): Iterable<T> {
    return this.#items.after(serial === undefined ? undefined : { serial })
  }

  /** Iterates over all items, the last first. */
  lastFirst(): Iterable<T> {
    return this.#items.before()
  }
}
