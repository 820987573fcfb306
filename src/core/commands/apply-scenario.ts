import type { Static } from '@sinclair/typebox'
import { contentOf } from '../assets/asset-seed.js'
import { dataSetContentBytes, dataSetSeedBytes } from '../data-sets/seed-bytes.js'
import { requestedIds } from '../data-sets/seed-ids.js'
import { seedBytes } from '../jobs/job-bytes.js'
import { sumOf } from '../memory/size-of.js'
import { parseInstant } from '../time/instant.js'
import { atOnce, type Steps } from '../time/steps.js'
import type { Problem } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { StringEnum } from '../validation/string-enum.js'
import { insertScenario, prepareJobs } from '../world/insert.js'
import { prepareDataSets } from '../world/insert-data-sets.js'
import type { Applied } from '../world/options.js'
import type { Scenario } from '../world/scenario.js'
import { scenarioBytes } from '../world/scenario-bytes.js'
import { scenarioProblemsInSteps } from '../world/scenario-problems.js'
import type { World } from '../world/world.js'
import {
  clockGoesBack,
  refuseIfCutOff,
  refuseTooMany,
  refuseTooManyBytes,
  refuseTooManyJobs,
  refuseTooMuchMemory,
  takenDataSetIds,
  takenIds,
  takenJobIds
} from './preconditions.js'

/** Whether a scenario is added to what is there or replaces it. */
export const ApplyMode = StringEnum(['add', 'replace'])
export type ApplyMode = Static<typeof ApplyMode>

/**
 * Applies a scenario, all of it or nothing: its jobs and data sets are made step by step, and everything changes in the
 * last one. One that replaces what is there cuts off what is in flight. Throws a SandboxError that lists every problem.
 */
export function* applyScenario(world: World, scenario: Scenario, mode: ApplyMode): Steps<Applied> {
  const what = 'The scenario was not applied.'
  const { inFlight } = world
  const { jobs = [], faults = [], outcomes = [], assets = [], dataSets = [], clock } = scenario
  refuseIfAny('invalid', what, yield* scenarioProblemsInSteps(scenario))
  let memory = scenarioBytes({ ...scenario, jobs: [], dataSets: [] })
  let content = sumOf(assets, (asset) => contentOf(asset).length)
  for (const seed of jobs) {
    memory += seedBytes(seed)
    yield
  }
  for (const seed of dataSets) {
    memory += dataSetSeedBytes(seed)
    content += dataSetContentBytes(seed)
    yield
  }
  const isAdded = mode === 'add'
  const checkJobIds = () => takenJobIds(world, isAdded ? jobs : [], (index) => ['jobs', index])
  const checkDataSetIds = () =>
    takenDataSetIds(
      world,
      requestedIds(isAdded ? dataSets : [], (index) => ['dataSets', index])
    )
  const refuseIfImpossible = (takenIdsOfMany: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'a scenario was applied')
    refuseIfAny('conflict', what, [
      ...takenIdsOfMany,
      ...(isAdded ? takenIds(world, 'faults', faults, (index) => ['faults', index]) : []),
      ...(isAdded ? takenIds(world, 'outcomes', outcomes, (index) => ['outcomes', index]) : []),
      ...clockGoesBack(world, clock?.now, ['clock', 'now'])
    ])
    refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
    refuseTooMany('faults', (isAdded ? world.faults.size : 0) + faults.length)
    refuseTooMany('outcomes', (isAdded ? world.outcomes.size : 0) + outcomes.length)
    refuseTooManyBytes(world, content, isAdded ? 0 : world.assets.bytes)
    refuseTooMuchMemory(world, memory, isAdded ? 0 : replacedBytes(world))
  }
  const checkedAt = { jobs: world.jobs.nextSerial, dataSets: world.dataSets.additions }
  refuseIfImpossible([...(yield* checkJobIds()), ...(yield* checkDataSetIds())])
  const now = clock?.now === undefined ? world.clock.now() : (parseInstant(clock.now) as number)
  const insertJobs = yield* prepareJobs(world, { seeds: jobs, now, isEmptied: !isAdded })
  const insertDataSets = yield* prepareDataSets(world, { seeds: dataSets, now, isEmptied: !isAdded })
  // The sandbox may have changed between the steps.
  refuseIfImpossible([
    ...(world.jobs.nextSerial === checkedAt.jobs ? [] : atOnce(checkJobIds())),
    ...(world.dataSets.additions === checkedAt.dataSets ? [] : atOnce(checkDataSetIds()))
  ])

  const change = () => {
    if (!isAdded) world.clear()
    if (clock) world.setClock(clock)
    return { ...insertScenario(world, scenario), dataSets: insertDataSets(), jobs: insertJobs() }
  }
  if (isAdded) return change()
  world.cutOff('replaced')
  const applied = world.quietly(change)
  world.events.emit({ kind: 'cleared' })
  return applied
}

/** How many bytes of memory everything counts for that a scenario can replace. */
function replacedBytes({ jobs, effects, dataSets, faults, outcomes, assets }: World): number {
  return jobs.bytes + effects.bytes + dataSets.bytes + faults.bytes + outcomes.bytes + assets.memory
}
