/**
 * Counts what each holder has taken of something, and lets none take more than its share. A holder that is gone takes
 * its count with it.
 */
export class Shares<Holder extends object> {
  /** The most that one holder can have at a time. */
  readonly limit: number
  readonly #taken = new WeakMap<Holder, number>()

  constructor(limit: number) {
    this.limit = limit
  }

  /** Whether a holder can take another one. */
  hasRoom(holder: Holder): boolean {
    return this.#count(holder) < this.limit
  }

  /** Takes one for a holder. Returns a function that gives it back, once; undefined if the share is used up. */
  take(holder: Holder): (() => void) | undefined {
    if (!this.hasRoom(holder)) return undefined
    this.#taken.set(holder, this.#count(holder) + 1)
    let isTaken = true
    return () => {
      if (isTaken) this.#taken.set(holder, this.#count(holder) - 1)
      isTaken = false
    }
  }

  #count(holder: Holder): number {
    return this.#taken.get(holder) ?? 0
  }
}
