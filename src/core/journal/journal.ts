import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { entryBytes } from './entry-bytes.js'
import { JournalEntries } from './journal-entries.js'
import type { JournalEntry } from './journal-entry.js'
import type { JournalView } from './journal-view.js'

/** A request that was added to a journal while it was open, so that its entry can be updated. */
export interface OpenEntry {
  readonly entry: JournalEntry
  /** Where it was stored. A journal that has been cleared since stores its entries elsewhere. */
  readonly entries: JournalEntries
}

/**
 * The requests made in a sandbox and their responses, in order of arrival. It keeps the latest up to a limit, fewer if
 * there is no room for their bytes in the sandbox's share of memory, and counts the others.
 */
export class Journal {
  readonly #limit: number
  readonly #ledger: Ledger
  #entries = new JournalEntries()
  #bytes = 0

  constructor(limit: number, ledger: Ledger = UNLIMITED) {
    this.#limit = limit
    this.#ledger = ledger
  }

  /** The number of requests so far. */
  get total(): number {
    return this.#entries.next - 1
  }

  /** How many of them the journal no longer holds. */
  get dropped(): number {
    return this.#entries.first - 1
  }

  /** The ordinal of the entry to come. */
  get nextOrdinal(): number {
    return this.#entries.next
  }

  /** How many bytes of memory the entries count for. */
  get bytes(): number {
    return this.#bytes
  }

  /** Adds an entry. The oldest ones make room for it. */
  add(entry: JournalEntry): void {
    const entries = this.#entries
    const bytes = entryBytes(entry)
    if (entries.length > 0 && entries.length === this.#limit) this.#dropOldest()
    this.giveWay(() => this.#ledger.room() >= bytes)
    if (this.#limit === 0 || this.#ledger.room() < bytes) {
      entries.skip()
      return
    }
    this.#count(bytes)
    entries.append(entry, bytes)
  }

  /** Adds the entry of a request that is open, as `add` does. */
  open(entry: JournalEntry): OpenEntry {
    this.add(entry)
    return { entry, entries: this.#entries }
  }

  /** Replaces the entry of a request that was open, if the journal still holds it, by one with the same ordinal. */
  update({ entries }: OpenEntry, entry: JournalEntry): void {
    const { ordinal } = entry
    if (entries !== this.#entries || ordinal < entries.first) return
    const bytes = entryBytes(entry)
    const more = bytes - entries.bytesOf(ordinal)
    this.giveWay(() => this.#ledger.room() >= more)
    // The oldest entry that made room may have been this one.
    if (ordinal < entries.first) return
    this.#count(more)
    entries.replace(ordinal, entry, bytes)
  }

  /** Returns the entries that the journal holds, the oldest first. With `after`, those with a higher ordinal. */
  list(after = 0): readonly JournalEntry[] {
    return [...this.entries(after + 1)]
  }

  /**
   * Yields the entries of the requests so far from an ordinal on, each as it is when it is read. Those that are dropped
   * before they are read are left out.
   */
  *entries(from: number): Generator<JournalEntry> {
    const { total } = this
    const entries = this.#entries
    for (let ordinal = from; ordinal <= total && entries === this.#entries; ordinal++) {
      ordinal = Math.max(ordinal, entries.first)
      if (ordinal <= total) yield entries.get(ordinal)
    }
  }

  /** Returns the journal as it is now, to be read in parts whatever happens to it meanwhile. */
  view(): JournalView {
    return this.#entries.view()
  }

  /** Whether the journal has not been cleared since a view of it was taken. */
  holds(view: JournalView): boolean {
    return view.source === this.#entries
  }

  /** Drops the oldest entries until there is enough room for something else, or until none is left. */
  giveWay(isEnough: () => boolean): void {
    while (this.#entries.length > 0 && !isEnough()) this.#dropOldest()
  }

  /** Removes all entries. Ordinals start again at 1. */
  clear(): void {
    this.#count(-this.#bytes)
    this.#entries = new JournalEntries()
  }

  #dropOldest(): void {
    this.#count(-this.#entries.bytesOf(this.#entries.first))
    this.#entries.dropOldest()
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }
}

/** A journal that can be read but not changed. */
export type ReadonlyJournal = Pick<Journal, 'total' | 'dropped' | 'nextOrdinal' | 'list' | 'entries' | 'view' | 'holds'>
