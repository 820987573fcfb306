import type { WallClock } from './wall-clock.js'

/** How long is worked at a stretch before requests are let through, in wall-clock milliseconds. */
const SLICE_MS = 10

/** Work that is done a bit at a time: each call does a bit and answers whether there is more to do now. */
export type Work = () => boolean

/**
 * Shares out the time of the process: whatever there is to do, requests are answered in between, and nobody's work
 * holds up anybody else's. There is one for all sandboxes.
 */
export class TimeSlices {
  readonly #wall: WallClock
  readonly #waiting = new Set<Work>()
  #cancelTimer: (() => void) | undefined

  constructor(wall: WallClock) {
    this.#wall = wall
  }

  /** Has work done in turn with what else there is, until it has no more to do. */
  add(work: Work): void {
    this.#waiting.add(work)
    this.#cancelTimer ??= this.#wall.setTimer(() => this.#slice(), 0)
  }

  /** Has work done in turn with what else there is; resolves when it has no more to do. */
  finish(work: Work): Promise<void> {
    return new Promise((resolve) => {
      this.add(() => {
        const isUnfinished = work()
        if (!isUnfinished) resolve()
        return isUnfinished
      })
    })
  }

  /** For work that can't be cut into calls: to be awaited now and then, it lets requests through once the time is up. */
  stretch(): () => Promise<void> {
    let until = this.#wall.now() + SLICE_MS
    return async () => {
      if (this.#wall.now() < until) return
      await new Promise<void>((resolve) => this.#wall.setTimer(resolve, 0))
      until = this.#wall.now() + SLICE_MS
    }
  }

  /** Takes work out, done or not. */
  remove(work: Work): void {
    this.#waiting.delete(work)
    if (this.#waiting.size > 0) return
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #slice(): void {
    this.#cancelTimer = undefined
    const until = this.#wall.now() + SLICE_MS
    // A set goes round by itself: what is deleted and added again comes up after the others.
    for (const work of this.#waiting) {
      this.#waiting.delete(work)
      if (work()) this.#waiting.add(work)
      if (this.#wall.now() >= until) break
    }
    if (this.#waiting.size > 0) this.#cancelTimer ??= this.#wall.setTimer(() => this.#slice(), 0)
  }
}
