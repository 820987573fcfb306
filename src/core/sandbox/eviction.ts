import type { Instant } from '../time/instant.js'

/** How many evictions are remembered, the latest ones. Nothing of the evicted sandboxes is kept but their names. */
const REMEMBERED = 1000

/** That a sandbox was evicted to make room for another. */
export interface Eviction {
  /** The name of the sandbox that was evicted. */
  readonly name: string
  /** When it was evicted, in wall-clock time. */
  readonly at: Instant
  /** The name of the sandbox that needed the room. */
  readonly madeRoomFor: string
  /** The value of `--max-sandboxes`. */
  readonly maxSandboxes: number
}

/** The evictions of sandboxes that have not been used since. */
export class Evictions {
  readonly #latest = new Map<string, Eviction>()
  #count = 0

  /** The number of evictions so far. */
  get count(): number {
    return this.#count
  }

  /** Remembers an eviction. */
  add(eviction: Eviction): void {
    this.#count++
    this.#latest.set(eviction.name, eviction)
    if (this.#latest.size <= REMEMBERED) return
    const [oldest] = this.#latest.keys()
    this.#latest.delete(oldest as string)
  }

  /** Returns the eviction of a sandbox that is used again, and forgets it. Returns undefined if there was none. */
  take(name: string): Eviction | undefined {
    const eviction = this.#latest.get(name)
    this.#latest.delete(name)
    return eviction
  }
}

/** Says what happened, and how to prevent it. */
export function describeEviction({ name, at, madeRoomFor, maxSandboxes }: Eviction): string {
  return `Sandbox ${name} was evicted at ${at}, with all of its jobs, to make room for sandbox ${madeRoomFor}. There can be ${maxSandboxes} sandboxes; raise --max-sandboxes.`
}
