import { type Static, Type } from '@sinclair/typebox'
import { FaultSeed } from '../../core/faults/fault.js'
import type { FaultRule } from '../../core/faults/fault-rule.js'
import { isSpent, remaining } from '../../core/faults/firing.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { Count, Nullable } from '../plane/schemas.js'

/** A fault as the control plane returns it: as it was armed, with its counts. */
export const FaultView = Type.Object(
  {
    ...FaultSeed.properties,
    id: Type.String(),
    armedAt: Instant,
    matched: Count,
    fired: Count,
    remaining: Nullable(Count, { description: 'How many more times the fault can fire. Null if it has no `times`.' }),
    spent: Type.Boolean({ description: 'Whether the fault has fired all its `times`, or its `ttlMs` are over.' }),
    dead: Nullable(Type.String(), {
      description: 'Why the fault cannot fire in the current state of the sandbox. Null if it can.'
    })
  },
  { additionalProperties: false }
)
export type FaultView = Static<typeof FaultView>

/** Converts a fault to the form that the control plane returns. */
export function viewFault(sandbox: Sandbox, rule: FaultRule): FaultView {
  return {
    ...rule.seed,
    id: rule.id,
    armedAt: formatInstant(rule.armedAt),
    matched: rule.matched,
    fired: rule.fired,
    remaining: remaining(rule) ?? null,
    spent: isSpent(rule, sandbox.clock.now()),
    dead: sandbox.whyUnreachable(rule) ?? null
  }
}
