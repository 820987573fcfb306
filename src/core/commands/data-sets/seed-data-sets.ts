import type { DataSet } from '../../data-sets/data-set.js'
import type { DataSetSeed } from '../../data-sets/data-set-seed.js'
import { dataSetContentBytes, dataSetSeedBytes } from '../../data-sets/seed-bytes.js'
import { requestedIds } from '../../data-sets/seed-ids.js'
import { dataSetSeedsProblems } from '../../data-sets/seed-problems.js'
import { atOnce, type Steps } from '../../time/steps.js'
import type { Path, Problem } from '../../validation/problem.js'
import { refuseIfAny } from '../../validation/sandbox-error.js'
import { prepareDataSets } from '../../world/insert-data-sets.js'
import type { World } from '../../world/world.js'
import { refuseIfCutOff, refuseTooMuchContent, refuseTooMuchMemory } from '../preconditions.js'
import { takenDataSetIds } from '../taken-ids.js'

/**
 * Seeds data sets with their revisions and assets, all or none: they are made step by step, and inserted in the last
 * one. Throws a SandboxError that lists every problem.
 */
export function* seedDataSets(
  world: World,
  seeds: readonly DataSetSeed[],
  at: (index: number) => Path
): Steps<readonly DataSet[]> {
  const what = 'The data sets were not seeded.'
  const { inFlight } = world
  const now = world.clock.now()
  refuseIfAny('invalid', what, yield* dataSetSeedsProblems(seeds, at))
  let [bytes, content] = [0, 0]
  for (const seed of seeds) {
    bytes += dataSetSeedBytes(seed)
    content += dataSetContentBytes(seed)
    yield
  }
  const check = () => takenDataSetIds(world, requestedIds(seeds, at))
  const refuseIfImpossible = (taken: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'data sets were seeded')
    refuseIfAny('conflict', what, taken)
    refuseTooMuchContent(world, content, 0)
    refuseTooMuchMemory(world, bytes)
  }
  const { additions } = world.dataSets
  refuseIfImpossible(yield* check())
  const insert = yield* prepareDataSets(world, { seeds, now })
  // The sandbox may have changed between the steps.
  refuseIfImpossible(world.dataSets.additions === additions ? [] : atOnce(check()))
  return insert()
}
