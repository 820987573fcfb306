import type { FaultDecision } from '../faults/fault-decision.js'
import type { FaultTarget } from '../faults/fault-match.js'
import type { World } from '../world/world.js'

/** Decides which faults fire for a request and counts it. Returns undefined if none fired and nothing was drawn. */
export function matchFaults({ faults, clock }: World, target: FaultTarget): FaultDecision | undefined {
  return faults.match(target, clock.now())
}
