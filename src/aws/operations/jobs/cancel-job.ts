import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'
import { conflictingState, findJob } from './job-exceptions.js'

/** AWS: the service model's structure `CancelJobRequest`. */
export const CancelJobRequest = Type.Object({ JobId: Type.String() })

/** CancelJob: cancels a job. AWS: the API reference restricts it to jobs that are WAITING. */
export const cancelJob = defineOperation({
  name: 'CancelJob',
  input: CancelJobRequest,
  output: Type.Void(),
  handle(call, { JobId }) {
    const job = findJob(call, JobId)
    if (job.state !== 'WAITING') throw conflictingState(job, 'cancelled')
    call.sandbox.jobs.transition(JobId, 'CANCELLED', {})
  }
})
