import { type Static, Type } from '@sinclair/typebox'

/**
 * A draw for a rule with a probability, which fires if the value is below it. Only the seed, the sandbox, the rule and the
 * ordinal determine the value.
 */
export const FaultDraw = Type.Object(
  {
    fault: Type.String(),
    ordinal: Type.Integer({ minimum: 1, description: 'the how-manieth request it was that the rule matched' }),
    value: Type.Number({ minimum: 0, exclusiveMaximum: 1 })
  },
  { additionalProperties: false }
)
export type FaultDraw = Static<typeof FaultDraw>
