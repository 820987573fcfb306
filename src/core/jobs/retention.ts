import type { Job } from './job.js'

/** How long a sandbox keeps a job, in milliseconds. AWS: jobs are deleted 90 days after they were created. */
export const RETENTION_MS = 90 * 24 * 3600 * 1000

/** When the 90 days of a job end, in epoch milliseconds. */
export function retentionEnd(job: Job): number {
  return job.seededAt + RETENTION_MS
}

/** Whether the 90 days of a job are over at an instant. */
export function isPastRetention(job: Job, instant: number): boolean {
  return instant >= retentionEnd(job)
}
