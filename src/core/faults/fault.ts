import { type Static, Type } from '@sinclair/typebox'
import { Identifier } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { delayProblems, FaultDelay } from './delay.js'
import { effectFaultProblems, effectProblems, FaultEffect } from './effects/effect.js'
import { FaultMatch } from './fault-match.js'
import { FiringConditions } from './firing.js'

/** A fault as users give it: a rule that delays responses or replaces them on purpose. */
export const FaultSeed = Type.Object(
  {
    id: Type.Optional(Identifier),
    match: Type.Optional(FaultMatch),
    ...FiringConditions.properties,
    delay: Type.Optional(FaultDelay),
    effect: Type.Optional(FaultEffect)
  },
  {
    additionalProperties: false,
    description: 'A rule that delays or disrupts the responses to the requests that it matches.'
  }
)
export type FaultSeed = Static<typeof FaultSeed>

/** Returns what is wrong with faults to be armed together. Their shape is right; entries without one are skipped. */
export function faultSeedsProblems(seeds: readonly (FaultSeed | undefined)[], at: (index: number) => Path): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => (seed ? faultProblems(seed, at(index)) : [])),
    ...repeatedIds(
      seeds.map((seed) => seed?.id),
      (index) => [...at(index), 'id']
    )
  ]
}

/** Returns what is wrong with a fault of the right shape. */
export function faultProblems({ delay, effect, ...others }: FaultSeed, at: Path): Problem[] {
  const problems: Problem[] = []
  if (delay === undefined && effect === undefined) {
    problems.push({ at: [...at, 'effect'], message: 'is missing, and so is `delay`: a fault needs one or both' })
  }
  if (delay) problems.push(...delayProblems(delay, [...at, 'delay']))
  if (effect) {
    problems.push(...effectProblems(effect, [...at, 'effect']), ...effectFaultProblems(effect, others, at))
  }
  return problems
}
