import type { Job } from './job.js'
import { isTerminal } from './job-state.js'
import type { JobType } from './job-types.js'

/** An entry whose job may be active. */
export interface Countable {
  readonly job: Job
  isActive: boolean
}

/** How many jobs of each type are active: StartJob started them, and they have not ended. */
export class ActiveCounts {
  readonly #counts = new Map<JobType, number>()

  /** The number of active jobs of a type. */
  get(type: JobType): number {
    return this.#counts.get(type) ?? 0
  }

  /** Updates the counts for a job in its current state, or for a job that was removed (undefined). */
  update(entry: Countable, job: Job | undefined): void {
    const isActive = job?.isStarted === true && !isTerminal(job.state)
    if (entry.isActive === isActive) return
    entry.isActive = isActive
    const { type } = entry.job
    this.#counts.set(type, this.get(type) + (isActive ? 1 : -1))
  }

  /** Adds the counts of others, whose entries are counted here from now on. */
  absorb(other: ActiveCounts): void {
    for (const [type, count] of other.#counts) this.#counts.set(type, this.get(type) + count)
  }

  /** Sets all counts to zero. */
  clear(): void {
    this.#counts.clear()
  }
}
