import type { WallClock } from '../../core/time/wall-clock.js'
import type { Call } from '../call.js'
import type { ServiceResponse } from '../wire/response.js'
import type { HeldConnections } from './held-connections.js'

/** A call whose response an effect decides. */
export interface SpoiledCall {
  readonly call: Call
  readonly wall: WallClock
  readonly held: HeldConnections
  /**
   * Returns the response that the call would have had without the fault. Calling this executes the operation, except
   * that a spoiled GetJob is not counted as a poll.
   */
  expectedResponse(): ServiceResponse
}

/** Applies one kind of effect to a call, and explains it to people. */
export interface EffectHandler<Effect> {
  /** Responds to the call in place of the operation, or breaks its connection. A WireError that it throws is sent. */
  apply(effect: Effect, spoiled: SpoiledCall): void
  /** Returns what the client sees, in a few words, for the log. */
  explain(effect: Effect): string
}
