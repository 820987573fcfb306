import type { Clock } from './clock.js'
import type { TimeSlices } from './time-slices.js'
import type { WallClock } from './wall-clock.js'

/** How many jobs are settled in a slice before other work gets its turn. */
const JOBS_PER_SLICE = 64

/** How many jobs are settled synchronously for a caller that waits for them. */
const JOBS_AT_ONCE = 256

/** Something with work that falls due as time passes. */
export interface Agenda {
  /** When the next work is due, in epoch milliseconds. */
  nextDueAt(): number | undefined
  /** Does the work that was due first, if it was due by the instant. Returns false if there was none. */
  settleNext(instant: number): boolean
}

/** A caller that waits until everything due by an instant has happened. */
interface Waiter {
  readonly instant: number
  readonly resolve: () => void
}

/**
 * Does work when it falls due. It has one timer, set for the instant at which the next work is due. With nothing due,
 * or while the clock is frozen, it has none.
 */
export class Ticker {
  readonly #wall: WallClock
  readonly #slices: TimeSlices
  readonly #clock: Clock
  readonly #agenda: Agenda
  readonly #work = () => this.#settleSlice()
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

  /** Sets the timer for what is due next. Must be called after any change to that. */
  arm(): void {
    if (this.#isStopped) return
    const due = this.#agenda.nextDueAt()
    // Done here rather than after settling, because what a caller waits for may have been deleted instead.
    this.#resolveWaiters(due ?? Number.POSITIVE_INFINITY)
    if (due === this.#armedFor) return
    this.disarm()
    const delayMs = due === undefined ? undefined : this.#clock.wallMsUntil(due)
    if (delayMs === undefined) return
    this.#armedFor = due
    if (delayMs === 0) this.#slices.add(this.#work)
    else this.#cancelTimer = this.#wall.setTimer(() => this.#slices.add(this.#work), delayMs)
  }

  /** Cancels the timer. Must be called before the clock is changed. */
  disarm(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#armedFor = undefined
    this.#slices.remove(this.#work)
  }

  /** Resolves once everything due by an instant that the clock has reached has happened, or when the ticker stops. */
  settle(instant: number): Promise<void> {
    let left = JOBS_AT_ONCE
    while (left > 0 && this.#agenda.settleNext(instant)) left--
    this.arm()
    const due = this.#agenda.nextDueAt()
    if (this.#isStopped || due === undefined || due > instant) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push({ instant, resolve }))
  }

  /** Cancels the timer for good and resolves what is waiting. */
  stop(): void {
    this.#isStopped = true
    this.disarm()
    this.#resolveWaiters(Number.POSITIVE_INFINITY)
  }

  #settleSlice(): boolean {
    const now = this.#clock.now()
    let left = JOBS_PER_SLICE
    while (left > 0 && this.#agenda.settleNext(now)) left--
    // Settling may have led to a disarm or a stop.
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
