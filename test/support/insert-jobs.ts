import type { Job } from '../../src/core/jobs/job.js'
import type { JobSeed } from '../../src/core/jobs/job-seed.js'
import { atOnce } from '../../src/core/time/steps.js'
import { prepareJobs } from '../../src/core/world/prepare-jobs.js'
import type { World } from '../../src/core/world/world.js'

/** Inserts jobs as they begin now. Their seeds must be valid and their ids free. */
export function insertJobs(world: World, seeds: readonly JobSeed[]): readonly Job[] {
  return atOnce(prepareJobs(world, { seeds, now: world.clock.now() }))()
}
