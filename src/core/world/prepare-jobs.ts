import type { Job } from '../jobs/job.js'
import { seedBytes } from '../jobs/job-bytes.js'
import type { SeededJob } from '../jobs/job-factory.js'
import type { JobSeed } from '../jobs/job-seed.js'
import type { JobTemplate } from '../jobs/job-template.js'
import { StagedJobs } from '../jobs/staged-jobs.js'
import type { Steps } from '../time/steps.js'
import type { World } from './world.js'

/** So few jobs are inserted one by one, which takes no longer than to index them elsewhere. */
const FEW = 128

/** How jobs are prepared. */
export interface JobsToPrepare {
  readonly seeds: readonly JobSeed[]
  /** The instant at which they begin. */
  readonly now: number
  /** Whether all that is there will have been removed when they are inserted. */
  readonly isEmptied?: boolean
  /** How many bytes of memory the job of a seed counts for. */
  readonly bytesOf?: (seed: JobSeed) => number
  /** The templates of the seeds, if they have been made. */
  readonly templates?: readonly JobTemplate[] | undefined
}

/**
 * Makes the jobs of valid seeds, and yields after each. Returns a function that inserts them all at once, in little time
 * even if they are many. Their ids must have been claimed by then, and there must be room for their bytes.
 */
export function* prepareJobs(
  world: World,
  { seeds, now, isEmptied = false, bytesOf = seedBytes, templates }: JobsToPrepare
): Steps<() => readonly Job[]> {
  const { factory, jobs } = world
  const staged = seeds.length > FEW ? new StagedJobs(jobs.nextSerial) : undefined
  const few: [SeededJob, number][] = []
  let next = 0
  for (const seeded of factory.fromSeeds(seeds, now, (id) => !isEmptied && jobs.has(id), templates)) {
    const bytes = bytesOf(seeds[next++] as JobSeed)
    if (staged === undefined) few.push([seeded, bytes])
    else staged.add(seeded.job, bytes, seeded.mentions)
    yield
  }
  return () => {
    if (staged !== undefined) jobs.absorb(staged)
    for (const [{ job, mentions }, bytes] of few) jobs.put(job, bytes, mentions)
    world.reschedule()
    return staged === undefined ? few.map(([{ job }]) => job) : staged.jobs
  }
}
