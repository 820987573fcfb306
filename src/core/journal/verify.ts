import type { Steps } from '../time/steps.js'
import type { Problem } from '../validation/problem.js'
import { AttemptCheck, UnnumberedCheck } from './attempt-problems.js'
import type { Check } from './check.js'
import { GapCheck } from './gap-problems.js'
import type { JournalParts } from './journal-view.js'
import { nearest } from './nearest.js'
import { OrderCheck } from './order-problems.js'
import { matches } from './request-match.js'
import type { Verification, Verified } from './verification.js'

/** Compares the entries of a journal with what is expected. `dropped` is the number of requests it no longer holds. */
export function* verify(parts: JournalParts, dropped: number, expected: Verification): Steps<Verified> {
  const { match = {} } = expected
  const checks = checksOf(expected)
  const order = new OrderCheck(expected.order ?? [])
  let matched = 0
  for (const entries of parts) {
    for (const entry of entries) {
      const isMatching = matches(entry, match)
      if (isMatching) matched++
      for (const check of checks) check.see(entry, isMatching)
      order.see(entry)
    }
    yield
  }
  const problems = [
    ...(dropped > 0 ? [lost(dropped)] : []),
    ...(yield* countProblems(matched, parts, expected)),
    ...checks.flatMap((check) => check.problems()),
    ...(yield* order.problems(parts))
  ]
  return { ok: problems.length === 0, matched, problems }
}

function checksOf({ match, count, minGapMs, minGapFactor, maxAttempts }: Verification): Check[] {
  const checks: Check[] = []
  const isAboutGaps = minGapMs !== undefined || minGapFactor !== undefined
  if (isAboutGaps) checks.push(new GapCheck({ minGapMs, minGapFactor }))
  const { attempt, ...others } = match ?? {}
  if (attempt !== undefined && (isAboutGaps || count?.max !== undefined)) {
    checks.push(new UnnumberedCheck(attempt, others))
  }
  if (maxAttempts !== undefined) checks.push(new AttemptCheck(maxAttempts))
  return checks
}

function lost(dropped: number): Problem {
  const message = `the journal has dropped the first ${dropped} requests, so that nothing is certain; raise --journal-limit or --max-memory-bytes, or clear it with DELETE /__admin/requests`
  return { at: ['match'], message }
}

/** Reads the entries again if too few matched, for those that nearly do. */
function* countProblems(
  matched: number,
  parts: JournalParts,
  { match = {}, count: range }: Verification
): Steps<Problem[]> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = range ?? {}
  const problems: Problem[] = []
  if (matched < min) {
    const message = `is ${min}, and ${matched} requests matched${yield* nearest(parts, match)}`
    problems.push({ at: ['count', 'min'], message })
  }
  if (matched > max) problems.push({ at: ['count', 'max'], message: `is ${max}, and ${matched} requests matched` })
  return problems
}
