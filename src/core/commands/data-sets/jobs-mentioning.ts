import type { Job } from '../../jobs/job.js'
import type { Mentions } from '../../jobs/mentions.js'
import type { World } from '../../world/world.js'

/** How many jobs are looked for at a time. */
const JOBS_PER_PAGE = 100

/** Yields the jobs that mention a data set or a revision and pass a test, in the order of seeding. */
export function* jobsMentioning({ jobs }: World, mentioning: Mentions, where: (job: Job) => boolean): Generator<Job> {
  for (let after: number | undefined, isLast = false; !isLast; ) {
    const page = jobs.page({ after, limit: JOBS_PER_PAGE, mentioning, where })
    yield* page.jobs
    isLast = page.next === undefined
    after = page.next
  }
}
