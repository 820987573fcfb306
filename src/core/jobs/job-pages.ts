import type { Job } from './job.js'
import { advance } from './lifecycle.js'
import { isPastRetention } from './retention.js'

/** The most jobs that are filtered for one page, so that a filter that few jobs pass does not make a page slow. */
const MAX_LOOKED_AT = 10_000

/** Which jobs of a list to return: at most `limit` of those after a cursor that pass the filter. */
export interface PageRequest {
  readonly newestFirst?: boolean
  readonly after: number | undefined
  readonly limit: number
  readonly where?: (job: Job) => boolean
}

/** Part of a list; `next` is the cursor of the next page, if any. With a filter a page can be short of jobs. */
export interface Page {
  readonly jobs: readonly Job[]
  readonly next?: number
}

/** Returns a page of jobs, in their states at an instant. `entries` are the jobs after the cursor. */
export function pageOf(
  entries: Iterable<{ readonly job: Job; readonly serial: number }>,
  { after, limit, where = () => true }: PageRequest,
  now: number
): Page {
  const jobs: Job[] = []
  let last = after ?? -1
  let looked = 0
  for (const entry of entries) {
    if (looked++ === MAX_LOOKED_AT) return { jobs, next: last }
    const job = isPastRetention(entry.job, now) ? undefined : advance(entry.job, now)
    if (job !== undefined && where(job)) {
      if (jobs.length === limit) return { jobs, next: last }
      jobs.push(job)
    }
    last = entry.serial
  }
  return { jobs }
}
