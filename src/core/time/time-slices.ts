import type { WallClock } from './wall-clock.js'

/** How long work may take before requests get their turn, in wall-clock milliseconds. */
const SLICE_MS = 10

/** Work that is done in small parts. Each call does a part and returns whether there is more to do now. */
export type Work = () => boolean

/**
 * Divides the time of the process into slices, so that long work delays neither requests nor other work. All sandboxes
 * share one.
 */
export class TimeSlices {
  readonly #wall: WallClock
  readonly #waiting = new Set<Work>()
  #cancelTimer: (() => void) | undefined

  constructor(wall: WallClock) {
    this.#wall = wall
  }

  /** Does work in slices, in turn with other work, until it has no more to do. */
  add(work: Work): void {
    this.#waiting.add(work)
    this.#cancelTimer ??= this.#wall.setTimer(() => this.#slice(), 0)
  }

  /** Does work as `add` does. Resolves when it has no more to do. */
  finish(work: Work): Promise<void> {
    return new Promise((resolve) => {
      this.add(() => {
        const isUnfinished = work()
        if (!isUnfinished) resolve()
        return isUnfinished
      })
    })
  }

  /**
   * For work that can't be divided into calls. Returns a function for the work to await now and then, which lets
   * requests have their turn when the slice is over.
   */
  stretch(): () => Promise<void> {
    let until = this.#wall.now() + SLICE_MS
    return async () => {
      if (this.#wall.now() < until) return
      await new Promise<void>((resolve) => this.#wall.setTimer(resolve, 0))
      until = this.#wall.now() + SLICE_MS
    }
  }

  /** Removes work, whether or not it is done. */
  remove(work: Work): void {
    this.#waiting.delete(work)
    if (this.#waiting.size > 0) return
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #slice(): void {
    this.#cancelTimer = undefined
    const until = this.#wall.now() + SLICE_MS
    // A set is iterated in order of insertion: work that is deleted and added again comes after all other work.
    for (const work of this.#waiting) {
      this.#waiting.delete(work)
      if (work()) this.#waiting.add(work)
      if (this.#wall.now() >= until) break
    }
    if (this.#waiting.size > 0) this.#cancelTimer ??= this.#wall.setTimer(() => this.#slice(), 0)
  }
}
