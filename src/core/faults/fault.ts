import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { JobType } from '../jobs/job-types.js'
import { OperationName } from '../model/operation.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { effectFaultProblems, effectProblems, FaultEffect } from './effects/effect.js'

/** The longest delay of one rule, in milliseconds. */
const MAX_DELAY_MS = 600_000

const Count = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const DelayMs = Type.Number({ minimum: 0, maximum: MAX_DELAY_MS })

/** Which requests a fault is for: those for which all the given members hold. */
export const FaultMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    state: Type.Optional(JobState),
    type: Type.Optional(JobType),
    attempt: Type.Optional(Count)
  },
  { additionalProperties: false, description: 'all given members must hold; with none, every data-plane request' }
)
export type FaultMatch = Static<typeof FaultMatch>

/** How long an answer is held back, in wall-clock milliseconds. */
export const FaultDelay = Type.Object(
  {
    ms: Type.Optional(DelayMs),
    uniformMs: Type.Optional(Type.Array(DelayMs, { minItems: 2, maxItems: 2, description: '[min, max]' })),
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
  { additionalProperties: false, minProperties: 1, maxProperties: 1, description: 'one of ms, uniformMs, lognormal' }
)
export type FaultDelay = Static<typeof FaultDelay>

/** A rule that spoils answers on purpose. */
export const FaultSeed = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9._-]{1,64}$',
        description: '1 to 64 letters, digits, dots, dashes or underscores'
      })
    ),
    match: Type.Optional(FaultMatch),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    times: Type.Optional(Count),
    every: Type.Optional(Count),
    probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    ttlMs: Type.Optional(
      Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: "milliseconds of the sandbox's time" })
    ),
    delay: Type.Optional(FaultDelay),
    effect: Type.Optional(FaultEffect)
  },
  { additionalProperties: false, description: 'a rule that delays or spoils the answers to the requests it matches' }
)
export type FaultSeed = Static<typeof FaultSeed>

/** What is wrong with faults of the right shape that are to be armed together. Gaps in the list are passed over. */
export function faultSeedsProblems(seeds: readonly (FaultSeed | undefined)[], at: (index: number) => Path): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => (seed ? faultProblems(seed, at(index)) : [])),
    ...repeatedIds(
      seeds.map((seed) => seed?.id),
      (index) => [...at(index), 'id']
    )
  ]
}

/** What is wrong with a fault of the right shape. */
export function faultProblems({ delay, effect, ...others }: FaultSeed, at: Path): Problem[] {
  const problems: Problem[] = []
  if (delay === undefined && effect === undefined) {
    problems.push({ at: [...at, 'effect'], message: 'is missing, and so is `delay`: a fault needs one or both' })
  }
  const [min, max] = delay?.uniformMs ?? []
  if (min !== undefined && max !== undefined && min > max) {
    problems.push({ at: [...at, 'delay', 'uniformMs'], message: `must be [min, max]; ${min} is above ${max}` })
  }
  if (effect) {
    problems.push(...effectProblems(effect, [...at, 'effect']), ...effectFaultProblems(effect, others, at))
  }
  return problems
}
