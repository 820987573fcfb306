import type { FaultTarget } from '../../core/faults/fault-match.js'
import type { Job } from '../../core/jobs/job.js'
import { parseAttempt } from '../../core/journal/sdk-headers.js'
import type { Call } from '../call.js'

/** Returns what faults match of a call. `job` is the requested job as it is now. */
export function faultTarget({ operation, jobId, headers }: Call, job: Job | undefined): FaultTarget {
  return {
    operation,
    jobId,
    state: job?.state,
    type: job?.type,
    attempt: parseAttempt(headers['amz-sdk-request'] as string | undefined).attempt
  }
}
