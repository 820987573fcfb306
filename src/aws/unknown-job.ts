import { ID_PATTERN } from '../core/create-job-request.js'
import { violation, violationsMessage } from './constraint-violations.js'
import { ServiceException } from './wire-error.js'

const ID = new RegExp(`^${ID_PATTERN}$`)

/** The exception for an id that no job has: not found if it could be a job's, else not valid. */
export function unknownJob(id: string): ServiceException {
  if (ID.test(id)) {
    return new ServiceException('ResourceNotFoundException', {
      Message: `There is no job with the id ${id}.`,
      ResourceId: id,
      ResourceType: 'JOB'
    })
  }
  const violated = violation('/JobId', `Member must satisfy regular expression pattern: ${ID_PATTERN}`)
  return new ServiceException('ValidationException', { Message: violationsMessage([violated]) })
}
