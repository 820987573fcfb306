import type { FaultDraw } from '../faults/fault-draw.js'
import type { JobState } from '../jobs/job-state.js'
import type { OperationName } from '../model/operation.js'

/** One request of the data plane and how it was answered. Instants and durations are wall-clock milliseconds. */
export interface JournalEntry {
  /** Its place in the journal: counted from 1, never given twice. */
  readonly ordinal: number
  readonly at: number
  /** What the sandbox's clock showed, in epoch milliseconds. */
  readonly sandboxAt: number
  readonly durationMs: number
  /** Undefined where the path and method are none of the service's. */
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  readonly method: string
  readonly path: string
  readonly jobId: string | undefined
  readonly accessKeyId: string | undefined
  readonly region: string | undefined
  readonly userAgent: string | undefined
  readonly invocationId: string | undefined
  /** `amz-sdk-request`, such as `attempt=2; max=3`. */
  readonly sdkRequest: string | undefined
  /** Undefined where the client was given no answer. */
  readonly status: number | undefined
  readonly errorType: string | undefined
  readonly retryAfterMs: number | undefined
  readonly stateBefore: JobState | undefined
  readonly stateAfter: JobState | undefined
  /** Where the job was in its plan, counted from 0. */
  readonly step: number | undefined
  /** How often GetJob had answered the job, this request included if it was one and was answered. */
  readonly polls: number | undefined
  /** The faults that fired. */
  readonly faults: readonly string[]
  /** What was drawn for faults with a probability. */
  readonly draws: readonly FaultDraw[]
  readonly bytes: number
}
