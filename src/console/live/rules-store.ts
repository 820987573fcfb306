import { signal } from '@preact/signals'
import type { ControlClient, RulesControl, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'

/** The shortest time from one reading to the next, in milliseconds: under load there are many events. */
const SHORTEST_READING_MS = 1000

/** How old a reading may become while it is shown, in milliseconds. */
const LONGEST_READING_MS = 3000

/**
 * The faults of a sandbox, or its outcomes, with their counts. Any event may have changed a count, or whether a fault
 * can still fire. No event tells that another client added or deleted one, or that a request began to hang.
 */
export class RulesStore<View extends { readonly id: string }> implements Store {
  /** All of them, in the order in which they were added. */
  readonly list = signal<readonly View[]>([])
  readonly isLoaded = signal(false)
  readonly #controlOf: (client: ControlClient) => Pick<RulesControl<never, View>, 'list'>
  readonly #steady: () => number
  #readAt = Number.NEGATIVE_INFINITY
  #isStale = false

  /** `controlOf` returns the control that lists them; `steady` the milliseconds since some fixed instant. */
  constructor(
    controlOf: (client: ControlClient) => Pick<RulesControl<never, View>, 'list'>,
    steady: () => number = () => performance.now()
  ) {
    this.#controlOf = controlOf
    this.#steady = steady
  }

  async load(client: ControlClient): Promise<void> {
    this.#readAt = this.#steady()
    this.#isStale = false
    this.list.value = await this.#controlOf(client).list()
    this.isLoaded.value = true
  }

  async apply(_events: readonly StreamEvent[], client: ControlClient): Promise<void> {
    this.#isStale = true
    if (this.#age() >= SHORTEST_READING_MS) await this.load(client)
  }

  /** Whether it is time to read them again. */
  isDue(): boolean {
    return this.#age() >= (this.#isStale ? SHORTEST_READING_MS : LONGEST_READING_MS)
  }

  #age(): number {
    return this.#steady() - this.#readAt
  }
}
