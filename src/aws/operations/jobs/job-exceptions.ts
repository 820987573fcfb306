import type { FastifyRequest } from 'fastify'
import { ID_PATTERN } from '../../../core/model/id.js'
import { violation, violationsMessage } from '../../wire/constraint-violations.js'
import { noteId } from '../../wire/explanation.js'
import { ServiceException } from '../../wire/wire-error.js'

const ID = new RegExp(`^${ID_PATTERN}$`)

/** How many sandboxes are named that have a job which this one has not. */
const NAMED_SANDBOXES = 3

/** How much is logged of an id, which may be as long as clients like. */
const MAX_LOGGED_ID = 200

/**
 * The exception for an id that no job has: not found if it could be a job's, else not valid. What is worth knowing
 * beyond that is told in our own name, in the answer's `x-dataexchange-local` and in the log.
 */
export function unknownJob(request: FastifyRequest, id: string): ServiceException {
  tellWhatIsThere(request, id)
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

function tellWhatIsThere({ sandbox, sandboxesWith, why, log, asked }: FastifyRequest, id: string): void {
  const nearest = sandbox.jobs.nearestIds(id)
  const elsewhere = sandboxesWith(id).slice(0, NAMED_SANDBOXES)
  if (nearest.length > 0) why.nearest = nearest.map(noteId).join(',')
  if (elsewhere.length > 0) why.elsewhere = elsewhere.join(',')
  const hints = [
    ...(nearest.length > 0 ? [`like it are ${nearest.join(', ')}`] : []),
    ...(elsewhere.length > 0 ? [`sandbox ${elsewhere.join(', ')} has it`] : [])
  ]
  const jobId = id.slice(0, MAX_LOGGED_ID)
  log.info(
    { sandbox: sandbox.name, jobId, nearest, elsewhere },
    [`${asked.operation}: sandbox ${sandbox.name} has no job ${jobId}`, ...hints].join('; ')
  )
}
