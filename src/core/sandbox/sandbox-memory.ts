import type { BudgetShare } from '../memory/shared-budget.js'
import { makeRoom, makeRoomForAWhile } from '../world/make-room.js'
import type { World } from '../world/world.js'

/** A sandbox's share of memory, for what comes and goes. It outlives a reset, which gives nothing back. */
export class SandboxMemory {
  readonly #share: BudgetShare
  readonly #currentWorld: () => World

  /** `currentWorld` returns the sandbox's world as of now: a reset replaces it. */
  constructor(share: BudgetShare, currentWorld: () => World) {
    this.#share = share
    this.#currentWorld = currentWorld
  }

  /** How many bytes the sandbox holds. */
  get used(): number {
    return this.#share.used
  }

  /** Whether there is room for so many bytes more. The journal's entries would give way. */
  hasRoomFor(bytes: number): boolean {
    return this.#share.room(this.#currentWorld().journal.bytes) >= bytes
  }

  /**
   * Takes memory for something that comes and goes, such as a response on its way to its client. Returns a function
   * that gives it back, once; undefined if there is no room for it.
   */
  take(bytes: number): (() => void) | undefined {
    return makeRoomForAWhile(this.#currentWorld(), bytes) ? this.overdraw(bytes) : undefined
  }

  /**
   * As `take`, for something that may stay for long: it leaves the part of the share that is for what comes and goes.
   */
  keep(bytes: number): (() => void) | undefined {
    return makeRoom(this.#currentWorld(), bytes) ? this.overdraw(bytes) : undefined
  }

  /** As `take`, but takes the memory even if there is no room for it: something else will be refused for that. */
  overdraw(bytes: number): () => void {
    this.#share.add(bytes)
    let left = bytes
    return () => {
      this.#share.add(-left)
      left = 0
    }
  }
}
