import type { Steps } from './steps.js'
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
  /** Those that wait only to go on elsewhere, each for a slice of its own. */
  readonly #paused = new WeakSet<Work>()
  #cancelTimer: (() => void) | undefined
  /** When the present slice ends, in wall-clock milliseconds. */
  #until = Number.NEGATIVE_INFINITY

  constructor(wall: WallClock) {
    this.#wall = wall
  }

  /** Does work in slices, in turn with other work, until it has no more to do. Work that throws is not done again. */
  add(work: Work): void {
    this.#waiting.add(work)
    this.#arm()
  }

  /** Does work as `add` does. Resolves when it has no more to do. Rejects with what it throws. */
  finish(work: Work): Promise<void> {
    return new Promise((resolve, reject) => {
      this.add(() => {
        try {
          const isUnfinished = work()
          if (!isUnfinished) resolve()
          return isUnfinished
        } catch (error) {
          reject(error)
          return false
        }
      })
    })
  }

  /**
   * For work that can't be divided into calls. Returns a function for the work to await now and then, which lets
   * requests and other work have their turn when the slice is over. Whoever begins while others wait does only what
   * comes before its first pause.
   */
  stretch(): () => Promise<void> {
    const now = this.#wall.now()
    if (this.#waiting.size === 0 && now >= this.#until) this.#until = now + SLICE_MS
    return async () => {
      if (this.#wall.now() < this.#until) return
      await new Promise<void>((resolve) => {
        const goOn = () => {
          resolve()
          return false
        }
        this.#paused.add(goOn)
        this.add(goOn)
      })
    }
  }

  /** Does work whose steps are of any length in slices. Returns its result, or throws what it throws. */
  async take<T>(steps: Steps<T>): Promise<T> {
    const pause = this.stretch()
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      await pause()
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
    this.#until = this.#wall.now() + SLICE_MS
    try {
      // A set is iterated in order of insertion: work that is deleted and added again comes after all other work.
      for (const work of this.#waiting) {
        this.#waiting.delete(work)
        if (work()) this.#waiting.add(work)
        // What was paused goes on once this function has returned.
        if (this.#paused.has(work) || this.#wall.now() >= this.#until) break
      }
    } finally {
      this.#arm()
    }
  }

  #arm(): void {
    if (this.#waiting.size > 0) this.#cancelTimer ??= this.#wall.setTimer(() => this.#slice(), 0)
  }
}
