import type { Job } from '../../../core/jobs/job.js'
import { ID_PATTERN } from '../../../core/model/id.js'
import { describeEviction } from '../../../core/sandbox/eviction.js'
import type { Call } from '../../call.js'
import { violation } from '../../wire/constraint-violations.js'
import { explainJob } from '../../wire/explanation.js'
import { invalidInput } from '../../wire/validate-input.js'
import { ServiceException } from '../../wire/wire-error.js'

const ID = new RegExp(`^${ID_PATTERN}$`)

/** How many other sandboxes that have the job are named. */
const NAMED_SANDBOXES = 3

/** How many characters of an id are logged: it may be as long as clients like. */
const MAX_LOGGED_ID = 200

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
 * Returns the exception for an unknown id: not found if it is a valid id, else not valid. Similar ids, and sandboxes that
 * have the job, are named in the header `x-dataexchange-local` and in the log, never in the body. An eviction is told in
 * the body as well: it takes away jobs that clients rely on, and they show the message before anything else.
 */
export function unknownJob(call: Call, id: string): ServiceException {
  explainUnknownJob(call, id)
  const { eviction } = call.sandbox
  const told = eviction ? ` ${describeEviction(eviction)}` : ''
  if (!ID.test(id)) {
    const { message } = invalidInput([
      violation('/JobId', `Member must satisfy regular expression pattern: ${ID_PATTERN}`)
    ])
    return new ServiceException('ValidationException', { Message: told ? `${message}.${told}` : message })
  }
  return new ServiceException('ResourceNotFoundException', {
    Message: `There is no job with the id ${id}.${told}`,
    ResourceId: id,
    ResourceType: 'JOB'
  })
}

function explainUnknownJob({ sandbox, context, explanation, operation }: Call, id: string): void {
  const nearest = sandbox.jobs.nearestIds(id)
  const elsewhere = context.sandboxes.holding(id, NAMED_SANDBOXES)
  if (nearest.length > 0) explanation.nearest = nearest
  if (elsewhere.length > 0) explanation.elsewhere = elsewhere
  const hints = [
    ...(nearest.length > 0 ? [`like it are ${nearest.join(', ')}`] : []),
    ...(elsewhere.length > 0 ? [`sandbox ${elsewhere.join(', ')} has it`] : []),
    ...(sandbox.eviction ? [describeEviction(sandbox.eviction)] : [])
  ]
  const jobId = id.slice(0, MAX_LOGGED_ID)
  context.log.info(
    { sandbox: sandbox.name, jobId, nearest, elsewhere },
    [`${operation}: sandbox ${sandbox.name} has no job ${jobId}`, ...hints].join('; ')
  )
}
