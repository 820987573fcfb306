import { failInsteadOfCompleting } from '../../jobs/fail-instead.js'
import { isCreated, type Job } from '../../jobs/job.js'
import type { JobError } from '../../jobs/job-error.js'
import { sizeOf } from '../../memory/size-of.js'
import type { World } from '../../world/world.js'
import { jobsMentioning } from './jobs-mentioning.js'
import { checksReferences } from './references.js'

/**
 * Lets the jobs that run on a data set fail, because it is deleted: each at the instant at which it would have COMPLETED.
 * Jobs that were seeded, or that run while references are not checked, go on. Mock: AWS does not document what becomes of
 * such a job.
 */
export function failRunningJobs(world: World, dataSetId: string): void {
  if (!checksReferences(world)) return
  const error: JobError = {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: `The data set ${dataSetId} was deleted while the job ran.`,
    ResourceId: dataSetId,
    ResourceType: 'DATA_SET'
  }
  for (const job of [...jobsMentioning(world, { dataSetId }, isRunning)]) {
    world.jobs.put(failInsteadOfCompleting(job, error), sizeOf(error))
  }
  world.reschedule()
}

function isRunning(job: Job): boolean {
  return isCreated(job) && job.isStarted && (job.state === 'WAITING' || job.state === 'IN_PROGRESS')
}
