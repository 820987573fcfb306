import type { Job } from '../jobs/job.js'
import type { JobSeed } from '../jobs/job-seed.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { Path } from '../validation/problem.js'

/** Seeds that come in together, and where each stands in what they come from. */
export interface SeedBatch {
  readonly seeds: readonly JobSeed[]
  at(index: number): Path
}

/** Where seeds go. */
export interface SeedBed {
  /** Takes a batch in, or throws. */
  seed(batch: SeedBatch): readonly Job[]
  /** Takes a job out again, if it is there still. */
  unseed(id: string): void
}

/** How many jobs are taken out again before it is somebody else's turn. */
const JOBS_PER_TURN = 64

/**
 * Seeds batch after batch as they arrive. In the end it is all or none: if a batch can't come in, or they end in an
 * error, those before it are taken out again and the error is thrown.
 */
export async function seedBatches(
  batches: AsyncIterable<SeedBatch>,
  bed: SeedBed,
  slices: TimeSlices,
  onSeeded: (jobs: readonly Job[]) => void
): Promise<void> {
  const seeded: string[] = []
  const pause = slices.stretch()
  try {
    for await (const batch of batches) {
      const jobs = bed.seed(batch)
      for (const { id } of jobs) seeded.push(id)
      onSeeded(jobs)
      // Batches may arrive faster than they are seeded, one right after the other.
      await pause()
    }
  } catch (error) {
    await slices.finish(() => {
      for (const id of seeded.splice(-JOBS_PER_TURN)) bed.unseed(id)
      return seeded.length > 0
    })
    throw error
  }
}
