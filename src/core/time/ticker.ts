import type { Clock } from './clock.js'
import type { TimeSlices } from './time-slices.js'
import type { WallClock } from './wall-clock.js'

/** How many jobs are settled before it is somebody else's turn. */
const JOBS_PER_TURN = 64

/** How many jobs are settled at once for one who waits for it. */
const JOBS_AT_ONCE = 256

/** What falls due in the course of time. */
export interface Agenda {
  /** When there is next something to settle, in epoch milliseconds. */
  nextDueAt(): number | undefined
  /** Does the one thing that was due first, if it was due by the instant; false when nothing is left to do. */
  settleNext(instant: number): boolean
}

/** One who waits until all that is due by an instant has happened. */
interface Waiter {
  readonly instant: number
  readonly resolve: () => void
}

/**
 * Advances jobs when their time comes. It has one timer, set for the instant at which the next thing falls due;
 * with nothing due, or with time standing still, it has none.
 */
export class Ticker {
  readonly #wall: WallClock
  readonly #slices: TimeSlices
  readonly #clock: Clock
  readonly #agenda: Agenda
  readonly #work = () => this.#takeTurn()
  #waiters: Waiter[] = []
  #cancelTimer: (() => void) | undefined
  #armedFor: number | undefined
  #isStopped = false

  constructor(wall: WallClock, slices: TimeSlices, clock: Clock, agenda: Agenda) {
    this.#wall = wall
    this.#slices = slices
    this.#clock = clock
    this.#agenda = agenda
  }

  /** Sets the timer anew: to be called after whatever may have changed what is due next. */
  arm(): void {
    if (this.#isStopped) return
    const due = this.#agenda.nextDueAt()
    // Here and not where things are settled: what is waited for may have been taken out instead.
    this.#resolveWaiters(due ?? Number.POSITIVE_INFINITY)
    if (due !== undefined && due === this.#armedFor) return
    this.disarm()
    const delayMs = due === undefined ? undefined : this.#clock.wallMsUntil(due)
    if (delayMs === undefined) return
    this.#armedFor = due
    if (delayMs === 0) this.#slices.add(this.#work)
    else this.#cancelTimer = this.#wall.setTimer(() => this.#slices.add(this.#work), delayMs)
  }

  /** Takes the timer away: before the clock is changed. */
  disarm(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#armedFor = undefined
    this.#slices.remove(this.#work)
  }

  /** Resolves once all has happened that is due by an instant that the clock has reached, or at the stop. */
  settle(instant: number): Promise<void> {
    let left = JOBS_AT_ONCE
    while (left > 0 && this.#agenda.settleNext(instant)) left--
    this.arm()
    const due = this.#agenda.nextDueAt()
    if (this.#isStopped || due === undefined || due > instant) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push({ instant, resolve }))
  }

  /** Stops for good. */
  stop(): void {
    this.#isStopped = true
    this.disarm()
    this.#resolveWaiters(Number.POSITIVE_INFINITY)
  }

  #takeTurn(): boolean {
    const now = this.#clock.now()
    let left = JOBS_PER_TURN
    while (left > 0 && this.#agenda.settleNext(now)) left--
    // What was settled may have led to a disarm or a stop.
    if (left === 0) return this.#armedFor !== undefined
    this.#armedFor = undefined
    this.arm()
    return false
  }

  #resolveWaiters(settledBefore: number): void {
    if (this.#waiters.length === 0) return
    for (const { instant, resolve } of this.#waiters) if (instant < settledBefore) resolve()
    this.#waiters = this.#waiters.filter(({ instant }) => instant >= settledBefore)
  }
}
