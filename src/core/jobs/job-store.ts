import { type Due, DueQueue } from '../collections/due-queue.js'
import { InsertionOrder, type Ordered } from '../collections/insertion-order.js'
import { ShardedMap } from '../collections/sharded-map.js'
import { ActiveCounts, type Countable } from './active-counts.js'
import type { HistoryEntry, Job } from './job.js'
import { type Page, type PageRequest, pageOf } from './job-pages.js'
import { fromJobSnapshot, type JobSnapshot, toJobSnapshot } from './job-snapshot.js'
import type { JobType } from './job-types.js'
import { advance, countPoll, dueAt } from './lifecycle.js'
import { isPastRetention, retentionEnd } from './retention.js'
import type { Transition } from './transition.js'

/** All jobs written down, one after the other as they are read. */
export interface JobsSnapshot {
  /** How many jobs have come so far, those that are gone included. */
  readonly nextSerial: number
  readonly held: Iterable<JobSnapshot>
}

/** A job as GetJob answers it, and how often it has, this time included. */
export interface Polled {
  readonly job: Job
  readonly polls: number
}

/** A job as it stood when something was last done to it: what time alone has done since is worked out when it is read. */
interface Entry extends Due, Ordered, Countable {
  job: Job
  /** How many entries of the job's history have been told of, those that time has added since included. */
  told: number
  /** How often GetJob has answered it. */
  polls: number
}

/**
 * The jobs of one sandbox in the order of seeding, and what falls due among them. Reading shows every job exactly
 * as it stands now and changes nothing; `settleNext` does the work that time has made due.
 */
export class JobStore {
  readonly #now: () => number
  readonly #onTransition: (transition: Transition) => void
  readonly #onGone: (jobId: string) => void
  readonly #byId = new ShardedMap<Entry>()
  readonly #due = new DueQueue<Entry>()
  readonly #order = new InsertionOrder<Entry>()
  readonly #active = new ActiveCounts()

  /** Calls back for each transition, and for each job that is taken out or past its 90 days. */
  constructor(
    now: () => number,
    onTransition: (transition: Transition) => void,
    onGone: (jobId: string) => void = () => {}
  ) {
    this.#now = now
    this.#onTransition = onTransition
    this.#onGone = onGone
  }

  /** How many jobs are held, those past their 90 days included until they are cleared away. */
  get size(): number {
    return this.#byId.size
  }

  /** How many jobs have come so far, those that are gone included. */
  get nextSerial(): number {
    return this.#order.nextSerial
  }

  /** Whether a job has this id. */
  has(id: string): boolean {
    return this.#find(id) !== undefined
  }

  /** The job as it stands now. */
  get(id: string): Job | undefined {
    const entry = this.#find(id)
    return entry && advance(entry.job, this.#now())
  }

  /** Adds a job, or puts it in the place of the one with its id. */
  put(job: Job): void {
    const entry = this.#find(job.id)
    if (entry === undefined) this.#add(job)
    else this.#commit(entry, job)
  }

  /** The job as GetJob answers it now, with this answer counted. */
  poll(id: string): Polled | undefined {
    const entry = this.#find(id)
    if (entry === undefined) return undefined
    const now = this.#now()
    const job = advance(entry.job, now)
    const polled = countPoll(job, now)
    if (polled !== entry.job) this.#commit(entry, polled)
    entry.polls++
    return { job, polls: entry.polls }
  }

  /** How often GetJob has answered a job. */
  polls(id: string): number {
    return this.#find(id)?.polls ?? 0
  }

  /** Takes a job out; false if it is not there. */
  delete(id: string): boolean {
    const entry = this.#find(id)
    if (entry !== undefined) this.#remove(entry)
    return entry !== undefined
  }

  /** Takes all jobs out. */
  clear(): void {
    this.#byId.clear()
    this.#due.clear()
    this.#order.clear()
    this.#active.clear()
  }

  /** Writes all jobs down as they stand now. They are read one by one, and stay what they were. */
  snapshot(): JobsSnapshot {
    const now = this.#now()
    const held = [...this.#order.after(undefined)].map(({ job, serial, polls }) => ({ job, serial, polls }))
    return {
      nextSerial: this.#order.nextSerial,
      held: {
        *[Symbol.iterator]() {
          for (const { job, serial, polls } of held) {
            if (!isPastRetention(job, now)) yield toJobSnapshot(advance(job, now), serial, polls)
          }
        }
      }
    }
  }

  /** Takes up jobs that were written down, in a store that is new. */
  restore({ nextSerial, held }: JobsSnapshot): void {
    for (const snapshot of held) {
      this.#order.skipTo(snapshot.serial)
      this.#add(fromJobSnapshot(snapshot), snapshot.polls)
    }
    this.#order.skipTo(nextSerial)
  }

  /** A page of the jobs as they stand now, in the order of seeding or the reverse of it. */
  page(request: PageRequest): Page {
    const entries = request.newestFirst ? this.#order.before(request.after) : this.#order.after(request.after)
    return pageOf(entries, request, this.#now())
  }

  /** How many jobs of a type have been started, or are in progress, and have not ended by now. */
  countActive(type: JobType): number {
    const now = this.#now()
    while (this.settleNext(now));
    return this.#active.get(type)
  }

  /** When the next job changes by itself, in epoch milliseconds. */
  nextTransitionAt(): number | undefined {
    return this.#due.peek()?.dueAt
  }

  /** When there is next something to settle: a transition, or a job whose 90 days are over. */
  nextDueAt(): number | undefined {
    const transitionAt = this.nextTransitionAt()
    const retentionEnd = this.#oldestRetentionEnd()
    if (transitionAt === undefined || retentionEnd === undefined) return transitionAt ?? retentionEnd
    return Math.min(transitionAt, retentionEnd)
  }

  /** Does the one thing that was due first, if it was due by the instant; false when nothing is left to do. */
  settleNext(instant: number): boolean {
    const due = this.nextDueAt()
    if (due === undefined || due > instant) return false
    if (due === this.#oldestRetentionEnd()) {
      this.#remove(this.#order.oldest as Entry)
    } else {
      // The job itself stays as it is: a million new ones at once would keep the garbage collector busy for seconds.
      const entry = this.#due.peek() as Entry
      this.#tell(entry, advance(entry.job, due))
    }
    return true
  }

  #add(job: Job, polls = 0): void {
    // One past its 90 days may not have been cleared away yet, but has no say any more.
    const gone = this.#byId.get(job.id)
    if (gone !== undefined) this.#remove(gone)
    const serial = this.#order.nextSerial
    const told = job.history.length
    const added: Entry = { job, serial, removed: false, dueAt: 0, queueIndex: -1, told, polls, isActive: false }
    this.#byId.set(job.id, added)
    this.#order.append(added)
    this.#queue(added, job)
    this.#active.update(added, job)
  }

  #commit(entry: Entry, job: Job): void {
    const isReplanned = job.plan !== entry.job.plan || job.stepSince !== entry.job.stepSince
    entry.job = job
    if (isReplanned) this.#queue(entry, job)
    this.#tell(entry, job)
  }

  /** Tells of what has happened to a job up to how it is now, and waits for what comes next. */
  #tell(entry: Entry, job: Job): void {
    const { history } = job
    this.#active.update(entry, job)
    if (entry.told === history.length) return
    const first = entry.told
    entry.told = history.length
    this.#queue(entry, job)
    for (let index = first; index < history.length; index++) {
      const from = history[index - 1] as HistoryEntry
      const to = history[index] as HistoryEntry
      this.#onTransition({ jobId: job.id, from: from.state, to: to.state, at: to.at })
    }
  }

  #queue(entry: Entry, job: Job): void {
    const due = dueAt(job)
    if (due === undefined) this.#due.remove(entry)
    else this.#due.put(entry, due)
  }

  #remove(entry: Entry): void {
    this.#byId.delete(entry.job.id)
    this.#due.remove(entry)
    this.#order.remove(entry)
    this.#active.update(entry, undefined)
    this.#onGone(entry.job.id)
  }

  /** The entry of a job that is there still. */
  #find(id: string): Entry | undefined {
    const entry = this.#byId.get(id)
    return entry === undefined || isPastRetention(entry.job, this.#now()) ? undefined : entry
  }

  #oldestRetentionEnd(): number | undefined {
    const { oldest } = this.#order
    return oldest && retentionEnd(oldest.job)
  }
}
