/** How many objects all sandboxes move at a time. */
const AT_ONCE = 32

/** How many of them one sandbox moves. */
export const AT_ONCE_IN_SANDBOX = 4

/**
 * Bounds how many objects are moved at a time. A sandbox can always move one, whatever the others do: a storage that
 * takes its time for one sandbox keeps no other from its turn. What is left is given out in turn.
 */
export class TransferSlots {
  readonly #waiting = new Set<Sharer>()
  #taken = 0

  /** Opens the share of a sandbox. */
  open(): TransferShare {
    const sharer: Sharer = { taken: 0, queue: [] }
    return {
      take: (signal) =>
        new Promise((resolve, reject) => {
          signal.throwIfAborted()
          const leave = () => {
            sharer.queue = sharer.queue.filter((each) => each !== enter)
            reject(signal.reason)
          }
          const enter = () => {
            signal.removeEventListener('abort', leave)
            resolve(this.#take(sharer))
          }
          signal.addEventListener('abort', leave, { once: true })
          sharer.queue.push(enter)
          this.#waiting.add(sharer)
          this.#giveOut()
        })
    }
  }

  #take(sharer: Sharer): () => void {
    sharer.taken++
    this.#taken++
    return () => {
      sharer.taken--
      this.#taken--
      this.#giveOut()
    }
  }

  /** Gives each sharer that waits a slot, in turn, as long as there are any for it. */
  #giveOut(): void {
    for (const sharer of this.#waiting) {
      if (sharer.queue.length > 0 && !this.#mayTake(sharer)) continue
      this.#waiting.delete(sharer)
      const enter = sharer.queue.shift()
      if (enter === undefined) continue
      // Its next turn is after that of the others.
      this.#waiting.add(sharer)
      enter()
    }
  }

  #mayTake({ taken }: Sharer): boolean {
    return taken === 0 || (taken < AT_ONCE_IN_SANDBOX && this.#taken < AT_ONCE)
  }
}

/** What one sandbox has of the slots. */
export interface TransferShare {
  /** Waits for a slot. Resolves to a function that gives it back, and must be called once. Rejects when aborted. */
  take(signal: AbortSignal): Promise<() => void>
}

interface Sharer {
  taken: number
  queue: (() => void)[]
}
