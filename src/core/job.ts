import { type Static, Type } from '@sinclair/typebox'
import { formatInstant, Instant } from './instant.js'
import { JobDetails } from './job-details.js'
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
  readonly details: JobDetails
  readonly state: JobState
  readonly errors: readonly JobError[] | undefined
  /** The signed URL that an export's Details gain when it completes, unless its plan brings one. */
  readonly exportUrl: string | undefined
  readonly plan: Plan
  /** Where in the plan the job stands; undefined once it was moved to a state that the plan does not have ahead. */
  readonly step: number | undefined
  /** How often GetJob has answered this job. */
  readonly polls: number
  /** How often GetJob has answered it in its present step. */
  readonly stepPolls: number
  /** Every state the job has been in, the present one last. */
  readonly history: readonly [HistoryEntry, ...HistoryEntry[]]
}

/** The job as the service shows it; members that it does not have are left out. */
export function jobResponse(job: Job): GetJobResponse {
  return {
    Arn: job.arn,
    ...(job.assetConfiguration && { AssetConfiguration: job.assetConfiguration }),
    CreatedAt: formatInstant(job.createdAt),
    Details: job.details,
    ...(job.errors && { Errors: [...job.errors] }),
    Id: job.id,
    State: job.state,
    Type: job.type,
    UpdatedAt: formatInstant(job.updatedAt)
  }
}
