import type { FaultDecision } from '../faults/fault-decision.js'
import type { FaultTarget } from '../faults/fault-match.js'
import type { World } from '../world/world.js'

/** Decides which faults fire for a request and counts it. Without room to hold it open, it may be refused. */
export function matchFaults(
  { faults, clock, counts }: World,
  target: FaultTarget,
  mayHold: boolean
): FaultDecision | 'refused' | undefined {
  const now = clock.now()
  const decision = mayHold ? faults.match(target, now) : faults.matchWithoutHolding(target, now)
  if (decision === undefined || decision === 'refused') return decision
  for (const id of decision.fired) counts.countFault(faults.get(id)?.effect?.kind ?? 'delay')
  return decision
}
