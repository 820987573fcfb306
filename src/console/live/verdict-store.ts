import { signal } from '@preact/signals'
import type { ControlClient, Verdict } from '../../client/index.js'
import type { Store } from './feed.js'

/** The shortest time from one reading to the next, in milliseconds: the server looks at all jobs for each. */
const SHORTEST_READING_MS = 1000

/**
 * How old a reading may become while it is shown, in milliseconds: no event tells that a job was seeded or a fault
 * armed.
 */
const LONGEST_READING_MS = 3000

/** The verdict on a sandbox. It is read again only while it is shown, when it is due. */
export class VerdictStore implements Store {
  readonly verdict = signal<Verdict | undefined>(undefined)
  readonly #steady: () => number
  #readAt = Number.NEGATIVE_INFINITY
  #isStale = false

  /** `steady`: the milliseconds since some fixed instant, which never go back. */
  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady
  }

  async load(client: ControlClient): Promise<void> {
    this.#readAt = this.#steady()
    this.#isStale = false
    this.verdict.value = await client.verdict()
  }

  /** Any event may have changed it. */
  apply(): void {
    this.#isStale = true
  }

  /** Whether it is time to read it again. */
  isDue(): boolean {
    return this.#steady() - this.#readAt >= (this.#isStale ? SHORTEST_READING_MS : LONGEST_READING_MS)
  }
}
