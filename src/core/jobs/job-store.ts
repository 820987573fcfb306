import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { sumOf } from '../memory/size-of.js'
import type { Steps } from '../time/steps.js'
import type { WordList } from '../validation/word-list.js'
import { FrozenJobs } from './frozen-jobs.js'
import type { HistoryEntry, Job } from './job.js'
import { jobSnapshotBytes } from './job-bytes.js'
import { type CreationCursor, JobIndexes, type JobRecord } from './job-indexes.js'
import { type Page, type PageRequest, pageOf } from './job-pages.js'
import { fromJobSnapshot, type JobSnapshot } from './job-snapshot.js'
import type { JobState } from './job-state.js'
import { JobTally, type ReadonlyJobTally, TALLY_BYTES } from './job-tally.js'
import type { JobType } from './job-types.js'
import type { JobsSnapshot } from './jobs-snapshot.js'
import { advance, countPoll, isTransferring } from './lifecycle.js'
import { addMentions } from './mentions.js'
import type { NewJob } from './new-job.js'
import { isPastRetention, retentionEnd } from './retention.js'
import type { StagedJobs } from './staged-jobs.js'
import type { Transition } from './transition.js'

/** A job as GetJob returns it, and how many times it has, this one included. */
export interface Polled {
  readonly job: Job
  readonly polls: number
}

/** The tally of a job that no request has asked for. */
const NO_REQUESTS: ReadonlyJobTally = new JobTally()

/**
 * The jobs of one sandbox in the order of seeding and by creation. Reading returns every job exactly as it is now and
 * changes nothing; `settleNext` reports the transitions that time has made due and removes jobs past their retention.
 */
export class JobStore {
  readonly #now: () => number
  readonly #onTransition: (transition: Transition, job: Job) => void
  readonly #onGone: (jobId: string) => void
  readonly #onTransfer: ((job: Job) => void) | undefined
  readonly #ledger: Ledger
  readonly #jobs = new JobIndexes()
  /** The snapshots that are being read. */
  readonly #frozen = new Set<FrozenJobs>()
  #bytes = 0

  /**
   * Calls back for each transition, with the job as it is after all that are due, and for each job that is deleted or
   * past its 90 days. `onTransfer`, if objects are moved, is called when that is all that keeps a job from being
   * COMPLETED, and perhaps again as long as it does.
   */
  constructor(
    now: () => number,
    onTransition: (transition: Transition, job: Job) => void,
    onGone: (jobId: string) => void = () => {},
    ledger: Ledger = UNLIMITED,
    onTransfer?: (job: Job) => void
  ) {
    this.#onTransfer = onTransfer
    this.#now = now
    this.#onTransition = onTransition
    this.#onGone = onGone
    this.#ledger = ledger
  }

  /** The number of jobs stored. Those past their 90 days count until they are removed. */
  get size(): number {
    return this.#jobs.size
  }

  /** How many bytes of memory the jobs count for. */
  get bytes(): number {
    return this.#bytes
  }

  /** The number of jobs so far, those that were removed included. */
  get nextSerial(): number {
    return this.#jobs.nextSerial
  }

  /**
   * Returns the number of jobs in a state. Those whose transitions are due and have not been reported yet count in the
   * state that they had before.
   */
  countIn(state: JobState): number {
    return this.#jobs.inState(state)
  }

  /** Whether a job has this id. */
  has(id: string): boolean {
    return this.#find(id) !== undefined
  }

  /** Returns the job as it is now. */
  get(id: string): Job | undefined {
    const record = this.#find(id)
    return record && advance(record.job, this.#now())
  }

  /** Returns how many times GetJob has returned a job. */
  polls(id: string): number {
    return this.#find(id)?.polls ?? 0
  }

  /** Returns what clients asked of a job, or undefined if there is none with this id. */
  tally(id: string): ReadonlyJobTally | undefined {
    const record = this.#find(id)
    return record && (record.tally ?? NO_REQUESTS)
  }

  /**
   * Returns the tally in which requests for a job were counted, or undefined if there were none or there is no such
   * job.
   */
  countedTally(id: string): JobTally | undefined {
    return this.#find(id)?.tally
  }

  /** Returns the tally in which to count a request for a job, or undefined if there is none with this id. */
  tallyToCountIn(id: string): JobTally | undefined {
    const record = this.#find(id)
    if (record === undefined) return undefined
    if (record.tally === undefined) {
      record.tally = new JobTally()
      record.bytes += TALLY_BYTES
      this.#count(TALLY_BYTES)
    }
    return record.tally
  }

  /**
   * Returns a page of the jobs as they are now, or at an instant before which everything has been settled, in the order
   * of seeding. A cursor is the serial of a job.
   */
  page(request: PageRequest<number>, instant = this.#now()): Page<number> {
    return pageOf(this.#jobs.after(request.after), request, ({ serial }) => serial, instant)
  }

  /** Returns a page of the jobs as they are now, those created last first; of two of one instant, the later arrival. */
  newestPage(request: PageRequest<CreationCursor>): Page<CreationCursor> {
    const cursorOf = ({ job: { createdAt }, serial }: JobRecord) => ({ createdAt, serial })
    return pageOf(this.#jobs.createdBefore(request.after), request, cursorOf, this.#now())
  }

  /** The ids of the hundred jobs that were added last, the last first, without those past their 90 days. */
  newestIds(): WordList {
    return this.#jobs.newestIds(this.#now())
  }

  /**
   * Adds a job, or replaces the one with its id, which was created at the same instant. It counts for `bytes` of
   * memory, or for so many more than before.
   */
  put(job: Job, bytes = 0): void {
    const record = this.#find(job.id)
    if (record === undefined) this.insert([{ job, bytes }])
    else {
      this.#count(bytes)
      record.bytes += bytes
      this.#replace(record, job)
    }
  }

  /**
   * Returns whether an id is free for another job. One that is past its 90 days and not removed yet is removed, so that
   * it is.
   */
  claim(id: string): boolean {
    const record = this.#jobs.get(id)
    if (record !== undefined && !isPastRetention(record.job, this.#now())) return false
    if (record !== undefined) this.#remove(record)
    return true
  }

  /** Adds jobs, whose ids no others have. */
  insert(jobs: readonly NewJob[]): void {
    for (const made of jobs) {
      this.claim(made.job.id)
      this.#jobs.add(made)
    }
    this.#count(sumOf(jobs, ({ bytes }) => bytes))
  }

  /** Adds all staged jobs at once. Their ids must have been claimed. They must not be used any more. */
  absorb({ indexes, bytes }: StagedJobs): void {
    this.#jobs.absorb(indexes)
    this.#count(bytes)
  }

  /** Returns the job as GetJob shows it now, and counts the poll. */
  poll(id: string): Polled | undefined {
    const record = this.#find(id)
    if (record === undefined) return undefined
    const now = this.#now()
    const job = advance(record.job, now)
    const polled = countPoll(job, now)
    this.#keep(record)
    if (polled !== record.job) this.#replace(record, polled)
    record.polls++
    return { job, polls: record.polls }
  }

  /** Deletes a job. Returns false if there is none with this id. */
  delete(id: string): boolean {
    const record = this.#find(id)
    if (record !== undefined) this.#remove(record)
    return record !== undefined
  }

  /** Removes all jobs. */
  clear(): void {
    this.#jobs.clear()
    this.#count(-this.#bytes)
  }

  /** Returns all jobs as they are now. Each is serialized as it is read; what happens before that does not show. */
  snapshot(): JobsSnapshot {
    const held = new FrozenJobs(this.#jobs.copy(), this.#now(), (frozen) => this.#frozen.delete(frozen))
    this.#frozen.add(held)
    return { nextSerial: this.#jobs.nextSerial, held }
  }

  /** Adds the jobs of a snapshot to an empty store, and yields after each. */
  *restore({ nextSerial, held }: { nextSerial: number; held: readonly JobSnapshot[] }): Steps<void> {
    for (const snapshot of held) {
      this.#jobs.skipTo(snapshot.serial)
      const job = fromJobSnapshot(snapshot, this.#onTransfer !== undefined)
      this.insert([{ job, bytes: jobSnapshotBytes(snapshot), polls: snapshot.polls }])
      // Its transfer begins anew, as the next thing that is due.
      if (isTransferring(job)) this.#jobs.wake(job.id, job.transfer)
      yield
    }
    this.#jobs.skipTo(nextSerial)
  }

  /** Returns how many jobs of a type are in progress now, or have been started and wait for it. */
  countActive(type: JobType): number {
    return this.#jobs.activeJobs(type, this.#now())
  }

  /** When the next job changes by itself, in epoch milliseconds. */
  nextTransitionAt(): number | undefined {
    return this.#jobs.nextDue?.dueAt
  }

  /** When there is next something to settle: a transition, or the end of a job's retention. */
  nextDueAt(): number | undefined {
    const transitionAt = this.nextTransitionAt()
    const retentionEnd = this.#oldestRetentionEnd()
    if (transitionAt === undefined || retentionEnd === undefined) return transitionAt ?? retentionEnd
    return Math.min(transitionAt, retentionEnd)
  }

  /** Settles what was due first, if it was due by the instant. Returns false if nothing was. */
  settleNext(instant: number): boolean {
    const due = this.nextDueAt()
    if (due === undefined || due > instant) return false
    if (due === this.#oldestRetentionEnd()) {
      this.#remove(this.#jobs.oldest as JobRecord)
    } else {
      // The stored job stays as it is: a million new ones at once would keep the garbage collector busy for seconds.
      const record = this.#jobs.nextDue as JobRecord
      this.#report(record, advance(record.job, due))
    }
    return true
  }

  #replace(record: JobRecord, job: Job): void {
    this.#keep(record)
    const { plan, stepSince, transfer } = record.job
    const isReplanned = job.plan !== plan || job.stepSince !== stepSince || job.transfer !== transfer
    if (job.details !== record.job.details) addMentions(record, job)
    record.job = job
    if (isReplanned) this.#jobs.schedule(record, job)
    this.#report(record, job)
  }

  /** Reports the transitions that have brought a job to where it is now, and schedules the next one. */
  #report(record: JobRecord, job: Job): void {
    this.#jobs.count(record, job)
    if (isTransferring(job)) this.#jobs.schedule(record, job)
    this.#reportTransitions(record, job)
    if (isTransferring(job)) this.#onTransfer?.(job)
  }

  #reportTransitions(record: JobRecord, job: Job): void {
    const { history } = job
    if (record.reported === history.length) return
    const first = record.reported
    record.reported = history.length
    this.#jobs.schedule(record, job)
    for (let index = first; index < history.length; index++) {
      const from = history[index - 1] as HistoryEntry
      const to = history[index] as HistoryEntry
      this.#jobs.move(from.state, to.state)
      this.#onTransition({ jobId: job.id, from: from.state, to: to.state, at: to.at }, job)
    }
  }

  /** Must be called before a record changes or is removed. */
  #keep(record: JobRecord): void {
    if (this.#frozen.size > 0) for (const frozen of this.#frozen) frozen.keep(record)
  }

  #remove(record: JobRecord): void {
    this.#keep(record)
    this.#jobs.remove(record, this.#reportedState(record))
    this.#count(-record.bytes)
    this.#onGone(record.job.id)
  }

  /** The state of a job after the last of its transitions that has been reported. */
  #reportedState({ job, reported }: JobRecord): JobState {
    const { history } = reported > job.history.length ? advance(job, this.#now()) : job
    return (history[reported - 1] as HistoryEntry).state
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }

  /** The record of a job that is not past its retention. */
  #find(id: string): JobRecord | undefined {
    const record = this.#jobs.get(id)
    return record === undefined || isPastRetention(record.job, this.#now()) ? undefined : record
  }

  #oldestRetentionEnd(): number | undefined {
    const { oldest } = this.#jobs
    return oldest && retentionEnd(oldest.job)
  }
}
