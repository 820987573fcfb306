import { type Static, Type } from '@sinclair/typebox'
import { formatInstant, Instant } from '../time/instant.js'
import { JobDetails, type PartialJobDetails } from './job-details.js'
import { JobError } from './job-error.js'
import { JobState } from './job-state.js'
import { JobType } from './job-types.js'
import type { Plan } from './plan.js'

/** AWS: the service model's structure `AssetConfiguration`, a member of jobs since 2026-03. */
export const AssetConfiguration = Type.Object(
  {
    Tags: Type.Optional(
      Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() }, { additionalProperties: false }), {
        maxItems: 50
      })
    )
  },
  { additionalProperties: false }
)

/** A job as GetJob answers it. AWS: the service model's structure `GetJobResponse`. */
export const GetJobResponse = Type.Object(
  {
    Arn: Type.String(),
    AssetConfiguration: Type.Optional(AssetConfiguration),
    CreatedAt: Instant,
    Details: JobDetails,
    Errors: Type.Optional(Type.Array(JobError)),
    Id: Type.String(),
    State: JobState,
    Type: JobType,
    UpdatedAt: Instant
  },
  { additionalProperties: false }
)
export type GetJobResponse = Static<typeof GetJobResponse>

/** A state and the instant, in epoch milliseconds, at which the job entered it. */
export interface HistoryEntry {
  readonly state: JobState
  readonly at: number
}

/**
 * A job and where it stands in its plan. Immutable: each advance makes a new one. Instants are epoch milliseconds.
 * A job has every member, undefined where there is nothing, so that all jobs are of one shape to the engine.
 */
export interface Job {
  readonly id: string
  readonly arn: string
  readonly type: JobType
  readonly createdAt: number
  readonly updatedAt: number
  /** When the sandbox took the job in: what its 90 days count from, whatever `createdAt` says. */
  readonly seededAt: number
  readonly assetConfiguration: Static<typeof AssetConfiguration> | undefined
  /** What was given and made up; the signed URLs that the server makes itself are added when the job is shown. */
  readonly details: PartialJobDetails
  readonly state: JobState
  readonly errors: readonly JobError[] | undefined
  /** Whether the server makes the signed URL that belongs to the job's state, where its Details have none. */
  readonly signsUrl: boolean
  /** The asset that an import makes, where it is known. */
  readonly assetId: string | undefined
  readonly plan: Plan
  /** The plan that takes the place of `plan` when the job is started; undefined once it is, or if it needs no start. */
  readonly startPlan: Plan | undefined
  /** The outcome that a client's job was given when it was created. */
  readonly outcome: string | undefined
  /** Whether its start looks at what was uploaded for it: not where an outcome has settled its plan. */
  readonly checksUpload: boolean
  /** Whether StartJob was called for it. */
  readonly isStarted: boolean
  /** Where in the plan the job stands; undefined once it was moved to a state that the plan does not have ahead. */
  readonly step: number | undefined
  /** When the present step began. */
  readonly stepSince: number
  /** How often GetJob has answered it in its present step, if that is one by polls. */
  readonly stepPolls: number
  /** Every state the job has been in, the present one last. */
  readonly history: readonly [HistoryEntry, ...HistoryEntry[]]
}

/** The job as the service shows it, with its Details complete; members that it does not have are left out. */
export function jobResponse(job: Job, details: JobDetails): GetJobResponse {
  return {
    Arn: job.arn,
    ...(job.assetConfiguration && { AssetConfiguration: job.assetConfiguration }),
    CreatedAt: formatInstant(job.createdAt),
    Details: details,
    ...(job.errors && { Errors: [...job.errors] }),
    Id: job.id,
    State: job.state,
    Type: job.type,
    UpdatedAt: formatInstant(job.updatedAt)
  }
}
