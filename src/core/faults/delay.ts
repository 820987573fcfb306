import { type Static, Type } from '@sinclair/typebox'
import type { Path, Problem } from '../validation/problem.js'

/** The longest delay of one rule, in milliseconds. */
const MAX_DELAY_MS = 600_000

const LIMITS = { minimum: 0, maximum: MAX_DELAY_MS }
const DelayMs = Type.Number(LIMITS)

/** How long a response is delayed, in wall-clock milliseconds: always the same, or drawn from a distribution. */
export const FaultDelay = Type.Object(
  {
    ms: Type.Optional(Type.Number({ ...LIMITS, description: 'The delay in milliseconds, always the same.' })),
    uniformMs: Type.Optional(
      Type.Array(DelayMs, {
        minItems: 2,
        maxItems: 2,
        description: 'The bounds of a uniform distribution, as `[min, max]` in milliseconds.'
      })
    ),
    lognormal: Type.Optional(
      Type.Object(
        {
          medianMs: Type.Number({ exclusiveMinimum: 0, maximum: MAX_DELAY_MS }),
          sigma: Type.Number({ minimum: 0, maximum: 10 }),
          maxMs: DelayMs
        },
        { additionalProperties: false }
      )
    )
  },
  {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description: 'How long a response is delayed, in real time. Takes exactly one of `ms`, `uniformMs` and `lognormal`.'
  }
)
export type FaultDelay = Static<typeof FaultDelay>

/** Returns what is wrong with a delay of the right shape. */
export function delayProblems({ uniformMs }: FaultDelay, at: Path): Problem[] {
  const [min = 0, max = 0] = uniformMs ?? []
  if (min <= max) return []
  return [{ at: [...at, 'uniformMs'], message: `must be [min, max]; ${min} is above ${max}` }]
}

/** Returns a delay in milliseconds. `draw` returns a number in [0, 1) that is independent of those of other names. */
export function drawDelayMs({ ms, uniformMs, lognormal }: FaultDelay, draw: (name: string) => number): number {
  if (ms !== undefined) return ms
  if (uniformMs) {
    const [min, max] = uniformMs as [number, number]
    return min + (max - min) * draw('delay')
  }
  const { medianMs, sigma, maxMs } = lognormal as NonNullable<typeof lognormal>
  // Box-Muller: two uniform draws make a normal one. The first is kept off zero, whose logarithm is infinite.
  const radius = Math.sqrt(-2 * Math.log(1 - draw('radius')))
  const normal = radius * Math.cos(2 * Math.PI * draw('angle'))
  return Math.min(maxMs, medianMs * Math.exp(sigma * normal))
}
