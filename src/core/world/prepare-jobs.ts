import type { Job } from '../jobs/job.js'
import { seedBytes } from '../jobs/job-bytes.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { type JobTemplate, jobTemplate } from '../jobs/job-template.js'
import type { NewJob } from '../jobs/new-job.js'
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
 * Makes the jobs of valid seeds, and yields after each that has no template yet: with one, there is little left to do.
 * Returns a function that inserts them all at once, in little time even if they are many. Their ids must have been
 * claimed by then, and there must be room for their bytes.
 */
export function* prepareJobs(
  world: World,
  { seeds, now, isEmptied = false, bytesOf = seedBytes, templates }: JobsToPrepare
): Steps<() => readonly Job[]> {
  const { factory, jobs } = world
  const staged = seeds.length > FEW ? new StagedJobs(jobs.nextSerial) : undefined
  const few: NewJob[] = []
  const jobOf = factory.makerOf(seeds, now, (id) => !isEmptied && jobs.has(id))
  for (const [index, seed] of seeds.entries()) {
    const template = templates?.[index] ?? jobTemplate(seed)
    const made = { job: jobOf(template), bytes: bytesOf(seed), mentions: template.complete?.mentions }
    if (staged === undefined) few.push(made)
    else staged.add(made)
    if (templates === undefined) yield
  }
  return () => {
    if (staged === undefined) jobs.insert(few)
    else jobs.absorb(staged)
    world.reschedule()
    return staged === undefined ? few.map(({ job }) => job) : staged.jobs
  }
}
