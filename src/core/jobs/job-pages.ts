import type { Job } from './job.js'
import { advance } from './lifecycle.js'
import { isPastRetention } from './retention.js'

/** How many jobs are held against a page's filter at most: no page takes longer than that, however rare its jobs are. */
const MAX_LOOKED_AT = 10_000

/** Which jobs of a list to give: those after a cursor, at most `limit`, that pass the filter. */
export interface PageRequest {
  readonly newestFirst?: boolean
  readonly after: number | undefined
  readonly limit: number
  readonly where?: (job: Job) => boolean
}

/** Part of a list; `next` is the cursor to ask on with, absent at the end. With a filter a page may be short of jobs. */
export interface Page {
  readonly jobs: readonly Job[]
  readonly next?: number
}

/** A page of jobs as they stand at an instant, out of those that come after the cursor. */
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
