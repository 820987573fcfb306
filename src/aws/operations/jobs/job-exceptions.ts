import type { Job } from '../../../core/jobs/job.js'
import type { Call } from '../../call.js'
import { violation } from '../../wire/constraint-violations.js'
import { explainJob } from '../../wire/explanation.js'
import { labelConstraint } from '../../wire/label-constraint.js'
import { ServiceException, type WireError } from '../../wire/wire-error.js'
import { explainUnknown, impossibleIds, toldOfEviction } from '../unknown-resource.js'

/** Returns a job as it is now and adds it to the explanation. Throws the exception for an unknown job. */
export function findJob(call: Call, id: string): Job {
  const { jobs } = call.sandbox
  const job = jobs.get(id)
  if (job === undefined) throw unknownJob(call, id)
  explainJob(call.explanation, job, jobs.polls(id))
  return job
}

/** The exception for what can be done only to a job that is WAITING, and for starting a job once more. */
export function conflictingState({ id, state }: Job, done: 'started' | 'cancelled'): ServiceException {
  const why =
    state === 'WAITING' ? 'has been started already' : `is ${state}; only a job that is WAITING can be ${done}`
  return new ServiceException('ConflictException', {
    Message: `The job ${id} ${why}.`,
    ResourceId: id,
    ResourceType: 'JOB'
  })
}

/**
 * Returns the exception for an unknown id: not found if it is a valid id, else not valid. Similar ids, and sandboxes
 * that have the job, are named in the header `x-dataexchange-local` and in the log.
 */
export function unknownJob(call: Call, id: string): WireError {
  const nearest = call.sandbox.jobs.nearestIds(id)
  explainUnknown(call, { nearest, isIn: ({ jobs }) => jobs.has(id) })
  const constraint = labelConstraint('JobId', id)
  if (constraint !== undefined) return impossibleIds(call, [violation('/JobId', constraint)])
  return new ServiceException('ResourceNotFoundException', {
    Message: `There is no job with the id ${id}.${toldOfEviction(call)}`,
    ResourceId: id,
    ResourceType: 'JOB'
  })
}
