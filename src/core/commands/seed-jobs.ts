import type { Job } from '../jobs/job.js'
import { seedBytes } from '../jobs/job-bytes.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { jobSeedsProblems } from '../jobs/job-seed-problems.js'
import { sumOf } from '../memory/size-of.js'
import type { Path } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { insertJobs } from '../world/insert.js'
import type { World } from '../world/world.js'
import { refuseTooManyJobs, refuseTooMuchMemory, takenJobIds } from './preconditions.js'

/** Seeds jobs, all or none. Throws a SandboxError that lists every problem. */
export function seedJobs(world: World, seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
  const what = 'The jobs were not seeded.'
  refuseIfAny('invalid', what, jobSeedsProblems(seeds, at))
  refuseIfAny('conflict', what, takenJobIds(world, seeds, at))
  refuseTooManyJobs(world, world.jobs.size + seeds.length)
  refuseTooMuchMemory(world, sumOf(seeds, seedBytes))
  return insertJobs(world, seeds)
}
