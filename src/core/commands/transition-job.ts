import { detailsProblems } from '../jobs/details-problems.js'
import type { Job } from '../jobs/job.js'
import { extrasBytes } from '../jobs/job-bytes.js'
import { type JobState, whyIllegal } from '../jobs/job-state.js'
import { moveTo, type TransitionExtras } from '../jobs/lifecycle.js'
import { normalizeInstants } from '../jobs/normalize-instants.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import type { World } from '../world/world.js'
import { findJob } from './find-job.js'
import { refuseTooMuchMemory } from './preconditions.js'

/**
 * Moves a job to a state now, whatever its plan says. Throws a SandboxError if there is no job with this id, or if the
 * transition is not legal.
 */
export function transitionJob(world: World, id: string, state: JobState, { errors, details }: TransitionExtras): Job {
  const job = findJob(world, id)
  const what = 'The job was not moved.'
  const problems = detailsProblems(job.type, details, ['details'])
  if (errors && state !== 'ERROR') {
    problems.push({ at: ['errors'], message: `belongs to a transition to ERROR, not to ${state}` })
  }
  refuseIfAny('invalid', what, problems)
  const illegal = whyIllegal(job.state, state)
  if (illegal) refuseIfAny('conflict', what, [{ at: ['state'], message: illegal }])
  const extras = { ...(errors && { errors }), ...(details && { details: normalizeInstants(details) }) }
  const moved = moveTo(job, state, world.clock.now(), extras)
  const bytes = extrasBytes(extras)
  refuseTooMuchMemory(world, bytes)
  world.jobs.put(moved, bytes)
  world.reschedule()
  return moved
}
