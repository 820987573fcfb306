import type { Job } from '../jobs/job.js'
import { SandboxError } from '../validation/sandbox-error.js'
import { nearest, suggest } from '../validation/suggest.js'
import type { World } from '../world/world.js'

/** How many similar ids are suggested. */
const NEAREST_IDS = 3

/** Returns a job as it is now. Throws a SandboxError if there is none with this id. */
export function findJob(world: World, id: string): Job {
  const job = world.jobs.get(id)
  if (job === undefined) throw unknownJob(world, id)
  return job
}

/** Returns the ids of the newest jobs that are most like an id that no job has. */
export function nearestJobIds({ jobs }: World, id: string): string[] {
  return nearest(id, jobs.newestIds(), NEAREST_IDS)
}

/** Returns the error for a job that does not exist, with similar ids. */
export function unknownJob(world: World, id: string): SandboxError {
  const hint = suggest(id, world.jobs.newestIds())
  return new SandboxError(
    'not-found',
    `Sandbox ${world.name} has no job with the id ${JSON.stringify(id)}${hint || '.'}`
  )
}
