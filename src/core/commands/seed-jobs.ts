import type { Job } from '../jobs/job.js'
import { seedBytes } from '../jobs/job-bytes.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { jobSeedsProblems } from '../jobs/job-seed-problems.js'
import { atOnce, type Steps } from '../time/steps.js'
import type { Path, Problem } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { prepareJobs } from '../world/prepare-jobs.js'
import type { World } from '../world/world.js'
import { refuseIfCutOff, refuseTooManyJobs, refuseTooMuchMemory } from './preconditions.js'
import { takenJobIds } from './taken-ids.js'

/**
 * Seeds jobs, all or none, at the instant at which it begins: they are made step by step, and inserted in the last one.
 * Throws a SandboxError that lists every problem.
 */
export function* seedJobs(world: World, seeds: readonly JobSeed[], at: (index: number) => Path): Steps<readonly Job[]> {
  const what = 'The jobs were not seeded.'
  const { inFlight } = world
  const now = world.clock.now()
  refuseIfAny('invalid', what, yield* jobSeedsProblems(seeds, at))
  let bytes = 0
  for (const seed of seeds) {
    bytes += seedBytes(seed)
    yield
  }
  const refuseIfImpossible = (taken: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'jobs were seeded')
    refuseIfAny('conflict', what, taken)
    refuseTooManyJobs(world, world.jobs.size + seeds.length)
    refuseTooMuchMemory(world, bytes)
  }
  const checkedAt = world.jobs.nextSerial
  refuseIfImpossible(yield* takenJobIds(world, seeds, at))
  const insert = yield* prepareJobs(world, { seeds, now })
  // The sandbox may have changed between the steps.
  refuseIfImpossible(world.jobs.nextSerial === checkedAt ? [] : atOnce(takenJobIds(world, seeds, at)))
  return insert()
}
