import type { JournalEntry } from './journal-entry.js'
import type { JournalRows } from './journal-rows.js'

/** The number of entries that are stored together, and whose memory is given back together. */
export const ROWS = 128

/** Entries in order of arrival, in parts that are read one at a time. They can be read several times over. */
export type JournalParts = Iterable<readonly JournalEntry[]>

/**
 * A journal as it was at one instant: entries that come, change or are dropped later don't show. Its parts are small
 * enough for each to be read at once.
 */
export class JournalView implements JournalParts {
  readonly #chunks: readonly JournalRows[]
  readonly #first: number
  readonly #end: number
  /** What it is a view of. */
  readonly source: object
  /** The number of requests that there had been. */
  readonly total: number
  /** How many of them the journal no longer held. */
  readonly dropped: number

  /** `chunks` hold the entries, the first one at the place `first` of the first chunk. They must not change. */
  constructor(
    source: object,
    chunks: readonly JournalRows[],
    first: number,
    { total, dropped }: { total: number; dropped: number }
  ) {
    this.source = source
    this.#chunks = chunks
    this.#first = first
    this.#end = first + total - dropped
    this.total = total
    this.dropped = dropped
  }

  *[Symbol.iterator](): Generator<readonly JournalEntry[]> {
    for (let chunk = 0; chunk < this.#chunks.length; chunk++) yield this.#read(chunk)
  }

  /** Yields the parts with the newest first. Within each, the entries are in order of arrival. */
  *lastFirst(): Generator<readonly JournalEntry[]> {
    for (let chunk = this.#chunks.length - 1; chunk >= 0; chunk--) yield this.#read(chunk)
  }

  #read(chunk: number): JournalEntry[] {
    const rows = this.#chunks[chunk] as JournalRows
    const entries: JournalEntry[] = []
    const end = Math.min(ROWS, this.#end - chunk * ROWS)
    for (let place = chunk === 0 ? this.#first : 0; place < end; place++) entries.push(rows.get(place))
    return entries
  }
}
