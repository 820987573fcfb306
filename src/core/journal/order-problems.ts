import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'
import { matches, nearest, type RequestMatch } from './request-match.js'
import type { Verification } from './verification.js'

/**
 * Returns a problem for the first expected request that did not arrive after the ones before it. Each match takes the
 * earliest request that it can, which leaves the most to the others: an order is found if there is one.
 */
export function orderProblems(entries: readonly JournalEntry[], { order = [] }: Verification): Problem[] {
  let next = 0
  for (const [index, match] of order.entries()) {
    const found = indexOfMatch(entries, match, next)
    if (found < 0) return [{ at: ['order', index], message: whyMissing(entries, match, next) }]
    next = found + 1
  }
  return []
}

function indexOfMatch(entries: readonly JournalEntry[], match: RequestMatch, from: number): number {
  for (let index = from; index < entries.length; index++) {
    if (matches(entries[index] as JournalEntry, match)) return index
  }
  return -1
}

function whyMissing(entries: readonly JournalEntry[], match: RequestMatch, from: number): string {
  const previous = entries[from - 1]
  const tooEarly = entries.slice(0, from).findLast((entry) => matches(entry, match))
  return (
    `no request ${previous === undefined ? '' : `after #${previous.ordinal} `}matched` +
    (tooEarly === undefined ? '' : `; #${tooEarly.ordinal} did, but it does not come after`) +
    nearest(entries.slice(from), match)
  )
}
