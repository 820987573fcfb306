import type { ReadonlyJournal } from './journal.js'
import type { JournalEntry } from './journal-entry.js'
import { matches, type RequestMatch } from './request-match.js'
import type { Verification, Verified } from './verification.js'
import { verify } from './verify.js'

/**
 * A verification that is repeated until it holds. It tells which requests make that worth the effort, so that a flood of
 * them is verified a few times and not once for each.
 */
export class PendingVerification {
  readonly #expected: Verification
  /** How many requests that match must come at least, and which one must. */
  #missing = 0
  #next: RequestMatch | undefined
  /** The ordinal of the first request that was not there when the journal was verified. */
  #laterFrom = 0

  constructor(expected: Verification) {
    this.#expected = expected
  }

  /** Verifies a journal as it is now. */
  verify(journal: ReadonlyJournal): Verified {
    const { count: { min = 0 } = {}, order = [] } = this.#expected
    this.#laterFrom = journal.nextOrdinal
    const verified = verify(journal.list(), journal.dropped, this.#expected)
    // No request makes good what the journal has dropped.
    if (journal.dropped > 0) {
      this.#missing = 0
      this.#next = undefined
      return verified
    }
    const missingStep = verified.problems.find(({ at }) => at[0] === 'order')?.at[1]
    this.#missing = Math.max(0, min - verified.matched)
    this.#next = missingStep === undefined ? undefined : order[missingStep as number]
    return verified
  }

  /**
   * Takes note of a request that has arrived or ended, after each of which it may match. Returns whether the
   * verification may hold now. If nothing was missing, it was something that no request makes good.
   */
  mayHoldAfter(entry: JournalEntry): boolean {
    if (this.#missing === 0 && this.#next === undefined) return false
    if (this.#missing > 0 && matches(entry, this.#expected.match ?? {})) this.#missing--
    if (this.#next !== undefined && this.#mayAdvance(entry, this.#next)) this.#next = undefined
    return this.#missing === 0 && this.#next === undefined
  }

  /** Whether a request may bring an order forward: it is the next one, or ended in between those that were there. */
  #mayAdvance(entry: JournalEntry, next: RequestMatch): boolean {
    if (matches(entry, next)) return true
    return entry.ordinal < this.#laterFrom && (this.#expected.order ?? []).some((match) => matches(entry, match))
  }
}
