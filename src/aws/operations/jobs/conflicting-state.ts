import type { Job } from '../../../core/jobs/job.js'
import { ServiceException } from '../../wire/wire-error.js'

/** The exception for what can be done to a job that is WAITING only. */
export function conflictingState({ id, state }: Job, done: 'started' | 'cancelled'): ServiceException {
  return new ServiceException('ConflictException', {
    Message: `The job ${id} is ${state}; only a job that is WAITING can be ${done}.`,
    ResourceId: id,
    ResourceType: 'JOB'
  })
}
