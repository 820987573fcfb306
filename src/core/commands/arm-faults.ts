import { type FaultSeed, faultSeedsProblems } from '../faults/fault.js'
import { faultBytes } from '../faults/fault-bytes.js'
import type { FaultRule } from '../faults/fault-rule.js'
import { sumOf } from '../memory/size-of.js'
import type { Path } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { insertFaults } from '../world/insert.js'
import type { World } from '../world/world.js'
import { refuseTooMany, refuseTooMuchMemory } from './preconditions.js'
import { takenIds } from './taken-ids.js'

/** Arms faults, all or none. Throws a SandboxError that lists every problem. */
export function armFaults(
  world: World,
  seeds: readonly FaultSeed[],
  at: (index: number) => Path
): readonly Readonly<FaultRule>[] {
  const what = 'The faults were not armed.'
  refuseIfAny('invalid', what, faultSeedsProblems(seeds, at))
  refuseIfAny('conflict', what, takenIds(world, 'faults', seeds, at))
  refuseTooMany('faults', world.faults.size + seeds.length)
  refuseTooMuchMemory(world, sumOf(seeds, faultBytes))
  return insertFaults(world, seeds)
}
