import type { WallClock } from '../core/time/wall-clock.js'

/** For how long nothing may move in either direction, in milliseconds. */
export const IDLE_MS = 10_000

/** How long a request may take in all, in milliseconds. */
export const WHOLE_MS = 300_000

/** Ends a request whose server does not go on with it. */
export class ProgressWatch {
  readonly #wall: WallClock
  readonly #expiry = new AbortController()
  readonly #cancelWhole: () => void
  #cancelIdle: () => void

  constructor(wall: WallClock) {
    this.#wall = wall
    this.#cancelWhole = wall.setTimer(() => this.#expire(`was not done after ${WHOLE_MS / 1000} s`), WHOLE_MS)
    this.#cancelIdle = this.#watchIdle()
  }

  /** Aborted when the request has to end. */
  get signal(): AbortSignal {
    return this.#expiry.signal
  }

  /** Why the request had to end: what can be said of it; undefined if it had not. */
  get expired(): string | undefined {
    return this.#expiry.signal.reason
  }

  /** Must be called whenever bytes have moved. */
  progress(): void {
    this.#cancelIdle()
    this.#cancelIdle = this.#watchIdle()
  }

  /** Must be called when the request is done. */
  stop(): void {
    this.#cancelIdle()
    this.#cancelWhole()
  }

  #watchIdle(): () => void {
    return this.#wall.setTimer(() => this.#expire(`did not respond for ${IDLE_MS / 1000} s`), IDLE_MS)
  }

  #expire(reason: string): void {
    this.stop()
    this.#expiry.abort(reason)
  }
}
