import { SortedList } from '../collections/sorted-list.js'
import type { Job } from './job.js'
import type { JobType } from './job-types.js'
import { endsAt } from './lifecycle.js'

/**
 * An entry whose job may be active. `activeUntil` belongs to the counts: it is -Infinity while the job is not among
 * them.
 */
export interface Countable {
  readonly job: Job
  /** Unique. */
  serial: number
  /** When the job ends by itself, in epoch milliseconds. */
  activeUntil: number
}

type End = Pick<Countable, 'activeUntil' | 'serial'>

/**
 * How many jobs of each type are active: StartJob started them, and they have not ended. Jobs are in the order of their
 * ends, so that those that have ended need not be settled, nor looked at, to count the others.
 */
export class ActiveCounts {
  readonly #lists = new Map<JobType, SortedList<End, Countable>>()

  /** The number of jobs of a type that are active at an instant, if nothing but time has changed them. */
  get(type: JobType, instant: number): number {
    const list = this.#lists.get(type)
    return list === undefined
      ? 0
      : list.size - list.countUpTo({ activeUntil: instant, serial: Number.POSITIVE_INFINITY })
  }

  /** Updates the counts for a job in its current state, or for a job that was removed (undefined). */
  update(entry: Countable, job: Job | undefined): void {
    const activeUntil = job?.isStarted === true ? endsAt(job) : Number.NEGATIVE_INFINITY
    if (entry.activeUntil === activeUntil) return
    const list = this.#listOf(entry.job.type)
    if (entry.activeUntil !== Number.NEGATIVE_INFINITY) list.remove(entry)
    entry.activeUntil = activeUntil
    if (activeUntil !== Number.NEGATIVE_INFINITY) list.add(entry)
  }

  /** Adds the counts of others, whose entries are counted here from now on. Their serials may have changed alike. */
  absorb(other: ActiveCounts): void {
    for (const [type, list] of other.#lists) this.#listOf(type).absorb(list)
  }

  /** Sets all counts to zero. */
  clear(): void {
    this.#lists.clear()
  }

  #listOf(type: JobType): SortedList<End, Countable> {
    const known = this.#lists.get(type)
    if (known !== undefined) return known
    const list = new SortedList<End, Countable>(byEnd)
    this.#lists.set(type, list)
    return list
  }
}

function byEnd(a: End, b: End): number {
  return a.activeUntil === b.activeUntil ? a.serial - b.serial : a.activeUntil < b.activeUntil ? -1 : 1
}
