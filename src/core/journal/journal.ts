import type { JournalEntry } from './journal-entry.js'
import { JournalRows } from './journal-rows.js'

/** A request that was added to a journal while it was open, so that its entry can be updated. */
export interface OpenEntry {
  readonly entry: JournalEntry
  /** Where it was stored. A journal that has been cleared since stores its entries elsewhere. */
  readonly rows: JournalRows
}

/**
 * The requests made in a sandbox and their responses, in order of arrival. It keeps the latest up to a limit, and counts
 * the others.
 */
export class Journal {
  readonly #limit: number
  #entries = new JournalRows()
  #total = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The number of requests so far. */
  get total(): number {
    return this.#total
  }

  /** How many of them the journal no longer holds. */
  get dropped(): number {
    return this.#total - this.#entries.length
  }

  /** The ordinal of the entry to come. */
  get nextOrdinal(): number {
    return this.#total + 1
  }

  /** Adds an entry. It replaces the oldest one if the journal is full. */
  add(entry: JournalEntry): void {
    this.#total++
    if (this.#limit > 0) this.#entries.set(this.#placeOf(this.#total), entry)
  }

  /** Adds the entry of a request that is open, as `add` does. */
  open(entry: JournalEntry): OpenEntry {
    this.add(entry)
    return { entry, rows: this.#entries }
  }

  /** Replaces the entry of a request that was open, if the journal still holds it, by one with the same ordinal. */
  update({ rows }: OpenEntry, entry: JournalEntry): void {
    if (rows === this.#entries && entry.ordinal > this.dropped) rows.set(this.#placeOf(entry.ordinal), entry)
  }

  /** Returns the entries that the journal holds, the oldest first. With `after`, those with a higher ordinal. */
  list(after = 0): readonly JournalEntry[] {
    const entries: JournalEntry[] = []
    for (let ordinal = Math.max(after, this.dropped) + 1; ordinal <= this.#total; ordinal++) {
      entries.push(this.#entries.get(this.#placeOf(ordinal)))
    }
    return entries
  }

  /** Removes all entries. Ordinals start again at 1. */
  clear(): void {
    this.#entries = new JournalRows()
    this.#total = 0
  }

  /** The place of an ordinal. Once the journal is full, it is a ring. */
  #placeOf(ordinal: number): number {
    return (ordinal - 1) % this.#limit
  }
}

/** A journal that can be read but not changed. */
export type ReadonlyJournal = Pick<Journal, 'total' | 'dropped' | 'nextOrdinal' | 'list'>
