import { type FaultRule, isSpent, remaining } from '../core/fault-rules.js'
import { formatInstant } from '../core/instant.js'
import type { Sandbox } from '../core/sandbox.js'

/** A fault as the control plane shows it: as it was armed, with its counts. */
export function viewFault(sandbox: Sandbox, rule: FaultRule) {
  return {
    ...rule.seed,
    id: rule.id,
    armedAt: formatInstant(rule.armedAt),
    matched: rule.matched,
    fired: rule.fired,
    /** How often it can still fire; null without `times`. */
    remaining: remaining(rule) ?? null,
    spent: isSpent(rule, sandbox.clock.now()),
    /** Why it can't fire as things stand; null if it can. */
    dead: sandbox.whyDead(rule) ?? null
  }
}
