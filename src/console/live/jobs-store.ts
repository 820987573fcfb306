import { signal } from '@preact/signals'
import type { ControlClient, JobView, RequestView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'
import { isNotFound } from './is-not-found.js'
import { afterPolls, afterTransition, type LastPoll, lastPollOf } from './job-changes.js'
import { keep, readPages } from './job-reads.js'

/** How many jobs a page has when all are read, and when only those are that were added last. */
const PAGE = 1000
const LAST_PAGE = 100

/** How many jobs are read one by one at a time, and how long it is until the next ones are, in milliseconds. */
const MOST_SINGLE_READS = 10
const PACE_MS = 100

/** How many requests of the journal are read to tell how jobs were polled before the page was opened. */
const MOST_OLD_POLLS = 1000

/**
 * The jobs of a sandbox, in the order of their creation. Events change them where they are. They don't tell everything:
 * what they leave out is read from the server for the jobs that are in view, and for the others once they come into
 * view.
 */
export class JobsStore implements Store {
  /** All jobs. The array is another one after each change, and those of its jobs that have not changed are the same. */
  readonly list = signal<readonly JobView[]>([])
  readonly isLoaded = signal(false)
  readonly #pace: () => Promise<unknown>
  #client: ControlClient | undefined
  #jobs = new Map<string, JobView>()
  #lastPolls = new Map<string, LastPoll>()
  /** The jobs of which more may have changed than is known. */
  readonly #stale = new Set<string>()
  #inView: readonly string[] = []
  #isReading = false
  /** The place in the list of jobs after which its last ones are. */
  #lastPage: string | undefined
  #wasTooMany = false

  /** `pace` resolves when more jobs may be read one by one. */
  constructor(pace: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, PACE_MS))) {
    this.#pace = pace
  }

  async load(client: ControlClient): Promise<void> {
    this.#client = client
    const jobs = new Map<string, JobView>()
    // The first jobs are shown while the others come, but never instead of those that there were.
    if (!this.isLoaded.value) this.#jobs = jobs
    const lastPage = await readPages(client, undefined, PAGE, (page) => {
      for (const view of page) jobs.set(view.job.Id, view)
      if (this.#jobs === jobs) this.#publish()
    })
    const polls = new Map<string, LastPoll>()
    for (const request of await client.requests({ operation: 'GetJob', limit: MOST_OLD_POLLS }))
      notePoll(polls, request)
    this.#jobs = jobs
    this.#lastPolls = polls
    this.#lastPage = lastPage
    this.#stale.clear()
    this.isLoaded.value = true
    this.#publish()
  }

  async apply(events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    let isNewOne = false
    for (const event of events) if (!this.#take(event)) isNewOne = true
    if (isNewOne) await this.#readLast(client)
    this.#publish()
    void this.#readStale()
  }

  /** How the last poll of a job went, as far as the journal and the events tell. */
  lastPoll(jobId: string): LastPoll | undefined {
    return this.#lastPolls.get(jobId)
  }

  /** Keeps these jobs as the server has them from now on. They are those in view. */
  watch(jobIds: readonly string[]): void {
    this.#inView = jobIds
    void this.#readStale()
  }

  /**
   * Finds jobs that have come or gone without an event, which seeded ones do and those past their 90 days, by the
   * number of jobs that the sandbox has now. To be called now and then while jobs are shown. If the number is right, it
   * costs nothing; if jobs were added, those that were added last are read.
   */
  async compare(count: number): Promise<void> {
    const client = this.#client
    if (client === undefined || !this.isLoaded.value) return
    if (count > this.#jobs.size) {
      await this.#readLast(client)
      this.#publish()
    }
    // The event of a deletion may be on its way: what is wrong only once may be right.
    const isTooMany = count < this.#jobs.size
    if (isTooMany && this.#wasTooMany) await this.load(client)
    this.#wasTooMany = isTooMany && !this.#wasTooMany
  }

  /** Follows one event. Returns whether that was possible: it is not if the job is new. */
  #take({ event, data }: StreamEvent): boolean {
    if (event === 'deleted') this.#forget(data.jobId)
    if (event === 'transition') {
      const known = this.#jobs.get(data.jobId)
      if (known === undefined) return false
      this.#jobs.set(data.jobId, afterTransition(known, data))
      this.#stale.add(data.jobId)
    }
    return event === 'request' ? this.#takeRequest(data) : true
  }

  #takeRequest(request: RequestView): boolean {
    const { jobId, operation, polls, status = 0 } = request
    if (jobId === undefined) return true
    const known = this.#jobs.get(jobId)
    // Clients may ask for jobs that don't exist.
    if (known === undefined && (status >= 300 || status < 200)) return true
    notePoll(this.#lastPolls, request)
    if (known === undefined) return false
    if (polls !== undefined) this.#jobs.set(jobId, afterPolls(known, polls))
    if (operation !== 'GetJob' || status === 404) this.#stale.add(jobId)
    return true
  }

  /** Reads the jobs that were added last. */
  async #readLast(client: ControlClient): Promise<void> {
    const jobs = this.#jobs
    const lastPage = await readPages(client, this.#lastPage, LAST_PAGE, (page) => {
      for (const view of page) keep(jobs, view)
    })
    if (jobs === this.#jobs) this.#lastPage = lastPage
  }

  /** Reads the stale jobs in view, a few at a time. */
  async #readStale(): Promise<void> {
    if (this.#isReading || this.#client === undefined) return
    this.#isReading = true
    try {
      for (let ids = this.#staleInView(); ids.length > 0; ids = this.#staleInView()) {
        const client = this.#client
        await Promise.all(ids.map((id) => this.#readOne(id, client)))
        this.#publish()
        await this.#pace()
      }
    } catch {
      // The feed tells that the server can't be reached, and reads everything once it can.
    } finally {
      this.#isReading = false
    }
  }

  #staleInView(): readonly string[] {
    return this.#inView.filter((id) => this.#stale.has(id)).slice(0, MOST_SINGLE_READS)
  }

  async #readOne(id: string, client: ControlClient): Promise<void> {
    const jobs = this.#jobs
    this.#stale.delete(id)
    try {
      const view = await client.job(id)
      if (jobs.has(id) && !keep(jobs, view)) this.#stale.add(id)
    } catch (error) {
      if (!isNotFound(error)) {
        this.#stale.add(id)
        throw error
      }
      if (jobs === this.#jobs) this.#forget(id)
    }
  }

  #forget(id: string): void {
    this.#jobs.delete(id)
    this.#lastPolls.delete(id)
    this.#stale.delete(id)
  }

  #publish(): void {
    this.list.value = [...this.#jobs.values()]
  }
}

function notePoll(polls: Map<string, LastPoll>, request: RequestView): void {
  const { jobId } = request
  if (jobId === undefined) return
  const last = lastPollOf(request, polls.get(jobId))
  if (last !== undefined) polls.set(jobId, last)
}
