import type { Job } from './job.js'
import { type JobSnapshot, toJobSnapshot } from './job-snapshot.js'
import { advance } from './lifecycle.js'
import { isPastRetention } from './retention.js'

/** What is kept of a stored job. */
interface Stored {
  job: Job
  readonly serial: number
  polls: number
}

/**
 * The jobs of a store as they were at an instant, serialized one by one as they are read, while the store goes on. The
 * store tells it before it changes a job, so that nothing is copied for jobs that stay as they are. Can be read once.
 */
export class FrozenJobs implements Iterable<JobSnapshot> {
  readonly #records: readonly (readonly Stored[])[]
  readonly #instant: number
  readonly #onRelease: (frozen: FrozenJobs) => void
  /** The jobs that have changed since, as they were. */
  readonly #kept = new Map<Stored, { readonly job: Job; readonly polls: number }>()
  /** The record to be read next: its list, and its place there. */
  #list = 0
  #place = 0

  /** `records` are all records in order, in lists none of which is empty. */
  constructor(records: readonly (readonly Stored[])[], instant: number, onRelease: (frozen: FrozenJobs) => void) {
    this.#records = records
    this.#instant = instant
    this.#onRelease = onRelease
  }

  /** Must be called before a record changes or is removed. */
  keep(record: Stored): void {
    const next = this.#records[this.#list]?.[this.#place]
    const last = this.#records.at(-1)?.at(-1)
    const isToCome = next !== undefined && record.serial >= next.serial && record.serial <= (last as Stored).serial
    if (isToCome && !this.#kept.has(record)) this.#kept.set(record, { job: record.job, polls: record.polls })
  }

  *[Symbol.iterator](): Generator<JobSnapshot> {
    try {
      for (;;) {
        const record = this.#records[this.#list]?.[this.#place]
        if (record === undefined) return
        const kept = this.#kept.get(record)
        this.#kept.delete(record)
        this.#advance()
        const { job, polls } = kept ?? record
        if (!isPastRetention(job, this.#instant)) yield toJobSnapshot(advance(job, this.#instant), record.serial, polls)
      }
    } finally {
      this.release()
    }
  }

  /** Must be called if not all jobs will be read. The store keeps nothing for it any more. */
  release(): void {
    this.#list = this.#records.length
    this.#kept.clear()
    this.#onRelease(this)
  }

  #advance(): void {
    if (++this.#place < (this.#records[this.#list] as readonly Stored[]).length) return
    this.#list++
    this.#place = 0
  }
}
