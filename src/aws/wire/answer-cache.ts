import { type Job, jobResponse } from '../../core/jobs/job.js'
import type { SignedUrls } from '../../core/jobs/signed-urls.js'

/** How many characters of answers are kept in all. */
const MAX_KEPT = 4_000_000

interface Kept {
  readonly details: Job['details']
  readonly endpointUrl: string
  readonly text: string
}

/**
 * Jobs as the texts that GetJob answers, each kept until the job changes: pollers ask for the same again and again.
 * A job that has changed has another history, or other details; nothing else in the answer ever does, but signed URLs,
 * which begin with the endpoint that the client has.
 */
export class JobAnswers {
  readonly #kept = new Map<Job['history'], Kept>()
  #size = 0

  /** The text of a job for one who asks at an endpoint; `urls` makes the signed URLs that it needs, if it is not kept. */
  textOf(job: Job, endpointUrl: string, urls: () => SignedUrls): string {
    const kept = this.#kept.get(job.history)
    if (kept !== undefined && kept.details === job.details && kept.endpointUrl === endpointUrl) return kept.text
    const text = JSON.stringify(jobResponse(job, urls().detailsOf(job)))
    this.#keep(job.history, { details: job.details, endpointUrl, text })
    return text
  }

  #keep(history: Job['history'], answer: Kept): void {
    // All at once and seldom is cheaper than the oldest one each time, and there is no order to keep.
    if (this.#size + answer.text.length > MAX_KEPT) {
      this.#kept.clear()
      this.#size = 0
    }
    this.#size += answer.text.length - (this.#kept.get(history)?.text.length ?? 0)
    this.#kept.set(history, answer)
  }
}
