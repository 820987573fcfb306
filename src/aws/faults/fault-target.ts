import type { IncomingHttpHeaders } from 'node:http'
import type { FaultTarget } from '../../core/faults/fault-rule.js'
import type { Job } from '../../core/jobs/job.js'
import { parseAttempt } from '../../core/journal/sdk-headers.js'
import type { Asked } from '../call.js'

/** What faults tell a request by, and the job that it is about as that stands now. */
export function faultTarget(
  { operation, jobId }: Asked,
  job: Job | undefined,
  headers: IncomingHttpHeaders
): FaultTarget {
  return {
    operation,
    jobId,
    state: job?.state,
    type: job?.type,
    attempt: parseAttempt(headers['amz-sdk-request'] as string | undefined).attempt
  }
}
