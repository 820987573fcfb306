import type { WallClock } from '../../src/core/time/wall-clock.js'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

/** Real time for tests: it stands still until it is advanced, and its timers fire at their exact instants. */
export class TestWall implements WallClock {
  #now: number
  #timers: Timer[] = []

  constructor(now = Date.UTC(2026, 2, 2, 9, 15)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }

  /** The instants of the timers that are set, the earliest first. */
  get timers(): number[] {
    return this.#timers.map(({ at }) => at).sort((a, b) => a - b)
  }

  /** Lets time pass, with every timer that falls due on the way. */
  advance(ms: number): void {
    const end = this.#now + ms
    while (this.#next(end)) this.fireNext()
    this.#now = Math.max(this.#now, end)
  }

  /** Lets time pass in which no timer fires, as while something is being worked on. */
  spend(ms: number): void {
    this.#now += ms
  }

  /** Fires the timer that is due first, and no other. */
  fireNext(): void {
    const next = this.#next(Number.POSITIVE_INFINITY)
    if (next === undefined) throw new Error('no timer is set')
    this.#timers = this.#timers.filter((each) => each !== next)
    this.#now = Math.max(this.#now, next.at)
    next.callback()
  }

  #next(end: number): Timer | undefined {
    const due = this.#timers.filter(({ at }) => at <= end)
    return due.reduce<Timer | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined)
  }
}
