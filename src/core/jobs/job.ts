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

/** A job as GetJob returns it. AWS: the service model's structure `GetJobResponse`. */
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
 * A job and where it is in its plan. Immutable: each advance makes a new one. Instants are epoch milliseconds.
 * A job has every member, undefined where it has no value, so that all jobs have the same hidden class in V8.
 */
export interface Job {
  readonly id: string
  readonly arn: string
  readonly type: JobType
  readonly createdAt: number
  readonly updatedAt: number
  /** When the job was added to the sandbox. Its 90 days count from then, whatever `createdAt` says. */
  readonly seededAt: number
  readonly assetConfiguration: Static<typeof AssetConfiguration> | undefined
  /** The Details as given and made up. Signed URLs that the server makes are added when the job is returned. */
  readonly details: PartialJobDetails
  readonly state: JobState
  readonly errors: readonly JobError[] | undefined
  /** Whether the server makes the signed URL of the job when its Details have none. */
  readonly signsUrl: boolean
  /** The id of the asset that an import makes, if it is known. */
  readonly assetId: string | undefined
  readonly plan: Plan
  /** The plan that replaces `plan` when the job is started; undefined once it is started, or if it needs no start. */
  readonly startPlan: Plan | undefined
  /** The id of the outcome that matched the job when a client created it. */
  readonly outcome: string | undefined
  /** Whether StartJob checks the upload. It does not if an outcome has decided the plan. */
  readonly checksUpload: boolean
  /** Whether StartJob was called for it. */
  readonly isStarted: boolean
  /** The index of its present step; undefined once it was moved to a state that its plan does not have ahead. */
  readonly step: number | undefined
  /** When the present step began. */
  readonly stepSince: number
  /**
   * Whether objects in S3 have to be moved before it can be COMPLETED: `ahead` until its time for that has come, then
   * the instant at which it came; undefined if none have to be, or no more.
   */
  readonly transfer: 'ahead' | number | undefined
  /** How often GetJob has returned it in its present step, if that step ends by polls. */
  readonly stepPolls: number
  /** Every state the job has been in, the present one last. */
  readonly history: readonly [HistoryEntry, ...HistoryEntry[]]
}

/** Whether a client created the job with CreateJob. An outcome has decided its plan, or StartJob checks its upload. */
export function isCreated({ outcome, checksUpload }: Job): boolean {
  return outcome !== undefined || checksUpload
}

/** Whether the Details of a job name an event action that started it. */
export function hasEventAction({ details }: Job): boolean {
  return details.ExportRevisionsToS3?.EventActionArn !== undefined
}

/** Returns the response for a job with complete Details. Members without a value are left out. */
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
