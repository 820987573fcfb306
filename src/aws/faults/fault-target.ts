import type { FaultTarget } from '../../core/faults/fault-match.js'
import type { Job } from '../../core/jobs/job.js'
import { type MentionedIds, mentionedIds } from '../../core/jobs/mentioned-ids.js'
import { parseAttemptNumber } from '../../core/journal/sdk-headers.js'
import type { Call } from '../call.js'
import { type InputSource, readBody } from '../read-input.js'

/** Returns what faults match of a call. `job` is the requested job as it is now, `request` what was received. */
export function faultTarget(call: Call, job: Job | undefined, request: InputSource): FaultTarget {
  const { operation, jobId, resources, headers } = call
  let mentioned: MentionedIds | undefined
  return {
    operation,
    jobId,
    dataSetId: resources?.dataSetId,
    revisionId: resources?.revisionId,
    assetId: resources?.assetId,
    state: job?.state,
    type: job?.type,
    attempt: parseAttemptNumber(headers['amz-sdk-request'] as string | undefined),
    mentioned() {
      mentioned ??= mentionedIds(operation === 'CreateJob' ? requestedDetails(request) : job?.details)
      return mentioned
    }
  }
}

/** Returns the Details in the body of a CreateJob, whatever they are. The operation says what is wrong with them. */
function requestedDetails(request: InputSource): unknown {
  try {
    return (readBody(request) as { readonly Details?: unknown }).Details
  } catch {
    return undefined
  }
}
