import type { IncomingHttpHeaders } from 'node:http'
import type { FaultTarget } from '../core/fault-rule.js'
import type { Job } from '../core/job.js'
import { parseAttempt } from '../core/sdk-headers.js'
import type { Asked } from './exchange.js'

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
