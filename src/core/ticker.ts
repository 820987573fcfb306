import type { Clock } from './clock.js'
import type { JobStore } from './job-store.js'
import type { WallClock } from './wall-clock.js'

/** How long the ticker works at a stretch before it lets requests through, in wall-clock milliseconds. */
const SLICE_MS = 10

/** How many jobs are settled between two looks at the clock. */
const SLICE_JOBS = 64

/**
 * Advances jobs when their time comes. It has one timer, set for the instant at which the next thing falls due;
 * with nothing due, or with time standing still, it has none.
 */
export class Ticker {
  readonly #wall: WallClock
  readonly #clock: Clock
  readonly #jobs: JobStore
  #cancelTimer: (() => void) | undefined
  #armedFor: number | undefined

  constructor(wall: WallClock, clock: Clock, jobs: JobStore) {
    this.#wall = wall
    this.#clock = clock
    this.#jobs = jobs
  }

  /** Sets the timer anew: to be called after whatever may have changed what is due next. */
  arm(): void {
    const due = this.#jobs.nextDueAt()
    if (due !== undefined && due === this.#armedFor) return
    this.stop()
    const delayMs = due === undefined ? undefined : this.#clock.wallMsUntil(due)
    if (delayMs === undefined) return
    this.#armedFor = due
    this.#cancelTimer = this.#wall.setTimer(() => this.#work(), delayMs)
  }

  /** Takes the timer away: before the clock is changed, or for good. */
  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#armedFor = undefined
  }

  #work(): void {
    this.stop()
    this.#settleFor(SLICE_MS)
    this.arm()
  }

  /** Settles what is due until nothing is left or the time is up; what is left is due still and is taken up again. */
  #settleFor(sliceMs: number): void {
    const until = this.#wall.now() + sliceMs
    const now = this.#clock.now()
    do {
      for (let settled = 0; settled < SLICE_JOBS; settled++) {
        if (!this.#jobs.settleNext(now)) return
      }
    } while (this.#wall.now() < until)
  }
}
