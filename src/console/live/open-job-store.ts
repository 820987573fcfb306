import { batch, signal } from '@preact/signals'
import type { ControlClient, JobView, PollPattern, RequestView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'
import { isNotFound } from './is-not-found.js'

/** The most requests of a job that are shown: the last ones. */
export const MOST_REQUESTS = 50

/** The one job that is shown in full, with its requests. */
export class OpenJobStore implements Store {
  readonly view = signal<JobView | undefined>(undefined)
  /** The last requests for the job, the last one first. */
  readonly requests = signal<readonly RequestView[]>([])
  readonly polls = signal<PollPattern | undefined>(undefined)
  /** What the server says of a job that it does not have; undefined if it has the job. */
  readonly unknown = signal<unknown>(undefined)
  #jobId: string | undefined
  #isAskedFor = false

  /** Shows another job, or none. */
  async open(jobId: string | undefined, client: ControlClient): Promise<void> {
    this.#jobId = jobId
    batch(() => {
      this.view.value = undefined
      this.requests.value = []
      this.polls.value = undefined
      this.unknown.value = undefined
    })
    await this.load(client)
  }

  async load(client: ControlClient): Promise<void> {
    const jobId = this.#jobId
    if (jobId === undefined) return
    const [requests, polls] = await Promise.all([
      client.requests({ jobId, limit: MOST_REQUESTS }),
      client.polls(jobId),
      this.#readView(client)
    ])
    if (jobId !== this.#jobId) return
    batch(() => {
      this.requests.value = requests.toReversed()
      this.polls.value = polls
    })
  }

  async apply(events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    const own = events.filter(({ data }) => 'jobId' in data && data.jobId === this.#jobId)
    if (this.#jobId === undefined || own.length === 0) return
    this.#add(own.flatMap(({ event, data }) => (event === 'request' ? [data] : [])))
    await this.#readView(client)
  }

  /**
   * Reads what events don't tell: which requests are open, and how the job is polled, if there were requests. To be
   * called now and then while the job is shown.
   */
  async lookAgain(client: ControlClient): Promise<void> {
    const jobId = this.#jobId
    if (jobId === undefined) return
    const after = this.requests.value[0]?.ordinal ?? 0
    const requests = await client.requests({ jobId, after, limit: MOST_REQUESTS })
    if (jobId !== this.#jobId) return
    this.#add(requests)
    if (!this.#isAskedFor) return
    this.#isAskedFor = false
    const polls = await client.polls(jobId)
    if (jobId === this.#jobId) this.polls.value = polls
  }

  /** Takes the job as the server returned it. */
  take(view: JobView): void {
    if (view.job.Id !== this.#jobId) return
    batch(() => {
      this.view.value = view
      this.unknown.value = undefined
    })
  }

  async #readView(client: ControlClient): Promise<void> {
    const jobId = this.#jobId as string
    try {
      this.take(await client.job(jobId))
    } catch (error) {
      if (!isNotFound(error)) throw error
      if (jobId === this.#jobId) this.unknown.value = error
    }
  }

  /** Adds requests, or what has become of those that were open. */
  #add(requests: readonly RequestView[]): void {
    if (requests.length === 0) return
    this.#isAskedFor = true
    const all = new Map(this.requests.value.map((request) => [request.ordinal, request]))
    for (const request of requests) {
      if (request.open === true && all.has(request.ordinal)) continue
      all.set(request.ordinal, request)
    }
    this.requests.value = [...all.values()].sort((a, b) => b.ordinal - a.ordinal).slice(0, MOST_REQUESTS)
  }
}
