import type { Job } from '../../jobs/job.js'
import type { Mentions } from '../../jobs/mentions.js'
import type { World } from '../../world/world.js'

/** How many jobs are looked for at a time. */
const JOBS_PER_PAGE = 100

/** Whether a job that is IN_PROGRESS mentions a data set or a revision. */
export function isWorkedOn(world: World, mentioning: Mentions, where?: (job: Job) => boolean): boolean {
  return jobsInProgress(world, mentioning, where).next().done === false
}

/** Yields the jobs that are IN_PROGRESS and mention a data set or a revision. */
export function* jobsInProgress(
  { jobs }: World,
  mentioning: Mentions,
  where: (job: Job) => boolean = () => true
): Generator<Job> {
  const isRunning = (job: Job) => job.state === 'IN_PROGRESS' && where(job)
  for (let after: number | undefined, isLast = false; !isLast; ) {
    const page = jobs.page({ after, limit: JOBS_PER_PAGE, mentioning, where: isRunning })
    yield* page.jobs
    isLast = page.next === undefined
    after = page.next
  }
}
