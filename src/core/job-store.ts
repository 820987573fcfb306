import { type Due, DueQueue } from './due-queue.js'
import type { Job } from './job.js'
import type { JobState } from './job-state.js'
import { advance, countPoll, dueAt } from './lifecycle.js'

/** How long a sandbox keeps a job, in milliseconds. AWS: jobs are deleted 90 days after they were created. */
export const RETENTION_MS = 90 * 24 * 3600 * 1000

/** A job's step from one state to the next, at the instant (epoch milliseconds) at which it was due. */
export interface Transition {
  readonly jobId: string
  readonly from: JobState
  readonly to: JobState
  readonly at: number
}

/** Which jobs of a list to give: those after a cursor, at most `limit`, that pass the filter. */
export interface PageRequest {
  readonly after: number | undefined
  readonly limit: number
  readonly where?: (job: Job) => boolean
}

/** Part of a list; `next` is the cursor to ask on with, absent at the end. */
export interface Page {
  readonly jobs: readonly Job[]
  readonly next?: number
}

interface Entry extends Due {
  job: Job
  /** The place in the order of seeding, never used twice: a cursor. */
  readonly serial: number
  deleted: boolean
}

/**
 * The jobs of one sandbox in the order of seeding, and what falls due among them. Reading shows every job exactly
 * as it stands now and changes nothing; `settleNext` does the work that time has made due.
 */
export class JobStore {
  readonly #now: () => number
  readonly #onTransition: (transition: Transition) => void
  readonly #byId = new Map<string, Entry>()
  readonly #due = new DueQueue<Entry>()
  #inOrder: Entry[] = []
  #oldest = 0
  #deleted = 0
  #serial = 0

  constructor(now: () => number, onTransition: (transition: Transition) => void) {
    this.#now = now
    this.#onTransition = onTransition
  }

  /** How many jobs are held, those past their 90 days included until they are cleared away. */
  get size(): number {
    return this.#byId.size
  }

  /** Whether a job has this id. */
  has(id: string): boolean {
    const entry = this.#byId.get(id)
    return entry !== undefined && !isGone(entry.job, this.#now())
  }

  /** The job as it stands now. */
  get(id: string): Job | undefined {
    const entry = this.#byId.get(id)
    const now = this.#now()
    if (entry === undefined || isGone(entry.job, now)) return undefined
    return advance(entry.job, now)
  }

  /** Adds a job, or puts it in the place of the one with its id. */
  put(job: Job): void {
    // One past its 90 days may not have been cleared away yet, but has no say any more.
    if (!this.has(job.id)) this.delete(job.id)
    const entry = this.#byId.get(job.id)
    if (entry === undefined) {
      const added: Entry = { job, serial: this.#serial++, deleted: false, dueAt: 0, queueOrder: 0, queueIndex: -1 }
      this.#byId.set(job.id, added)
      this.#inOrder.push(added)
      this.#queue(added)
    } else {
      this.#commit(entry, job)
    }
  }

  /** The job as GetJob answers it now, with this answer counted. */
  poll(id: string): Job | undefined {
    const job = this.get(id)
    if (job === undefined) return undefined
    const polled = countPoll(job, this.#now())
    this.#commit(this.#byId.get(id) as Entry, polled)
    return { ...job, polls: polled.polls }
  }

  /** Takes a job out; false if it is not there. */
  delete(id: string): boolean {
    const wasThere = this.has(id)
    const entry = this.#byId.get(id)
    if (entry !== undefined) this.#remove(entry)
    return wasThere
  }

  /** Takes all jobs out. */
  clear(): void {
    for (const entry of this.#inOrder) entry.deleted = true
    this.#byId.clear()
    this.#due.clear()
    this.#inOrder = []
    this.#oldest = 0
    this.#deleted = 0
  }

  /** A page of the jobs as they stand now, in the order of seeding. Its cost does not depend on its depth. */
  page({ after, limit, where = () => true }: PageRequest): Page {
    const jobs: Job[] = []
    const now = this.#now()
    let last = 0
    for (let index = this.#indexAfter(after); index < this.#inOrder.length; index++) {
      const entry = this.#inOrder[index] as Entry
      if (entry.deleted || isGone(entry.job, now)) continue
      const job = advance(entry.job, now)
      if (!where(job)) continue
      if (jobs.length === limit) return { jobs, next: last }
      jobs.push(job)
      last = entry.serial
    }
    return { jobs }
  }

  /** When the next job changes by itself, in epoch milliseconds. */
  nextTransitionAt(): number | undefined {
    return this.#due.peek()?.dueAt
  }

  /** When there is next something to settle: a transition, or a job whose 90 days are over. */
  nextDueAt(): number | undefined {
    const transitionAt = this.nextTransitionAt()
    const goneAt = this.#oldestGoneAt()
    if (transitionAt === undefined || goneAt === undefined) return transitionAt ?? goneAt
    return Math.min(transitionAt, goneAt)
  }

  /** Does the one thing that was due first, if it was due by the instant; false when nothing is left to do. */
  settleNext(instant: number): boolean {
    const due = this.nextDueAt()
    if (due === undefined || due > instant) return false
    if (due === this.#oldestGoneAt()) {
      this.#remove(this.#inOrder[this.#oldest] as Entry)
    } else {
      const entry = this.#due.peek() as Entry
      this.#commit(entry, advance(entry.job, due))
    }
    return true
  }

  #commit(entry: Entry, job: Job): void {
    const before = entry.job
    entry.job = job
    if (before.history.length === job.history.length) return
    this.#queue(entry)
    for (let index = before.history.length; index < job.history.length; index++) {
      const from = job.history[index - 1] as Job['history'][number]
      const to = job.history[index] as Job['history'][number]
      this.#onTransition({ jobId: job.id, from: from.state, to: to.state, at: to.at })
    }
  }

  #queue(entry: Entry): void {
    const due = dueAt(entry.job)
    if (due === undefined) this.#due.remove(entry)
    else this.#due.put(entry, due)
  }

  #remove(entry: Entry): void {
    this.#byId.delete(entry.job.id)
    this.#due.remove(entry)
    entry.deleted = true
    this.#deleted++
    this.#compact()
  }

  /** Drops the entries of deleted jobs once they are more than those of jobs that are there. */
  #compact(): void {
    while (this.#inOrder[this.#oldest]?.deleted) this.#oldest++
    if (this.#deleted <= this.#byId.size + 16) return
    this.#inOrder = this.#inOrder.filter((entry) => !entry.deleted)
    this.#oldest = 0
    this.#deleted = 0
  }

  #oldestGoneAt(): number | undefined {
    const oldest = this.#inOrder[this.#oldest]
    return oldest && goneAt(oldest.job)
  }

  /** Where in the order the first entry after a cursor stands, by bisection. */
  #indexAfter(serial: number | undefined): number {
    if (serial === undefined) return this.#oldest
    let low = this.#oldest
    let high = this.#inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#inOrder[middle] as Entry).serial <= serial) low = middle + 1
      else high = middle
    }
    return low
  }
}

function goneAt(job: Job): number {
  return job.seededAt + RETENTION_MS
}

function isGone(job: Job, instant: number): boolean {
  return instant >= goneAt(job)
}
