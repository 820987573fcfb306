import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { Identifier } from '../model/id.js'
import { OperationName } from '../model/operation.js'
import type { JournalEntry } from './journal-entry.js'
import { parseAttemptNumber } from './sdk-headers.js'

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

/** Whether a request matches. */
export function matches(entry: JournalEntry, match: RequestMatch): boolean {
  return (
    isMet(match.operation, entry.operation) &&
    isMet(match.jobId, entry.jobId) &&
    isMet(match.dataSetId, entry.resources?.dataSetId) &&
    isMet(match.revisionId, entry.resources?.revisionId) &&
    isMet(match.assetId, entry.resources?.assetId) &&
    isMet(match.status, entry.status) &&
    isMet(match.errorType, entry.errorType) &&
    isMet(match.state, entry.stateBefore) &&
    (match.fault === undefined || entry.faults.includes(match.fault)) &&
    (match.attempt === undefined || parseAttemptNumber(entry.sdkRequest) === match.attempt)
  )
}

function isMet<T>(wanted: T | undefined, found: T | undefined): boolean {
  return wanted === undefined || wanted === found
}

/** Returns what a request has for a member of a match. */
export function foundIn(
  entry: JournalEntry,
  match: RequestMatch,
  name: keyof RequestMatch
): string | number | undefined {
  switch (name) {
    case 'state':
      return entry.stateBefore
    case 'fault':
      return match.fault !== undefined && entry.faults.includes(match.fault) ? match.fault : faultsOf(entry)
    case 'attempt':
      return parseAttemptNumber(entry.sdkRequest)
    case 'dataSetId':
    case 'revisionId':
    case 'assetId':
      return entry.resources?.[name]
    default:
      return entry[name]
  }
}

function faultsOf({ faults }: JournalEntry): string | undefined {
  return faults.length === 0 ? undefined : faults.join('+')
}
