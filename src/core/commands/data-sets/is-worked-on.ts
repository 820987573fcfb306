import type { Job } from '../../jobs/job.js'
import type { Mentions } from '../../jobs/mentions.js'
import { jobsMentioning } from '../../world/jobs-mentioning.js'
import type { World } from '../../world/world.js'

/** Whether a job that is IN_PROGRESS mentions a data set or a revision. */
export function isWorkedOn(world: World, mentioning: Mentions, where: (job: Job) => boolean = () => true): boolean {
  const [found] = jobsMentioning(world, mentioning, (job) => job.state === 'IN_PROGRESS' && where(job))
  return found !== undefined
}
