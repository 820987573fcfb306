import { Type } from '@sinclair/typebox'
import { isCreated } from '../../../core/jobs/job.js'
import type { ReachedLimit } from '../../../core/jobs/limits.js'
import { onlyIds } from '../../../core/jobs/mentioned-ids.js'
import { defineOperation } from '../../operation.js'
import { ServiceException } from '../../wire/wire-error.js'
import { conflictingState, findJob } from './job-exceptions.js'

/** AWS: the service model's structure `StartJobRequest`. */
export const StartJobRequest = Type.Object({ JobId: Type.String() })

/** StartJob: starts a job that is WAITING. */
export const startJob = defineOperation({
  name: 'StartJob',
  input: StartJobRequest,
  // AWS: the model has no members for the output, and the body is an empty object.
  output: Type.Object({}, { additionalProperties: false }),
  handle(call, { JobId }) {
    const job = findJob(call, JobId)
    call.resources = onlyIds(job.details)
    const { jobs, dataSets } = call.sandbox
    call.explanation.references = isCreated(job) && dataSets.checksReferences ? 'checked' : 'unchecked'
    const result = jobs.start(JobId)
    if (result === 'not-startable') throw conflictingState(job, 'started')
    if (result !== 'started') throw limitReached(result, JobId)
    return {}
  }
})

/** Mock: which exception the service has for this is not documented, and none that StartJob declares names limits. */
function limitReached({ name, value, onBreach }: ReachedLimit, JobId: string): ServiceException {
  const Message = `The limit of ${value} is reached: ${name}.`
  if (onBreach === 'ConflictException') {
    return new ServiceException('ConflictException', { Message, ResourceId: JobId, ResourceType: 'JOB' })
  }
  return new ServiceException('ServiceLimitExceededException', { Message, LimitName: name, LimitValue: value })
}
