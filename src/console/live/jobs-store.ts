import { signal } from '@preact/signals'
import type { ControlClient, JobView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'

/** How many jobs that have changed are read one by one. If there are more, all are read anew. */
const MOST_SINGLE_READS = 20

/** The jobs of a sandbox, in the order of their creation. */
export class JobsStore implements Store {
  readonly #jobs = new Map<string, JobView>()
  /** All jobs. The array is another one after each change, and those of its jobs that have not changed are the same. */
  readonly list = signal<readonly JobView[]>([])
  readonly isLoaded = signal(false)

  async load(client: ControlClient): Promise<void> {
    const jobs = await client.jobs()
    this.#jobs.clear()
    for (const job of jobs) this.#jobs.set(job.job.Id, job)
    this.#publish()
    this.isLoaded.value = true
  }

  async apply(events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    const changed = new Set<string>()
    for (const { event, data } of events) {
      if (event === 'deleted') this.#jobs.delete(data.jobId)
      if (event === 'transition') changed.add(data.jobId)
      if (event === 'request' && data.jobId !== undefined) changed.add(data.jobId)
    }
    if (changed.size > MOST_SINGLE_READS) return this.load(client)
    const views = await Promise.all([...changed].map((jobId) => client.job(jobId).catch(() => undefined)))
    for (const view of views) if (view !== undefined) this.#jobs.set(view.job.Id, view)
    this.#publish()
  }

  #publish(): void {
    this.list.value = [...this.#jobs.values()]
  }
}
