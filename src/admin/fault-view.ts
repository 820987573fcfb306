import { type FaultRule, isSpent, remaining } from '../core/fault-rules.js'
import { formatInstant } from '../core/instant.js'

/** A fault as the control plane shows it: as it was armed, with its counts. */
export function viewFault(rule: FaultRule, now: number) {
  return {
    ...rule.seed,
    id: rule.id,
    armedAt: formatInstant(rule.armedAt),
    matched: rule.matched,
    fired: rule.fired,
    /** How often it can still fire; null without `times`. */
    remaining: remaining(rule) ?? null,
    spent: isSpent(rule, now)
  }
}
