import type { Problem } from '../validation/problem.js'
import { attemptProblems, unnumberedProblems } from './attempt-problems.js'
import { gapProblems } from './gap-problems.js'
import type { JournalEntry } from './journal-entry.js'
import { orderProblems } from './order-problems.js'
import { matches, nearest } from './request-match.js'
import type { Verification, Verified } from './verification.js'

/** Compares the entries of a journal with what is expected. `dropped` is the number of requests it no longer holds. */
export function verify(entries: readonly JournalEntry[], dropped: number, expected: Verification): Verified {
  const { match = {} } = expected
  const matching = entries.filter((entry) => matches(entry, match))
  const problems = [
    ...(dropped > 0 ? [lost(dropped)] : []),
    ...countProblems(matching.length, entries, expected),
    ...gapProblems(matching, expected),
    ...unnumberedProblems(entries, expected),
    ...attemptProblems(matching, entries, expected),
    ...orderProblems(entries, expected)
  ]
  return { ok: problems.length === 0, matched: matching.length, problems }
}

function lost(dropped: number): Problem {
  const message = `the journal has dropped the first ${dropped} requests, so that nothing is certain; raise --journal-limit or --max-memory-bytes, or clear it with DELETE /__admin/requests`
  return { at: ['match'], message }
}

function countProblems(count: number, entries: readonly JournalEntry[], { match = {}, count: range }: Verification) {
  const { min = 0, max = Number.POSITIVE_INFINITY } = range ?? {}
  const problems: Problem[] = []
  if (count < min) {
    const message = `is ${min}, and ${count} requests matched${nearest(entries, match)}`
    problems.push({ at: ['count', 'min'], message })
  }
  if (count > max) problems.push({ at: ['count', 'max'], message: `is ${max}, and ${count} requests matched` })
  return problems
}
