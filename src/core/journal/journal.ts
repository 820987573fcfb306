import type { JournalEntry } from './journal-entry.js'
import { JournalRows } from './journal-rows.js'

/** The requests made in a sandbox and their responses. It keeps the latest up to a limit, and counts the others. */
export class Journal {
  readonly #limit: number
  #entries = new JournalRows()
  /** The place of the oldest entry. It is 0 until the journal is full, which is a ring from then on. */
  #oldest = 0
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
    if (this.#entries.length < this.#limit) this.#entries.set(this.#entries.length, entry)
    else if (this.#limit > 0) {
      this.#entries.set(this.#oldest, entry)
      this.#oldest = (this.#oldest + 1) % this.#limit
    }
  }

  /** Returns the entries that the journal holds, the oldest first. */
  list(): readonly JournalEntry[] {
    const entries: JournalEntry[] = []
    for (let place = this.#oldest; place < this.#entries.length; place++) entries.push(this.#entries.get(place))
    for (let place = 0; place < this.#oldest; place++) entries.push(this.#entries.get(place))
    return entries
  }

  /** Removes all entries. Ordinals start again at 1. */
  clear(): void {
    this.#entries = new JournalRows()
    this.#oldest = 0
    this.#total = 0
  }
}

/** A journal that can be read but not changed. */
export type ReadonlyJournal = Pick<Journal, 'total' | 'dropped' | 'nextOrdinal' | 'list'>
