import type { Job } from '../jobs/job.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { atOnce } from '../time/steps.js'
import type { Path } from '../validation/problem.js'
import type { World } from '../world/world.js'
import { deleteJob } from './delete-job.js'
import { refuseIfCutOff } from './preconditions.js'
import { seedJobs } from './seed-jobs.js'

/** Seeds that arrive together, and where each was in the input. */
export interface SeedBatch {
  readonly seeds: readonly JobSeed[]
  at(index: number): Path
}

/** How many jobs are deleted at a time before other work gets its turn. */
const JOBS_PER_SLICE = 64

/**
 * Seeds jobs in batches as they arrive, each job at the instant of its arrival, and calls back with those of each
 * batch. All or none: if a batch can't be seeded, or reading the batches fails, the jobs seeded so far are deleted and
 * the error is thrown. It is a SandboxError if a seed is wrong, or if the sandbox is reset meanwhile.
 */
export async function seedJobBatches(
  world: World,
  batches: AsyncIterable<SeedBatch>,
  onSeeded: (jobs: readonly Job[]) => void
): Promise<void> {
  /** The ids of each batch. One list of a million would hold up other work whenever it grows. */
  const seeded: string[][] = []
  const { inFlight } = world
  const pause = world.slices.stretch()
  try {
    for await (const { seeds, at } of batches) {
      refuseIfCutOff(inFlight, world, 'jobs were seeded')
      const jobs = atOnce(seedJobs(world, seeds, at))
      seeded.push(jobs.map(({ id }) => id))
      onSeeded(jobs)
      // Batches may arrive faster than they are seeded, one right after the other.
      await pause()
    }
  } catch (error) {
    await world.slices.finish(() => {
      // What was seeded is gone, and other jobs may have its ids.
      if (inFlight.endedBy !== undefined) return false
      const batch = seeded.at(-1) ?? []
      for (const id of batch.splice(-JOBS_PER_SLICE)) if (world.jobs.has(id)) deleteJob(world, id)
      if (batch.length === 0) seeded.pop()
      return seeded.length > 0
    })
    throw error
  }
}
