import { JobState } from './job-state.js'

/** How many jobs are in each state. */
export class StateCounts {
  readonly #counts = new Map(JobState.enum.map((state) => [state, { jobs: 0 }]))

  /** Returns the number of jobs in a state. */
  get(state: JobState): number {
    return this.#of(state).jobs
  }

  /** Counts a job in a state. */
  add(state: JobState): void {
    this.#of(state).jobs++
  }

  /** No longer counts a job in a state. */
  remove(state: JobState): void {
    this.#of(state).jobs--
  }

  /** Adds the counts of others. */
  absorb(other: StateCounts): void {
    for (const [state, { jobs }] of other.#counts) this.#of(state).jobs += jobs
  }

  /** Sets all counts to zero. */
  clear(): void {
    for (const count of this.#counts.values()) count.jobs = 0
  }

  #of(state: JobState): { jobs: number } {
    return this.#counts.get(state) as { jobs: number }
  }
}
