import { type Static, Type } from '@sinclair/typebox'
import { OutcomeSeed } from '../../core/outcomes/outcome.js'
import type { OutcomeRule } from '../../core/outcomes/outcome-rules.js'
import { Count, Nullable } from '../plane/schemas.js'

/** An outcome as the control plane shows it: as it was added, with its counts. */
export const OutcomeView = Type.Object(
  {
    ...OutcomeSeed.properties,
    id: Type.String(),
    matched: Count,
    given: Count,
    remaining: Nullable(Count, {
      description: 'To how many more jobs the outcome can be applied. Null if it has no `times`.'
    }),
    spent: Type.Boolean()
  },
  { additionalProperties: false }
)
export type OutcomeView = Static<typeof OutcomeView>

/** Returns an outcome as the control plane shows it. */
export function viewOutcome({ id, seed, matched, given }: OutcomeRule): OutcomeView {
  const remaining = seed.times === undefined ? null : seed.times - given
  return { ...seed, id, matched, given, remaining, spent: remaining === 0 }
}
