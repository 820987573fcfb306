import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { OperationName } from '../model/operation.js'
import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'
import { gapsBetween, sdkCalls } from './sdk-calls.js'
import { parseAttempt } from './sdk-headers.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** Which requests a verification is about: those that all given members match. */
export const RequestMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
    errorType: Type.Optional(Type.String({ minLength: 1 })),
    state: Type.Optional(JobState),
    fault: Type.Optional(Type.String({ minLength: 1 })),
    attempt: Type.Optional(Count)
  },
  {
    additionalProperties: false,
    description: 'All given members must match. Without members, every data-plane request matches.'
  }
)
export type RequestMatch = Static<typeof RequestMatch>

/** What a client is expected to have done. */
export const Verification = Type.Object(
  {
    match: Type.Optional(RequestMatch),
    count: Type.Optional(
      Type.Object({ min: Type.Optional(Count), max: Type.Optional(Count) }, { additionalProperties: false })
    ),
    minGapMs: Type.Optional(
      Type.Number({
        minimum: 0,
        description: 'The minimum time from the end of one request to the next, in milliseconds.'
      })
    ),
    minGapFactor: Type.Optional(
      Type.Number({ minimum: 0, description: 'The minimum ratio of each gap to the one before.' })
    ),
    maxAttempts: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The maximum number of requests for one call of the SDK.' })
    )
  },
  { additionalProperties: false }
)
export type Verification = Static<typeof Verification>

/** Whether the client did so, how many requests matched, and what was different. */
export interface Verified {
  readonly ok: boolean
  readonly matched: number
  readonly problems: readonly Problem[]
}

/** The inaccuracy of timers and clocks, in milliseconds. */
const TOLERANCE_MS = 5

/** How many requests that nearly match are listed. */
const MAX_NEAREST = 3

/** Compares the entries of a journal with what is expected. `dropped` is the number of requests it no longer holds. */
export function verify(entries: readonly JournalEntry[], dropped: number, expected: Verification): Verified {
  const { match = {} } = expected
  const matching = entries.filter((entry) => differences(entry, match).length === 0)
  const problems = [
    ...(dropped > 0 ? [lost(dropped)] : []),
    ...countProblems(matching.length, entries, expected),
    ...gapProblems(matching, expected),
    ...attemptProblems(matching, entries, expected)
  ]
  return { ok: problems.length === 0, matched: matching.length, problems }
}

function lost(dropped: number): Problem {
  const message = `the journal has dropped the first ${dropped} requests, so that nothing is certain; raise --journal-limit, or clear it with DELETE /__admin/requests`
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

function gapProblems(matching: readonly JournalEntry[], { minGapMs, minGapFactor }: Verification): Problem[] {
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

function attemptProblems(
  matching: readonly JournalEntry[],
  entries: readonly JournalEntry[],
  { maxAttempts }: Verification
): Problem[] {
  if (maxAttempts === undefined) return []
  const matched = new Set(matching)
  const calls = sdkCalls(entries).filter((call) => call.entries.some((entry) => matched.has(entry)))
  const longest = calls.find((call) => call.entries.length > maxAttempts)
  if (longest === undefined) return []
  const message = `is ${maxAttempts}, and the call that began with #${longest.entries[0].ordinal} took ${longest.entries.length} requests`
  return [{ at: ['maxAttempts'], message }]
}

/** Lists the requests that nearly match, each with its differences. */
function nearest(entries: readonly JournalEntry[], match: RequestMatch): string {
  const near = entries
    .map((entry) => ({ entry, differs: differences(entry, match) }))
    .filter(({ differs }) => differs.length > 0)
    .sort((a, b) => a.differs.length - b.differs.length || b.entry.ordinal - a.entry.ordinal)
    .slice(0, MAX_NEAREST)
  if (near.length === 0) return '; there were no others'
  return `; the nearest others: ${near.map(({ entry, differs }) => `#${entry.ordinal} (${differs.join(', ')})`).join(', ')}`
}

/** Lists how a request differs from a match, such as `status is 429, not 200`. */
function differences(entry: JournalEntry, match: RequestMatch): string[] {
  const found: Record<keyof RequestMatch, unknown> = {
    operation: entry.operation,
    jobId: entry.jobId,
    status: entry.status,
    errorType: entry.errorType,
    state: entry.stateBefore,
    fault: match.fault !== undefined && entry.faults.includes(match.fault) ? match.fault : entry.faults.join('+'),
    attempt: parseAttempt(entry.sdkRequest).attempt
  }
  return Object.entries(match)
    .filter(([name, wanted]) => found[name as keyof RequestMatch] !== wanted)
    .map(([name, wanted]) => `${name} is ${found[name as keyof RequestMatch] || 'none'}, not ${wanted}`)
}
