import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'
import { matches } from './request-match.js'
import { sdkCalls } from './sdk-calls.js'
import { parseAttempt } from './sdk-headers.js'
import type { Verification } from './verification.js'

/** Requests of one call, or of calls that can't be told apart. In order of arrival. */
type Group = readonly [JournalEntry, ...JournalEntry[]]

/** AWS: what SDKs send to tell their calls and attempts apart, and which SDKs do not. */
const WHY_UNKNOWN =
  'without the headers amz-sdk-invocation-id and amz-sdk-request, which the SDKs for JavaScript v2 and Go v1 do not send, retries look like new calls; use count.max instead'

/** Returns what is wrong with the number of attempts that the calls took. That it can't be known is a problem too. */
export function attemptProblems(
  matching: readonly JournalEntry[],
  entries: readonly JournalEntry[],
  { maxAttempts }: Verification
): Problem[] {
  if (maxAttempts === undefined) return []
  const matched = new Set(matching)
  const isConcerned = (group: Group) => group.some((entry) => matched.has(entry))
  const calls = sdkCalls(entries.filter(isIdentified)).map((call) => call.entries)
  const alike = groupAlike(entries.filter((entry) => !isIdentified(entry)))
  const message =
    firstOf(calls.filter(isConcerned), (call) => tooManyRequests(call, maxAttempts)) ??
    firstOf([...calls, ...alike].filter(isConcerned), (group) => tooHighNumber(group, maxAttempts)) ??
    firstOf(alike.filter(isConcerned), (group) => uncertain(group, maxAttempts))
  return message === undefined ? [] : [{ at: ['maxAttempts'], message: `is ${maxAttempts}, and ${message}` }]
}

/**
 * Returns a problem if a match is by attempt, requests that do not say which attempt they are match otherwise, and it
 * matters that they may be among those that were meant.
 */
export function unnumberedProblems(entries: readonly JournalEntry[], expected: Verification): Problem[] {
  const { match: { attempt, ...others } = {}, count, minGapMs, minGapFactor } = expected
  if (attempt === undefined) return []
  if (count?.max === undefined && minGapMs === undefined && minGapFactor === undefined) return []
  const unnumbered = entries.filter((entry) => attemptOf(entry) === undefined && matches(entry, others))
  const [first] = unnumbered
  if (first === undefined) return []
  const message = `is ${attempt}, and #${first.ordinal}${andOthers(unnumbered)} may be that attempt: ${WHY_UNKNOWN}`
  return [{ at: ['match', 'attempt'], message }]
}

function isIdentified({ invocationId }: JournalEntry): boolean {
  return invocationId !== undefined
}

function attemptOf({ sdkRequest }: JournalEntry): number | undefined {
  return parseAttempt(sdkRequest).attempt
}

/** Groups requests that may be attempts of one call: those of the same client for the same thing. */
function groupAlike(entries: readonly JournalEntry[]): Group[] {
  const groups = new Map<string, [JournalEntry, ...JournalEntry[]]>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.method, entry.path, entry.userAgent])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()]
}

function tooManyRequests(call: Group, maxAttempts: number): string | undefined {
  if (call.length <= maxAttempts) return undefined
  return `the call that began with #${call[0].ordinal} took ${call.length} requests`
}

/** Says that an attempt has too high a number: those before it may have been before the journal was cleared. */
function tooHighNumber(group: Group, maxAttempts: number): string | undefined {
  // AWS: the SDK for Ruby numbers attempts from 0.
  const first = group.some((entry) => attemptOf(entry) === 0) ? 0 : 1
  const late = group.find((entry) => (attemptOf(entry) ?? first) - first >= maxAttempts)
  if (late === undefined) return undefined
  return `#${late.ordinal} was attempt ${(attemptOf(late) as number) - first + 1} of its call`
}

/** Says that requests may be attempts of one call, if they would be too many. */
function uncertain(group: Group, maxAttempts: number): string | undefined {
  const unnumbered = group.filter((entry) => attemptOf(entry) === undefined)
  if (unnumbered.length <= maxAttempts) return undefined
  return `#${unnumbered[0]?.ordinal}${andOthers(unnumbered)} may be attempts of one call: ${WHY_UNKNOWN}`
}

function andOthers({ length }: readonly JournalEntry[]): string {
  if (length === 1) return ''
  return length === 2 ? ' and another request' : ` and ${length - 1} other requests`
}

function firstOf<T>(items: readonly T[], of: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = of(item)
    if (found !== undefined) return found
  }
  return undefined
}
