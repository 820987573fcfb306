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
   * The very response that the call would have had. What the operation does is done when this is called, but for the
   * poll that a spoiled GetJob does not count as.
   */
  expectedResponse(): ServiceResponse
}

/** An effect of a fault, as data that can be applied to a call and explained to people. */
export interface EffectHandler<Effect> {
  /** Responds to the call in place of the operation, or fails to. Throws a WireError to respond with that instead. */
  apply(effect: Effect, spoiled: SpoiledCall): void
  /** What the client sees, in a few words: for the log. */
  explain(effect: Effect): string
}
