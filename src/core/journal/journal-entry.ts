import type { FaultDraw } from '../faults/fault-draw.js'
import type { JobState } from '../jobs/job-state.js'
import type { ResourceIds } from '../jobs/mentioned-ids.js'
import type { OperationName } from '../model/operation.js'

/**
 * One data-plane request and its response. It is in the journal from its arrival: what is known only at its end is
 * undefined, empty or 0 until then. Instants and durations are wall-clock milliseconds.
 */
export interface JournalEntry {
  /** Its number in the journal in order of arrival, counted from 1. Unique until the journal is cleared. */
  readonly ordinal: number
  /** When it arrived. */
  readonly at: number
  /** When it arrived by the sandbox's clock, in epoch milliseconds. */
  readonly sandboxAt: number
  /** The time from its arrival to its end. Undefined while it is open: it has no response yet, and its client waits. */
  readonly durationMs: number | undefined
  /** Undefined if the service has no operation with this method and path. */
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  readonly method: string
  readonly path: string
  readonly jobId: string | undefined
  /**
   * The data set, the revision and the asset that it is about: in its path, in a filter, in the Details of a job to
   * create or start, or created. One member, undefined for a GetJob, which is recorded more often than all others.
   */
  readonly resources: ResourceIds | undefined
  readonly accessKeyId: string | undefined
  readonly region: string | undefined
  readonly userAgent: string | undefined
  readonly invocationId: string | undefined
  /** `amz-sdk-request`, such as `attempt=2; max=3`. */
  readonly sdkRequest: string | undefined
  /** Undefined if no response was sent, or not yet. */
  readonly status: number | undefined
  readonly errorType: string | undefined
  readonly retryAfterMs: number | undefined
  readonly stateBefore: JobState | undefined
  readonly stateAfter: JobState | undefined
  /** The step of its plan that the job was in, counted from 0. */
  readonly step: number | undefined
  /** How many times GetJob had returned the job, including this request if it did. */
  readonly polls: number | undefined
  /** The faults that fired. */
  readonly faults: readonly string[]
  /** The random draws for faults with a probability. */
  readonly draws: readonly FaultDraw[]
  readonly bytes: number
}

/** Returns when a request ended, in wall-clock milliseconds. Returns infinity while it is open. */
export function endOfRequest({ at, durationMs }: JournalEntry): number {
  return durationMs === undefined ? Number.POSITIVE_INFINITY : at + durationMs
}
