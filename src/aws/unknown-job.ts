import { ServiceException } from './wire-error.js'

/** AWS: the service model's pattern of `Id`. */
const ID_PATTERN = '[a-zA-Z0-9]{30,40}'
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
  // AWS: the wording of Smithy's constraint violations.
  const Message = `1 validation error detected. Value at '/JobId' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ID_PATTERN}`
  return new ServiceException('ValidationException', { Message })
}
