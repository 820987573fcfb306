import type { Job } from '../../jobs/job.js'
import type { Mentions } from '../../jobs/mentions.js'
import type { World } from '../../world/world.js'

/** How many jobs are looked for at a time. */
const JOBS_PER_PAGE = 100

/** Whether a job that is IN_PROGRESS mentions a data set or a revision. */
export function isWorkedOn({ jobs }: World, mentioning: Mentions, where: (job: Job) => boolean = () => true): boolean {
  const isRunning = (job: Job) => job.state === 'IN_PROGRESS' && where(job)
  for (let after: number | undefined, isLast = false; !isLast; ) {
    const page = jobs.page({ after, limit: JOBS_PER_PAGE, mentioning, where: isRunning })
    if (page.jobs.length > 0) return true
    isLast = page.next === undefined
    after = page.next
  }
  return false
}
