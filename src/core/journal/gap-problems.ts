import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'
import { gapsBetween } from './sdk-calls.js'
import type { Verification } from './verification.js'

/** The inaccuracy of timers and clocks, in milliseconds. */
const TOLERANCE_MS = 5

/** Returns what is wrong with the time between requests, which are in order of arrival. */
export function gapProblems(matching: readonly JournalEntry[], { minGapMs, minGapFactor }: Verification): Problem[] {
  const problems: Problem[] = []
  const gaps = gapsBetween(matching)
  const between = (index: number) => `#${matching[index]?.ordinal} and #${matching[index + 1]?.ordinal}`
  if (minGapMs !== undefined) {
    const short = gaps.findIndex((gap) => gap < minGapMs - TOLERANCE_MS)
    const message = `is ${minGapMs}, and between ${between(short)} there were ${Math.round(gaps[short] ?? 0)} ms`
    if (short >= 0) problems.push({ at: ['minGapMs'], message })
  }
  if (minGapFactor !== undefined) {
    const short = gaps.findIndex(
      (gap, index) => index > 0 && gap < minGapFactor * (gaps[index - 1] as number) - TOLERANCE_MS
    )
    const [before, after] = [Math.round(gaps[short - 1] ?? 0), Math.round(gaps[short] ?? 0)]
    const message = `is ${minGapFactor}, and after a gap of ${before} ms there was one of ${after} ms, between ${between(short)}`
    if (short >= 0) problems.push({ at: ['minGapFactor'], message })
  }
  return problems
}
