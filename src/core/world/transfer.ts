import type { JobError } from '../jobs/job-error.js'
import type { JobStore } from '../jobs/job-store.js'
import type { ObjectStorage } from '../storage/object-storage.js'
import type { TransferShare } from '../storage/transfer-slots.js'
import type { Clock } from '../time/clock.js'
import type { CompletionContext } from './complete-job.js'
import type { ReservationContext } from './content-reservation.js'

/** The parts of a world that transfers read and change. */
export interface TransferContext extends CompletionContext, ReservationContext {
  readonly clock: Clock
  readonly jobs: JobStore
  /** Must be called after any change to what falls due next. */
  reschedule(): void
}

/** The objects of one job on their way. */
export interface Transfer {
  /**
   * Moves the objects, and changes nothing in the world. Resolves to what must be called when the job is about to end:
   * it records what was moved, and returns the errors with which the job fails, none if it completes. Rejects if
   * aborted.
   */
  run(storage: ObjectStorage, share: TransferShare, signal: AbortSignal): Promise<() => readonly JobError[]>
  /** Gives back the room that is kept for what arrives. For one that is aborted. */
  release(): void
}
