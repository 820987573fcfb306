import { refuseTooMany, takenIds } from './admission.js'
import { type FaultSeed, faultSeedsProblems } from './fault.js'
import type { FaultRule } from './fault-rule.js'
import type { Path } from './problem.js'
import { refuseIfAny } from './refusal.js'
import type { World } from './world.js'

/** Arms faults, all or none. Throws a Refusal that says what is wrong with which. */
export function armFaults(
  world: World,
  seeds: readonly FaultSeed[],
  at: (index: number) => Path
): readonly FaultRule[] {
  const what = 'The faults were not armed.'
  refuseIfAny('invalid', what, faultSeedsProblems(seeds, at))
  refuseIfAny('conflict', what, takenIds(world, 'faults', seeds, at))
  refuseTooMany('faults', world.faults.size + seeds.length)
  return world.arm(seeds)
}
