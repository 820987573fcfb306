import { type Due, DueQueue } from '../collections/due-queue.js'
import { InsertionOrder, type Ordered } from '../collections/insertion-order.js'
import { ShardedMap } from '../collections/sharded-map.js'
import { SortedList } from '../collections/sorted-list.js'
import type { WordList } from '../validation/word-list.js'
import { ActiveCounts, type Countable } from './active-counts.js'
import type { Job } from './job.js'
import type { JobState } from './job-state.js'
import type { JobTally } from './job-tally.js'
import type { JobType } from './job-types.js'
import { dueAt } from './lifecycle.js'
import { type MentionSignatures, mentionsOf } from './mentions.js'
import type { NewJob } from './new-job.js'
import { NewestIds } from './newest-ids.js'
import { StateCounts } from './state-counts.js'

/** A stored job, as it was when it last changed other than by time: what time has done since is computed on reading. */
export interface JobRecord extends Due, Ordered, Countable, MentionSignatures {
  job: Job
  /** How many entries of its history have been reported as transitions, those that time added since included. */
  reported: number
  /** How many times GetJob has returned it. */
  polls: number
  /** What clients asked of it; undefined until they do. */
  tally: JobTally | undefined
  /** How many bytes of memory it counts for. */
  bytes: number
}

/** A place in the list of jobs by creation. It stays valid when the job that it was taken from is removed. */
export interface CreationCursor {
  /** When the job was created, in epoch milliseconds. */
  readonly createdAt: number
  readonly serial: number
}

/** What orders jobs by creation. */
interface ByCreation {
  readonly job: { readonly createdAt: number }
  readonly serial: number
}

function oldestFirst(a: ByCreation, b: ByCreation): number {
  return a.job.createdAt - b.job.createdAt || a.serial - b.serial
}

/**
 * Jobs by id, by order of seeding, by creation, by what falls due next, by how many are in progress and by how many are
 * in each state, and the ids of the newest: seven indexes, kept in step.
 */
export class JobIndexes {
  readonly #byId = new ShardedMap<JobRecord>()
  readonly #order: InsertionOrder<JobRecord>
  readonly #creation = new SortedList<ByCreation, JobRecord>(oldestFirst)
  readonly #due = new DueQueue<JobRecord>()
  readonly #active = new ActiveCounts()
  readonly #states = new StateCounts()
  readonly #newest = new NewestIds()

  /** `firstSerial`: the serial of the first job. */
  constructor(firstSerial = 0) {
    this.#order = new InsertionOrder(firstSerial)
  }

  get size(): number {
    return this.#byId.size
  }

  /** The serial of the job to come: the number of jobs so far, those that were removed included. */
  get nextSerial(): number {
    return this.#order.nextSerial
  }

  /** The job that was added first. */
  get oldest(): JobRecord | undefined {
    return this.#order.oldest
  }

  /** The job that changes next by time alone. */
  get nextDue(): JobRecord | undefined {
    return this.#due.peek()
  }

  get(id: string): JobRecord | undefined {
    return this.#byId.get(id)
  }

  /** The jobs after a serial in the order in which they were added, or all of them. */
  after(serial: number | undefined): Iterable<JobRecord> {
    return this.#order.after(serial)
  }

  /** The ids of the newest jobs, without those that are past their 90 days at an instant. */
  newestIds(instant: number): WordList {
    return this.#newest.read(() => this.#order.lastFirst(), instant)
  }

  /**
   * The jobs before a cursor by creation, the newest first, or all of them. Of two of one instant, the later arrival.
   */
  createdBefore(cursor: CreationCursor | undefined): Iterable<JobRecord> {
    return this.#creation.before(cursor && { job: cursor, serial: cursor.serial })
  }

  /** All records in order, in several lists, none of which is empty. */
  copy(): readonly (readonly JobRecord[])[] {
    return this.#order.copy()
  }

  /** The number of jobs of a type in progress at an instant, if only time has changed each since its last `count`. */
  activeJobs(type: JobType, instant: number): number {
    return this.#active.get(type, instant)
  }

  /** The number of jobs in a state, as far as their transitions have been reported. */
  inState(state: JobState): number {
    return this.#states.get(state)
  }

  /** Adds a job, whose id is free, under the next serial. */
  add({ job, bytes, polls = 0, mentions = mentionsOf(job) }: NewJob): void {
    const reported = job.history.length
    const serial = this.#order.nextSerial
    const record: JobRecord = {
      job,
      serial,
      dueAt: 0,
      queueIndex: -1,
      reported,
      polls,
      tally: undefined,
      bytes,
      activeUntil: Number.NEGATIVE_INFINITY,
      dataSets: mentions.dataSets,
      revisions: mentions.revisions
    }
    this.#byId.set(job.id, record)
    this.#order.append(record)
    this.#creation.add(record)
    this.#states.add(job.state)
    this.#newest.forget()
    this.schedule(record, job)
    this.count(record, job)
  }

  /** Counts a job, whose transition is reported, in another state. */
  move(from: JobState, to: JobState): void {
    this.#states.remove(from)
    this.#states.add(to)
  }

  /** Leaves serials out, so that the next job has this one. */
  skipTo(serial: number): void {
    this.#order.skipTo(serial)
  }

  /** Queues a record for the instant at which the job, as it is now, changes next. */
  schedule(record: JobRecord, job: Job): void {
    const due = dueAt(job)
    if (due === undefined) this.#due.remove(record)
    else this.#due.put(record, due)
  }

  /** Queues a job for an instant, whatever its plan says. */
  wake(id: string, instant: number): void {
    this.#due.put(this.#byId.get(id) as JobRecord, instant)
  }

  /** Counts the job, as it is now, among those in progress if it is one. */
  count(record: JobRecord, job: Job): void {
    this.#active.update(record, job)
  }

  /**
   * Takes over the jobs of other indexes, which must not be used any more, under the next serials. Their ids must be
   * free. Takes some nanoseconds for each.
   */
  absorb(other: JobIndexes): void {
    this.#byId.absorb(other.#byId)
    this.#order.absorb(other.#order)
    this.#creation.absorb(other.#creation)
    this.#due.absorb(other.#due)
    this.#active.absorb(other.#active)
    this.#states.absorb(other.#states)
    this.#newest.forget()
  }

  /** Removes a job. `state`: the one that it is counted in. */
  remove(record: JobRecord, state: JobState): void {
    this.#byId.delete(record.job.id)
    this.#order.remove(record)
    this.#creation.remove(record)
    this.#due.remove(record)
    this.#active.update(record, undefined)
    this.#states.remove(state)
    this.#newest.forget()
  }

  clear(): void {
    this.#byId.clear()
    this.#order.clear()
    this.#creation.clear()
    this.#due.clear()
    this.#active.clear()
    this.#states.clear()
    this.#newest.forget()
  }
}
