import { isTerminal, type JobState } from './job-state.js'

/** Consecutive polls that returned the same state. */
export interface StateRun {
  readonly state: JobState
  readonly count: number
}

/** About how many bytes of memory a tally takes, with the few states that a job has. */
export const TALLY_BYTES = 250

/** How many runs are kept, the last ones. A job has few states: only responses that are held back can make more. */
const MAX_RUNS = 100

/**
 * What clients asked of one job, counted as it happens. A poll is one call of GetJob, however many attempts it took.
 * Not part of a snapshot: that holds what the sandbox is, not what was done to it.
 */
export class JobTally {
  /** Whether any request but StartJob asked for the job. */
  isAskedFor = false
  /** Whether StartJob asked for it. */
  isStartRequested = false
  #polls = 0
  /** The number of the first poll that returned a terminal state. */
  #ended = Number.POSITIVE_INFINITY
  readonly #states: { readonly state: JobState; count: number }[] = []

  get polls(): number {
    return this.#polls
  }

  /** The number of polls after the first that returned a terminal state. */
  get afterTerminal(): number {
    return Math.max(0, this.#polls - this.#ended)
  }

  /** The states that polls returned, in the order in which they were returned. */
  get states(): readonly StateRun[] {
    return this.#states
  }

  /** Counts a poll. Returns its number, counted from 1. */
  countPoll(): number {
    return ++this.#polls
  }

  /** Counts a state that the poll of this number returned. */
  countState(state: JobState, poll: number): void {
    if (isTerminal(state) && poll < this.#ended) this.#ended = poll
    const last = this.#states.at(-1)
    if (last?.state === state) last.count++
    else if (this.#states.push({ state, count: 1 }) > MAX_RUNS) this.#states.shift()
  }

  /** Takes back a state that was counted last: the poll that returned it was repeated. */
  uncountState(state: JobState): void {
    const index = this.#states.findLastIndex((run) => run.state === state)
    const run = this.#states[index]
    if (run !== undefined && --run.count === 0) this.#states.splice(index, 1)
  }
}

/** A tally that can be read but not changed. */
export type ReadonlyJobTally = Readonly<
  Pick<JobTally, 'isAskedFor' | 'isStartRequested' | 'polls' | 'afterTerminal' | 'states'>
>
