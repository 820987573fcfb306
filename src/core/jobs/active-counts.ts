import type { Job } from './job.js'
import type { JobType } from './job-types.js'

/** Something that may count among the jobs in progress. */
export interface Countable {
  readonly job: Job
  isActive: boolean
}

/** How many jobs of each type are in progress, or have been started and wait for it. */
export class ActiveCounts {
  readonly #counts = new Map<JobType, number>()

  /** How many jobs of this type. */
  get(type: JobType): number {
    return this.#counts.get(type) ?? 0
  }

  /** Counts a job as it stands now; undefined once it is taken out. */
  update(entry: Countable, job: Job | undefined): void {
    const isActive = job !== undefined && (job.state === 'IN_PROGRESS' || (job.state === 'WAITING' && job.isStarted))
    if (entry.isActive === isActive) return
    entry.isActive = isActive
    const { type } = entry.job
    this.#counts.set(type, this.get(type) + (isActive ? 1 : -1))
  }

  /** Forgets all jobs. */
  clear(): void {
    this.#counts.clear()
  }
}
