import type { Job } from '../jobs/job.js'
import type { JobStore } from '../jobs/job-store.js'
import type { Mentions } from '../jobs/mentions.js'

/** How many jobs are looked for at a time. */
const JOBS_PER_PAGE = 100

/**
 * Yields the jobs that mention a data set or a revision and pass a test, in the order of seeding: as they are now, or
 * as they were at an instant before which everything has happened.
 */
export function* jobsMentioning(
  { jobs }: { readonly jobs: Pick<JobStore, 'page'> },
  mentioning: Mentions,
  where: (job: Job) => boolean,
  instant?: number
): Generator<Job> {
  for (let after: number | undefined, isLast = false; !isLast; ) {
    const page = jobs.page({ after, limit: JOBS_PER_PAGE, mentioning, where }, instant)
    yield* page.jobs
    isLast = page.next === undefined
    after = page.next
  }
}
