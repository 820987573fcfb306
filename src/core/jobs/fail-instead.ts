import type { Job } from './job.js'
import type { JobError } from './job-error.js'

/**
 * Returns a job that fails with errors when it would have COMPLETED, at the same instant or poll; the job as it is if
 * its plan does not lead there.
 */
export function failInsteadOfCompleting(job: Job, ...errors: readonly JobError[]): Job {
  const { plan, step } = job
  const end = step === undefined ? -1 : plan.findIndex(({ state }, index) => index > step && state === 'COMPLETED')
  return end < 0 ? job : { ...job, plan: [...plan.slice(0, end), { state: 'ERROR', errors: [...errors] }] }
}
