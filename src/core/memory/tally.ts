import type { Ledger } from './ledger.js'

/** How many bytes of memory each of several things counts for in a ledger, by their ids. */
export class Tally {
  readonly #ledger: Ledger
  readonly #bytesOf = new Map<string, number>()
  #total = 0

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** The bytes of all things together. */
  get total(): number {
    return this.#total
  }

  /** The bytes of the thing that counts for most. */
  get most(): number {
    let most = 0
    for (const bytes of this.#bytesOf.values()) most = Math.max(most, bytes)
    return most
  }

  /** Returns the bytes of one thing, 0 if there is none with this id. */
  of(id: string): number {
    return this.#bytesOf.get(id) ?? 0
  }

  /** Counts a thing for so many bytes, whatever it counted for before. */
  set(id: string, bytes: number): void {
    this.#add(bytes - this.of(id))
    this.#bytesOf.set(id, bytes)
  }

  /** No longer counts a thing. */
  delete(id: string): void {
    this.#add(-this.of(id))
    this.#bytesOf.delete(id)
  }

  /** No longer counts anything. */
  clear(): void {
    this.#add(-this.#total)
    this.#bytesOf.clear()
  }

  #add(bytes: number): void {
    this.#total += bytes
    this.#ledger.add(bytes)
  }
}
