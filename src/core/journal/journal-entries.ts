import { StringInterner } from '../collections/string-interner.js'
import type { JournalEntry } from './journal-entry.js'
import { JournalRows } from './journal-rows.js'
import { JournalView, ROWS } from './journal-view.js'

/**
 * Consecutive entries by their ordinals. New ones are added at the end and old ones are dropped at the beginning. The
 * memory that they take depends on how many there are, whatever their ordinals.
 */
export class JournalEntries {
  readonly #texts = new StringInterner()
  readonly #chunks = new Map<number, JournalRows>()
  /** A chunk without entries, to be used again: a full journal drops one for each that it adds. */
  #spare: JournalRows | undefined
  /**
   * The number of views so far. Chunks that are older than the last one belong to it, and are copied before they
   * change.
   */
  #views = 0
  #first = 1
  #next = 1
  /** How many ordinals were skipped. Entries are stored by their ordinals less this number. */
  #skipped = 0

  get length(): number {
    return this.#next - this.#first
  }

  /** The ordinal of the oldest entry, or of the one to come if there is none. */
  get first(): number {
    return this.#first
  }

  /** The ordinal of the entry to come. */
  get next(): number {
    return this.#next
  }

  /** Adds an entry, which counts for `bytes` of memory, under the next ordinal. */
  append(entry: JournalEntry, bytes: number): void {
    const place = this.#placeOf(this.#next++)
    const chunk = Math.floor(place / ROWS)
    let rows = this.#chunks.get(chunk)
    if (rows === undefined) {
      rows = this.#spare ?? new JournalRows(this.#texts)
      rows.age = this.#views
      this.#spare = undefined
      this.#chunks.set(chunk, rows)
    }
    rows.set(place % ROWS, entry, bytes)
  }

  /** Passes over the next ordinal. There must be no entries. */
  skip(): void {
    this.#skipped++
    this.#first = ++this.#next
  }

  /** Replaces the entry of an ordinal that is there. */
  replace(ordinal: number, entry: JournalEntry, bytes: number): void {
    const place = this.#placeOf(ordinal)
    this.#rowsToChange(place).set(place % ROWS, entry, bytes)
  }

  /** Returns the entry of an ordinal that is there. */
  get(ordinal: number): JournalEntry {
    const place = this.#placeOf(ordinal)
    return this.#rowsAt(place).get(place % ROWS)
  }

  /** Returns how many bytes of memory the entry of an ordinal that is there counts for. */
  bytesOf(ordinal: number): number {
    const place = this.#placeOf(ordinal)
    return this.#rowsAt(place).bytesAt(place % ROWS)
  }

  /** Drops the oldest entry. */
  dropOldest(): void {
    const place = this.#placeOf(this.#first++)
    const rows = this.#rowsToChange(place)
    rows.clear(place % ROWS)
    if ((place + 1) % ROWS !== 0) return
    this.#chunks.delete(Math.floor(place / ROWS))
    this.#spare = rows
  }

  /** Returns the entries as they are now. It takes no longer than to list the chunks. */
  view(): JournalView {
    this.#views++
    const { first, next, length } = this
    const counts = { total: next - 1, dropped: first - 1 }
    return new JournalView(this, length === 0 ? [] : [...this.#chunks.values()], this.#placeOf(first) % ROWS, counts)
  }

  #placeOf(ordinal: number): number {
    return ordinal - 1 - this.#skipped
  }

  #rowsAt(place: number): JournalRows {
    return this.#chunks.get(Math.floor(place / ROWS)) as JournalRows
  }

  /**
   * The chunk of a place, which no view reads. Entries may be added to a chunk whoever reads it: a view ends before
   * them.
   */
  #rowsToChange(place: number): JournalRows {
    const rows = this.#rowsAt(place)
    if (rows.age === this.#views) return rows
    const copy = rows.copy()
    copy.age = this.#views
    this.#chunks.set(Math.floor(place / ROWS), copy)
    return copy
  }
}
