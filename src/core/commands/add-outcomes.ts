import { sumOf } from '../memory/size-of.js'
import { type OutcomeSeed, outcomeSeedsProblems } from '../outcomes/outcome.js'
import { outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import type { Path } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { insertOutcomes } from '../world/insert.js'
import type { World } from '../world/world.js'
import { refuseTooMany, refuseTooMuchMemory } from './preconditions.js'
import { takenIds } from './taken-ids.js'

/** Adds outcomes, all or none. Throws a SandboxError that lists every problem. */
export function addOutcomes(
  world: World,
  seeds: readonly OutcomeSeed[],
  at: (index: number) => Path
): readonly Readonly<OutcomeRule>[] {
  const what = 'The outcomes were not added.'
  refuseIfAny('invalid', what, outcomeSeedsProblems(seeds, at))
  refuseIfAny('conflict', what, takenIds(world, 'outcomes', seeds, at))
  refuseTooMany('outcomes', world.outcomes.size + seeds.length)
  refuseTooMuchMemory(world, sumOf(seeds, outcomeBytes))
  return insertOutcomes(world, seeds)
}
