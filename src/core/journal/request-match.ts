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

/** Lists the requests that match least badly, each with its differences: `; the nearest others: #4 (status is 429, not 200)`. */
export function nearest(entries: readonly JournalEntry[], match: RequestMatch): string {
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
    fault: match.fault !== undefined && entry.faults.includes(match.fault) ? match.fault : faultsOf(entry),
    attempt: parseAttempt(entry.sdkRequest).attempt
  }
  return Object.entries(match)
    .filter(([name, wanted]) => found[name as keyof RequestMatch] !== wanted)
    .map(([name, wanted]) => `${name} is ${found[name as keyof RequestMatch] ?? 'none'}, not ${wanted}`)
}

function faultsOf({ faults }: JournalEntry): string | undefined {
  return faults.length === 0 ? undefined : faults.join('+')
}
