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
export interface PageRequest<Cursor> {
  readonly after: Cursor | undefined
  readonly limit: number
  readonly where?: (job: Job) => boolean
  /** The ids that a job must mention. */
  readonly mentioning?: Mentions
}

/** Part of a list; `next` is the cursor of the next page, if any. With a filter a page can be short of jobs. */
export interface Page<Cursor> {
  readonly jobs: readonly Job[]
  readonly next?: Cursor
}

/**
 * Returns a page of jobs, in their states at an instant. `entries` are the jobs after the cursor, and `cursorOf`
 * returns the cursor that stands at one of them. The limit must be at least 1.
 */
export function pageOf<Entry extends MentionSignatures & { readonly job: Job }, Cursor>(
  entries: Iterable<Entry>,
  { limit, where = () => true, mentioning }: Omit<PageRequest<Cursor>, 'after'>,
  cursorOf: (entry: Entry) => Cursor,
  now: number
): Page<Cursor> {
  const wanted = mentioning && signaturesOf(mentioning)
  const jobs: Job[] = []
  const endingAt = (entry: Entry | undefined) => ({ jobs, next: cursorOf(entry as Entry) })
  let last: Entry | undefined
  let left = mentioning ? MAX_SEARCHED : MAX_LOOKED_AT
  let leftToPassOver = MAX_PASSED_OVER
  for (const entry of entries) {
    if (wanted && !mayMention(entry, wanted)) {
      if (leftToPassOver-- === 0) return endingAt(last)
      last = entry
      continue
    }
    if (left-- === 0) return endingAt(last)
    const job = isPastRetention(entry.job, now) ? undefined : advance(entry.job, now)
    if (job !== undefined && (mentioning === undefined || mentions(job, mentioning)) && where(job)) {
      if (jobs.length === limit) return endingAt(last)
      jobs.push(job)
    }
    last = entry
  }
  return { jobs }
}
