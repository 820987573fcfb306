import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { JobType } from '../jobs/job-types.js'
import { OperationName } from '../model/operation.js'

/** Which requests a fault is for: those that have all the given members. */
export const FaultMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    state: Type.Optional(JobState),
    type: Type.Optional(JobType),
    attempt: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'The number that the SDK gives the attempt, counted from 1.'
      })
    )
  },
  {
    additionalProperties: false,
    description: 'All given members must match. Without members, every data-plane request matches.'
  }
)
export type FaultMatch = Static<typeof FaultMatch>

/** A request as faults see it: the members of `FaultMatch`, undefined where the request has none. */
export type FaultTarget = { readonly [Name in keyof FaultMatch]-?: FaultMatch[Name] | undefined }

/** Whether a request has all that a match asks for. */
export function matches(match: FaultMatch | undefined, target: FaultTarget): boolean {
  if (match === undefined) return true
  // Written out because every request passes here for every rule: a loop over the names takes five times as long.
  return (
    (match.operation === undefined || match.operation === target.operation) &&
    (match.jobId === undefined || match.jobId === target.jobId) &&
    (match.state === undefined || match.state === target.state) &&
    (match.type === undefined || match.type === target.type) &&
    (match.attempt === undefined || match.attempt === target.attempt)
  )
}
