import type { FaultDecision } from '../faults/fault-decision.js'
import type { FaultTarget } from '../faults/fault-match.js'
import type { World } from '../world/world.js'

/** Decides which faults fire for a request and counts it. Without room to hold it open, it may be refused. */
export function matchFaults(
  { faults, clock }: World,
  target: FaultTarget,
  mayHold: boolean
): FaultDecision | 'refused' | undefined {
  return mayHold ? faults.match(target, clock.now()) : faults.matchWithoutHolding(target, clock.now())
}
