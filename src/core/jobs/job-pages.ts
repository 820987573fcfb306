import type { Job } from './job.js'
import { advance } from './lifecycle.js'
import { type MentionSignatures, type Mentions, mayMention, mentions, signaturesOf } from './mentions.js'
import { isPastRetention } from './retention.js'

/** The most jobs that are filtered for one page, so that a filter that few jobs pass does not make a page slow. */
const MAX_LOOKED_AT = 10_000

/** The most jobs whose Details are searched for one page. */
const MAX_SEARCHED = 1000

/** The most jobs that are passed over for one page because of their signatures, which takes some nanoseconds each. */
const MAX_PASSED_OVER = 250_000

/** Which jobs of a list to return: at most `limit` of those after a cursor that pass the filter. */
export interface PageRequest {
  readonly newestFirst?: boolean
  readonly after: number | undefined
  readonly limit: number
  readonly where?: (job: Job) => boolean
  /** The ids that a job must mention. */
  readonly mentioning?: Mentions
}

/** Part of a list; `next` is the cursor of the next page, if any. With a filter a page can be short of jobs. */
export interface Page {
  readonly jobs: readonly Job[]
  readonly next?: number
}

/** Returns a page of jobs, in their states at an instant. `entries` are the jobs after the cursor. */
export function pageOf(
  entries: Iterable<MentionSignatures & { readonly job: Job; readonly serial: number }>,
  { after, limit, where = () => true, mentioning }: PageRequest,
  now: number
): Page {
  const wanted = mentioning && signaturesOf(mentioning)
  const jobs: Job[] = []
  let last = after ?? -1
  let left = mentioning ? MAX_SEARCHED : MAX_LOOKED_AT
  let leftToPassOver = MAX_PASSED_OVER
  for (const entry of entries) {
    if (wanted && !mayMention(entry, wanted)) {
      if (leftToPassOver-- === 0) return { jobs, next: last }
      last = entry.serial
      continue
    }
    if (left-- === 0) return { jobs, next: last }
    const job = isPastRetention(entry.job, now) ? undefined : advance(entry.job, now)
    if (job !== undefined && (mentioning === undefined || mentions(job, mentioning)) && where(job)) {
      if (jobs.length === limit) return { jobs, next: last }
      jobs.push(job)
    }
    last = entry.serial
  }
  return { jobs }
}
