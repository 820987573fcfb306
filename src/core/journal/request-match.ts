import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { Identifier } from '../model/id.js'
import { OperationName } from '../model/operation.js'
import type { JournalEntry } from './journal-entry.js'
import { parseAttempt } from './sdk-headers.js'

/** Which requests of a journal are meant: those that all given members match. */
export const RequestMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    dataSetId: Type.Optional(Type.String({ minLength: 1 })),
    revisionId: Type.Optional(Type.String({ minLength: 1 })),
    assetId: Type.Optional(Type.String({ minLength: 1 })),
    status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
    errorType: Type.Optional(Type.String({ minLength: 1 })),
    state: Type.Optional(JobState),
    fault: Type.Optional(Identifier),
    attempt: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
  },
  {
    additionalProperties: false,
    description: 'All given members must match. Without members, every data-plane request matches.'
  }
)
export type RequestMatch = Static<typeof RequestMatch>

/** How many requests that nearly match are listed. */
const MAX_NEAREST = 3

/** Whether a request matches. */
export function matches(entry: JournalEntry, match: RequestMatch): boolean {
  return (
    isMet(match.operation, entry.operation) &&
    isMet(match.jobId, entry.jobId) &&
    isMet(match.dataSetId, entry.dataSetId) &&
    isMet(match.revisionId, entry.revisionId) &&
    isMet(match.assetId, entry.assetId) &&
    isMet(match.status, entry.status) &&
    isMet(match.errorType, entry.errorType) &&
    isMet(match.state, entry.stateBefore) &&
    (match.fault === undefined || entry.faults.includes(match.fault)) &&
    (match.attempt === undefined || parseAttempt(entry.sdkRequest).attempt === match.attempt)
  )
}

function isMet<T>(wanted: T | undefined, found: T | undefined): boolean {
  return wanted === undefined || wanted === found
}

/**
 * Lists the requests that match least badly, each with its differences: `; the nearest others: #4 (status is 429, not
 * 200)`. The entries must be in order of arrival. Only those that are listed are described: there may be many others.
 */
export function nearest(entries: readonly JournalEntry[], match: RequestMatch): string {
  const names = Object.keys(match) as (keyof RequestMatch)[]
  const near: { entry: JournalEntry; differing: number }[] = []
  for (const entry of entries) {
    let differing = 0
    for (const name of names) if (foundIn(entry, match, name) !== match[name]) differing++
    if (differing === 0) continue
    // Of two that differ in as many members, the later one comes first.
    const place = near.findIndex((other) => differing <= other.differing)
    if (place < 0 && near.length === MAX_NEAREST) continue
    near.splice(place < 0 ? near.length : place, 0, { entry, differing })
    if (near.length > MAX_NEAREST) near.pop()
  }
  if (near.length === 0) return '; there were no others'
  return `; the nearest others: ${near.map(({ entry }) => `#${entry.ordinal} (${describe(entry, match, names)})`).join(', ')}`
}

/** Describes how a request differs from a match, such as `status is 429, not 200`. */
function describe(entry: JournalEntry, match: RequestMatch, names: readonly (keyof RequestMatch)[]): string {
  return names
    .filter((name) => foundIn(entry, match, name) !== match[name])
    .map((name) => `${name} is ${foundIn(entry, match, name) ?? 'none'}, not ${match[name]}`)
    .join(', ')
}

/** What a request has for a member of a match. */
function foundIn(entry: JournalEntry, match: RequestMatch, name: keyof RequestMatch): string | number | undefined {
  switch (name) {
    case 'state':
      return entry.stateBefore
    case 'fault':
      return match.fault !== undefined && entry.faults.includes(match.fault) ? match.fault : faultsOf(entry)
    case 'attempt':
      return parseAttempt(entry.sdkRequest).attempt
    default:
      return entry[name]
  }
}

function faultsOf({ faults }: JournalEntry): string | undefined {
  return faults.length === 0 ? undefined : faults.join('+')
}
