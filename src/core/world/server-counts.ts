import { EFFECT_NAMES } from '../faults/effects/effect.js'
import type { OperationName } from '../model/operation.js'

/** What a fault that fires does: the kind of its effect, or `delay` if it has none. */
const COUNTED_EFFECTS = [...EFFECT_NAMES, 'delay'] as const
export type CountedEffect = (typeof COUNTED_EFFECTS)[number]

/** How many requests for an operation have ended with a status. */
export interface RequestCount {
  /** Undefined for requests that are for no operation of the service. */
  readonly operation: OperationName | undefined
  /** Undefined if the clients got no response. */
  readonly status: number | undefined
  count: number
}

/**
 * What has happened in all sandboxes of a server since it was built. The counts never go down: a reset, an eviction or
 * the deletion of a sandbox does not change them.
 */
export class ServerCounts {
  readonly #requests = new Map<OperationName | undefined, Map<number | undefined, RequestCount>>()
  readonly #faultsFired = new Map<CountedEffect, number>(COUNTED_EFFECTS.map((effect) => [effect, 0]))
  #transitions = 0

  /** The number of times that a job has changed its state. */
  get transitions(): number {
    return this.#transitions
  }

  /** How often faults with each effect have fired. */
  get faultsFired(): ReadonlyMap<CountedEffect, number> {
    return this.#faultsFired
  }

  /** Yields the counts of requests, by operation and status. */
  *requests(): Generator<Readonly<RequestCount>> {
    for (const statuses of this.#requests.values()) yield* statuses.values()
  }

  /** Counts a request that has ended. */
  countRequest(operation: OperationName | undefined, status: number | undefined): void {
    const known = this.#requests.get(operation)?.get(status)
    if (known === undefined) this.#addRequest(operation, status)
    else known.count++
  }

  /** Counts that a fault has fired. */
  countFault(effect: CountedEffect): void {
    this.#faultsFired.set(effect, (this.#faultsFired.get(effect) as number) + 1)
  }

  /** Counts that a job has changed its state. */
  countTransition(): void {
    this.#transitions++
  }

  #addRequest(operation: OperationName | undefined, status: number | undefined): void {
    const statuses = this.#requests.get(operation) ?? new Map<number | undefined, RequestCount>()
    this.#requests.set(operation, statuses.set(status, { operation, status, count: 1 }))
  }
}
