import type { BudgetShare } from './shared-budget.js'

/** Counts the bytes that the parts of a world hold. */
export interface Ledger {
  /** How many more bytes there is room for. */
  room(): number
  /** Counts bytes, or no longer counts them if the number is negative. */
  add(bytes: number): void
}

/** A ledger without a limit, for parts that belong to no world. */
export const UNLIMITED: Ledger = { room: () => Number.POSITIVE_INFINITY, add() {} }

/** What one world counts against the share of its sandbox. */
export class WorldLedger implements Ledger {
  readonly share: BudgetShare
  #bytes = 0
  #isClosed = false

  constructor(share: BudgetShare) {
    this.share = share
  }

  /** The bytes of this world. */
  get bytes(): number {
    return this.#bytes
  }

  room(): number {
    return this.share.room()
  }

  add(bytes: number): void {
    if (this.#isClosed) return
    this.#bytes += bytes
    this.share.add(bytes)
  }

  /** Gives everything back. From then on nothing is counted: the world has ended. */
  close(): void {
    this.add(-this.#bytes)
    this.#isClosed = true
  }
}
