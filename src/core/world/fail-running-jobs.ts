import { failInsteadOfCompleting } from '../jobs/fail-instead.js'
import { isCreated, type Job } from '../jobs/job.js'
import type { JobError } from '../jobs/job-error.js'
import type { JobStore } from '../jobs/job-store.js'
import { sizeOf } from '../memory/size-of.js'
import { checksReferences, type ReferencesContext } from './checks-references.js'
import { jobsMentioning } from './jobs-mentioning.js'

/** The parts of a world that it takes to let jobs fail. */
export interface RunningJobsContext extends ReferencesContext {
  readonly jobs: JobStore
  reschedule(): void
}

/**
 * Lets the jobs that run on a data set fail, because it is gone: each at the instant at which it would have COMPLETED.
 * Jobs that were seeded, or that run while references are not checked, go on. Mock: AWS does not document what becomes
 * of such a job. `instant`: when the data set went, if that is not now.
 */
export function failRunningJobs(
  world: RunningJobsContext,
  dataSetId: string,
  why = 'was deleted',
  instant?: number
): void {
  if (!checksReferences(world)) return
  const error: JobError = {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: `The data set ${dataSetId} ${why} while the job ran.`,
    ResourceId: dataSetId,
    ResourceType: 'DATA_SET'
  }
  for (const job of [...jobsMentioning(world, { dataSetId }, isRunning, instant)]) {
    world.jobs.put(failInsteadOfCompleting(job, error), sizeOf(error))
  }
  world.reschedule()
}

function isRunning(job: Job): boolean {
  return isCreated(job) && job.isStarted && (job.state === 'WAITING' || job.state === 'IN_PROGRESS')
}
