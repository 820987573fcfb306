import { type Static, Type } from '@sinclair/typebox'

/**
 * A draw for a rule with a probability, which fires if the value is below it. Only the seed, the sandbox, the rule and
 * the ordinal determine the value.
 */
export const FaultDraw = Type.Object(
  {
    fault: Type.String({ description: 'The id of the fault.' }),
    ordinal: Type.Integer({
      minimum: 1,
      description: 'The position of the request among those that the fault matched, counted from 1.'
    }),
    value: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      description: 'The number drawn. The fault fires if it is below the probability.'
    })
  },
  { additionalProperties: false }
)
export type FaultDraw = Static<typeof FaultDraw>
