import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { JobType } from '../jobs/job-types.js'
import type { MentionedIds, MentionedKind } from '../jobs/mentioned-ids.js'
import { OperationName } from '../model/operation.js'

const AboutId = (what: string) =>
  Type.Optional(
    Type.String({
      minLength: 1,
      description: `The ${what} that the path of the request names or, for a request on a job, that its Details mention.`
    })
  )

/** Which requests a fault is for: those that have all the given members. */
export const FaultMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1, description: 'The id of the job.' })),
    dataSetId: AboutId('data set'),
    revisionId: AboutId('revision'),
    assetId: AboutId('asset'),
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
export type FaultTarget = { readonly [Name in keyof FaultMatch]-?: FaultMatch[Name] | undefined } & {
  /**
   * Returns the ids in the Details of the job that the request is about. Called only if a match asks for such an id.
   */
  mentioned?(): MentionedIds
}

/** Whether a request has all that a match asks for. */
export function matches(match: FaultMatch | undefined, target: FaultTarget): boolean {
  if (match === undefined) return true
  // Written out because every request passes here for every rule: a loop over the names takes longer.
  return (
    (match.operation === undefined || match.operation === target.operation) &&
    (match.jobId === undefined || match.jobId === target.jobId) &&
    (match.dataSetId === undefined || isAbout(target, 'dataSetId', match.dataSetId)) &&
    (match.revisionId === undefined || isAbout(target, 'revisionId', match.revisionId)) &&
    (match.assetId === undefined || isAbout(target, 'assetId', match.assetId)) &&
    (match.state === undefined || match.state === target.state) &&
    (match.type === undefined || match.type === target.type) &&
    (match.attempt === undefined || match.attempt === target.attempt)
  )
}

function isAbout(target: FaultTarget, kind: MentionedKind, id: string): boolean {
  return target[kind] === id || target.mentioned?.()[kind].has(id) === true
}
