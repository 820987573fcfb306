import { type Job, jobResponse } from '../../core/jobs/job.js'
import type { SignedUrls } from '../../core/jobs/signed-urls.js'

/** How many characters the cache holds at most. */
const MAX_CHARACTERS = 4_000_000

interface CachedResponse {
  readonly details: Job['details']
  readonly endpointUrl: string
  readonly text: string
}

/**
 * The bodies of GetJob's responses, each kept until its job changes: pollers ask for the same one again and again.
 * A job that has changed has another history or other details. Nothing else in the response ever changes, except for
 * signed URLs, which begin with the endpoint that the client uses.
 */
export class ResponseCache {
  readonly #cached = new Map<Job['history'], CachedResponse>()
  #size = 0

  /** The body for a job and the endpoint of its client. `urls` makes the signed URLs of a body that is not cached. */
  bodyOf(job: Job, endpointUrl: string, urls: () => SignedUrls): string {
    const cached = this.#cached.get(job.history)
    if (cached !== undefined && cached.details === job.details && cached.endpointUrl === endpointUrl) return cached.text
    const text = JSON.stringify(jobResponse(job, urls().detailsOf(job)))
    this.#add(job.history, { details: job.details, endpointUrl, text })
    return text
  }

  #add(history: Job['history'], response: CachedResponse): void {
    // Emptying it all at once, which is rare, is cheaper than finding the oldest response each time.
    const size = sizeOf(response)
    if (this.#size + size > MAX_CHARACTERS) {
      this.#cached.clear()
      this.#size = 0
    }
    const before = this.#cached.get(history)
    this.#size += size - (before === undefined ? 0 : sizeOf(before))
    this.#cached.set(history, response)
  }
}

function sizeOf({ text, endpointUrl }: CachedResponse): number {
  return text.length + endpointUrl.length
}
