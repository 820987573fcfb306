import type { RequestView } from '../../../client/index.js'
import { Ordered } from './ordered.js'

/** A call of an SDK: all requests with the same `amz-sdk-invocation-id`. A request without one is a call of its own. */
export interface Call {
  /** That of its first attempt that is known. */
  readonly ordinal: number
  readonly attempts: readonly [RequestView, ...RequestView[]]
}

/** Groups requests by call as they come. A call is another object after each change, and else the same. */
export class Calls {
  readonly #calls = new Ordered<Call>()
  /** The ordinal of the call of each `amz-sdk-invocation-id`. */
  readonly #ofInvocation = new Map<string, number>()

  /** Adds a request, or replaces what was known of it. */
  put(request: RequestView): void {
    const known = this.#callOf(request)
    const others = known?.attempts.filter(({ ordinal }) => ordinal !== request.ordinal) ?? []
    this.#replace(known, [...others, request].sort(byOrdinal))
  }

  /** Removes a request. A call without any is gone. */
  drop(request: RequestView): void {
    const known = this.#callOf(request)
    if (known !== undefined) {
      this.#replace(
        known,
        known.attempts.filter(({ ordinal }) => ordinal !== request.ordinal)
      )
    }
  }

  /** Returns the calls in the order of their first requests. */
  toArray(): readonly Call[] {
    return this.#calls.toArray()
  }

  #callOf({ ordinal, invocationId }: RequestView): Call | undefined {
    const ofCall = invocationId === undefined ? ordinal : this.#ofInvocation.get(invocationId)
    return ofCall === undefined ? undefined : this.#calls.get(ofCall)
  }

  #replace(known: Call | undefined, [first, ...others]: readonly RequestView[]): void {
    if (known !== undefined && known.ordinal !== first?.ordinal) {
      this.#calls.delete(known.ordinal)
      const { invocationId } = known.attempts[0]
      if (invocationId !== undefined) this.#ofInvocation.delete(invocationId)
    }
    if (first === undefined) return
    if (first.invocationId !== undefined) this.#ofInvocation.set(first.invocationId, first.ordinal)
    this.#calls.put({ ordinal: first.ordinal, attempts: [first, ...others] })
  }
}

function byOrdinal(one: RequestView, other: RequestView): number {
  return one.ordinal - other.ordinal
}
