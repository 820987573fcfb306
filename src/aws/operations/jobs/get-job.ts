import { Type } from '@sinclair/typebox'
import { GetJobResponse } from '../../../core/jobs/job.js'
import { defineOperation } from '../../operation.js'
import { explainJob } from '../../wire/explanation.js'
import { JsonText } from '../../wire/json-text.js'
import { unknownJob } from './job-exceptions.js'

/** AWS: the service model's structure `GetJobRequest`. The pattern of ids is checked only if no job has this id. */
export const GetJobRequest = Type.Object({ JobId: Type.String() })

/** GetJob: returns a job as it is now. Each response counts as a poll, unless a fault spoils it. */
export const getJob = defineOperation({
  name: 'GetJob',
  input: GetJobRequest,
  output: GetJobResponse,
  handle(call, { JobId }) {
    const { sandbox, destination, context, isPoll } = call
    const found = isPoll ? sandbox.jobs.poll(JobId) : sandbox.jobs.peek(JobId)
    if (found === undefined) return unknownJob(call, JobId)
    // The same string from here on, so that what looks the id up or stores it need not compare its characters.
    call.jobId = found.job.id
    explainJob(call.explanation, found.job, found.polls)
    const { endpointUrl } = destination
    return new JsonText(context.responses.bodyOf(found.job, endpointUrl, () => sandbox.signedUrls({ endpointUrl })))
  }
})
