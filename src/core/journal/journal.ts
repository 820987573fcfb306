import { JournalColumns } from './journal-columns.js'
import type { JournalEntry } from './journal-entry.js'

/** What was asked in a sandbox and how it was answered: the last so many entries; earlier ones are counted. */
export class Journal {
  readonly #limit: number
  #entries = new JournalColumns()
  /** Where the oldest entry is, once the ring is full. */
  #oldest = 0
  #total = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** How many requests there were. */
  get total(): number {
    return this.#total
  }

  /** How many of them are not held any more. */
  get dropped(): number {
    return this.#total - this.#entries.length
  }

  /** The ordinal that the next entry is to have. */
  get nextOrdinal(): number {
    return this.#total + 1
  }

  /** Writes an entry down, in the place of the oldest if there is no room for it. */
  add(entry: JournalEntry): void {
    this.#total++
    if (this.#entries.length < this.#limit) this.#entries.set(this.#entries.length, entry)
    else if (this.#limit > 0) {
      this.#entries.set(this.#oldest, entry)
      this.#oldest = (this.#oldest + 1) % this.#limit
    }
  }

  /** The entries that are held, the newest last. */
  list(): readonly JournalEntry[] {
    const { length } = this.#entries
    return Array.from({ length }, (_, index) => this.#entries.get((this.#oldest + index) % length))
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = new JournalColumns()
    this.#oldest = 0
    this.#total = 0
  }
}

/** A journal that can be read but not changed. */
export type ReadonlyJournal = Pick<Journal, 'total' | 'dropped' | 'nextOrdinal' | 'list'>
