import type { Problem } from '../validation/problem.js'
import type { Check } from './check.js'
import { endOfRequest, type JournalEntry } from './journal-entry.js'
import type { Verification } from './verification.js'

/** The inaccuracy of timers and clocks, in milliseconds. */
const TOLERANCE_MS = 5

type ExpectedGaps = { readonly [Member in 'minGapMs' | 'minGapFactor']: Verification[Member] | undefined }

/** Checks the time between the requests that are meant. */
export class GapCheck implements Check {
  readonly #expected: ExpectedGaps
  #previous: JournalEntry | undefined
  #previousGap: number | undefined
  #tooShort: string | undefined
  #tooSteady: string | undefined

  constructor(expected: ExpectedGaps) {
    this.#expected = expected
  }

  see(entry: JournalEntry, isMatching: boolean): void {
    if (!isMatching) return
    if (this.#previous !== undefined) this.#seeGap(this.#previous, entry)
    this.#previous = entry
  }

  problems(): Problem[] {
    return [
      ...(this.#tooShort === undefined ? [] : [{ at: ['minGapMs'], message: this.#tooShort }]),
      ...(this.#tooSteady === undefined ? [] : [{ at: ['minGapFactor'], message: this.#tooSteady }])
    ]
  }

  #seeGap(previous: JournalEntry, next: JournalEntry): void {
    const { minGapMs, minGapFactor } = this.#expected
    const gap = gapBetween(previous, next)
    const before = this.#previousGap
    this.#previousGap = gap
    const between = () => `between #${previous.ordinal} and #${next.ordinal}`
    if (minGapMs !== undefined && gap < minGapMs - TOLERANCE_MS) {
      this.#tooShort ??= `is ${minGapMs}, and ${between()} there were ${Math.round(gap)} ms`
    }
    if (minGapFactor !== undefined && before !== undefined && gap < minGapFactor * before - TOLERANCE_MS) {
      this.#tooSteady ??= `is ${minGapFactor}, and after a gap of ${Math.round(before)} ms there was one of ${Math.round(gap)} ms, ${between()}`
    }
  }
}

/**
 * Returns the time from the end of a request to the arrival of the next, in milliseconds; 0 if that came before the
 * end.
 */
export function gapBetween(previous: JournalEntry, next: JournalEntry): number {
  return Math.max(0, next.at - endOfRequest(previous))
}
