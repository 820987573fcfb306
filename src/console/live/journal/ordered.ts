/** What has a place in the order of arrival. */
export interface Numbered {
  readonly ordinal: number
}

/** Things by their ordinals. They mostly come in that order, and a later one with the same ordinal takes the place. */
export class Ordered<T extends Numbered> {
  readonly #items: T[] = []

  get length(): number {
    return this.#items.length
  }

  get first(): T | undefined {
    return this.#items[0]
  }

  get last(): T | undefined {
    return this.#items.at(-1)
  }

  get(ordinal: number): T | undefined {
    return itemOf(this.#items, ordinal)
  }

  put(item: T): void {
    const index = indexFrom(this.#items, item.ordinal)
    this.#items.splice(index, this.#items[index]?.ordinal === item.ordinal ? 1 : 0, item)
  }

  delete(ordinal: number): void {
    const index = indexFrom(this.#items, ordinal)
    if (this.#items[index]?.ordinal === ordinal) this.#items.splice(index, 1)
  }

  /** Removes the first so many, and returns them. */
  dropFirst(count: number): readonly T[] {
    return this.#items.splice(0, count)
  }

  /** Returns a copy that does not change any more. */
  toArray(): readonly T[] {
    return this.#items.slice()
  }
}

/**
 * Returns the index of the first item of a sorted list whose ordinal is at least this one; the length if there is none.
 */
export function indexFrom(items: readonly Numbered[], ordinal: number): number {
  const last = items.at(-1)
  if (last === undefined || last.ordinal < ordinal) return items.length
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle] as Numbered).ordinal < ordinal) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the item of a sorted list with this ordinal. */
export function itemOf<T extends Numbered>(items: readonly T[], ordinal: number): T | undefined {
  const item = items[indexFrom(items, ordinal)]
  return item?.ordinal === ordinal ? item : undefined
}
