import type { Steps } from '../time/steps.js'
import type { ReadonlyJournal } from './journal.js'
import type { JournalEntry } from './journal-entry.js'
import { matches, type RequestMatch } from './request-match.js'
import type { Verification, Verified } from './verification.js'
import { verify } from './verify.js'

/** The requests that arrived or ended while a journal was verified, as far as they matter. */
interface Meanwhile {
  /** How many of them match. */
  matched: number
  /** The expected requests of the order that one of them may be. */
  readonly steps: Set<RequestMatch>
  /** Whether one that ended was there before, and may be an earlier one of the order. */
  isEarlier: boolean
}

/**
 * A verification that is repeated until it holds. It tells which requests make that worth the effort, so that a flood
 * of them is verified a few times and not once for each.
 */
export class PendingVerification {
  readonly #expected: Verification
  /** How many requests that match must come at least, and which one must. */
  #missing = 0
  #next: RequestMatch | undefined
  /** Whether anything was missing when the journal was verified. */
  #wasMissing = false
  /** The ordinal of the first request that was not there when the journal was verified. */
  #laterFrom = 0
  /** Undefined unless the journal is being verified. */
  #meanwhile: Meanwhile | undefined

  constructor(expected: Verification) {
    this.#expected = expected
  }

  /** Verifies a journal as it is at the first step. What happens to it until the last one is taken note of. */
  *verify(journal: ReadonlyJournal): Steps<Verified> {
    const { count: { min = 0 } = {}, order = [] } = this.#expected
    const view = journal.view()
    const meanwhile: Meanwhile = { matched: 0, steps: new Set(), isEarlier: false }
    this.#meanwhile = meanwhile
    this.#laterFrom = journal.nextOrdinal
    const verified = yield* verify(view, view.dropped, this.#expected)
    this.#meanwhile = undefined
    const missingStep = verified.problems.find(({ at }) => at[0] === 'order')?.at[1]
    // No request makes good what the journal has dropped.
    const canHold = view.dropped === 0
    this.#missing = canHold ? Math.max(0, min - verified.matched) : 0
    this.#next = canHold && missingStep !== undefined ? order[missingStep as number] : undefined
    this.#wasMissing = this.#missing > 0 || this.#next !== undefined
    this.#catchUp(meanwhile)
    return verified
  }

  /** Whether the requests since the journal was verified may have brought what was missing then. */
  get mayHold(): boolean {
    return this.#wasMissing && this.#missing === 0 && this.#next === undefined
  }

  /**
   * Takes note of a request that has arrived or ended, after each of which it may match. Returns whether the
   * verification may hold now. If nothing was missing, it was something that no request makes good.
   */
  mayHoldAfter(entry: JournalEntry): boolean {
    if (this.#meanwhile !== undefined) {
      this.#keep(entry, this.#meanwhile)
      return false
    }
    if (this.#missing > 0 && matches(entry, this.#expected.match ?? {})) this.#missing--
    if (this.#next !== undefined && this.#mayAdvance(entry, this.#next)) this.#next = undefined
    return this.mayHold
  }

  /** Whether a request may bring an order forward: it is the next one, or ended in between those that were there. */
  #mayAdvance(entry: JournalEntry, next: RequestMatch): boolean {
    return matches(entry, next) || this.#isEarlier(entry)
  }

  /** Whether a request was there when the journal was verified, and may be one of the order. */
  #isEarlier(entry: JournalEntry): boolean {
    return entry.ordinal < this.#laterFrom && (this.#expected.order ?? []).some((match) => matches(entry, match))
  }

  #keep(entry: JournalEntry, meanwhile: Meanwhile): void {
    const { match = {}, order = [] } = this.#expected
    if (matches(entry, match)) meanwhile.matched++
    for (const step of order) if (matches(entry, step)) meanwhile.steps.add(step)
    if (this.#isEarlier(entry)) meanwhile.isEarlier = true
  }

  /** Takes note of what happened while the journal was verified. */
  #catchUp({ matched, steps, isEarlier }: Meanwhile): void {
    this.#missing = Math.max(0, this.#missing - matched)
    if (this.#next !== undefined && (isEarlier || steps.has(this.#next))) this.#next = undefined
  }
}
