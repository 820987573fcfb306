import type { Steps } from '../time/steps.js'
import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'
import type { JournalParts } from './journal-view.js'
import { Nearest } from './nearest.js'
import { matches, type RequestMatch } from './request-match.js'

/**
 * Follows an order of requests. Each match takes the earliest request that it can, which leaves the most to the others:
 * an order is found if there is one.
 */
export class OrderCheck {
  readonly #order: readonly RequestMatch[]
  #next = 0
  /** The ordinal of the request that came last in the order. */
  #last = 0

  constructor(order: readonly RequestMatch[]) {
    this.#order = order
  }

  /** Takes note of the next entry of a journal. */
  see(entry: JournalEntry): void {
    const match = this.#order[this.#next]
    if (match === undefined || !matches(entry, match)) return
    this.#next++
    this.#last = entry.ordinal
  }

  /** Returns a problem for the first request that did not arrive after the ones before it. Reads the entries again. */
  *problems(parts: JournalParts): Steps<Problem[]> {
    const match = this.#order[this.#next]
    if (match === undefined) return []
    return [{ at: ['order', this.#next], message: yield* whyMissing(parts, match, this.#last) }]
  }
}

/** `last` is the ordinal of the request after which there is none that matches, or 0. */
function* whyMissing(parts: JournalParts, match: RequestMatch, last: number): Steps<string> {
  const nearest = new Nearest(match)
  let tooEarly: number | undefined
  for (const entries of parts) {
    for (const entry of entries) {
      if (entry.ordinal > last) nearest.see(entry)
      else if (matches(entry, match)) tooEarly = entry.ordinal
    }
    yield
  }
  return (
    `no request ${last === 0 ? '' : `after #${last} `}matched` +
    (tooEarly === undefined ? '' : `; #${tooEarly} did, but it does not come after`) +
    nearest.describe()
  )
}
