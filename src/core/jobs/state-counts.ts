import { JobState } from './job-state.js'

/** How many jobs are in each state. */
export class StateCounts {
  readonly #counts = new Map<JobState, number>(JobState.enum.map((state) => [state, 0]))

  /** Returns the number of jobs in a state. */
  get(state: JobState): number {
    return this.#counts.get(state) as number
  }

  /** Counts a job in a state. */
  add(state: JobState, jobs = 1): void {
    this.#counts.set(state, this.get(state) + jobs)
  }

  /** No longer counts a job in a state. */
  remove(state: JobState): void {
    this.add(state, -1)
  }

  /** Adds the counts of others. */
  absorb(other: StateCounts): void {
    for (const [state, jobs] of other.#counts) this.add(state, jobs)
  }

  /** Sets all counts to zero. */
  clear(): void {
    for (const state of this.#counts.keys()) this.#counts.set(state, 0)
  }
}
