import type { Static } from '@sinclair/typebox'
import { contentOf } from '../assets/asset-seed.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { StringEnum } from '../validation/string-enum.js'
import { insertScenario } from '../world/insert.js'
import type { Applied } from '../world/options.js'
import { type Scenario, scenarioProblems } from '../world/scenario.js'
import { scenarioBytes } from '../world/scenario-bytes.js'
import type { World } from '../world/world.js'
import {
  clockGoesBack,
  refuseTooMany,
  refuseTooManyBytes,
  refuseTooManyJobs,
  refuseTooMuchMemory,
  takenIds,
  takenJobIds
} from './preconditions.js'

/** Whether a scenario is added to what is there or replaces it. */
export const ApplyMode = StringEnum(['add', 'replace'])
export type ApplyMode = Static<typeof ApplyMode>

/**
 * Applies a scenario, all of it or nothing. One that replaces what is there cuts off what is in flight. Throws a
 * SandboxError that lists every problem.
 */
export function applyScenario(world: World, scenario: Scenario, mode: ApplyMode): Applied {
  const what = 'The scenario was not applied.'
  const { jobs = [], faults = [], outcomes = [], assets = [], clock } = scenario
  refuseIfAny('invalid', what, scenarioProblems(scenario))
  const isAdded = mode === 'add'
  refuseIfAny('conflict', what, [
    ...(isAdded ? takenJobIds(world, jobs, (index) => ['jobs', index]) : []),
    ...(isAdded ? takenIds(world, 'faults', faults, (index) => ['faults', index]) : []),
    ...(isAdded ? takenIds(world, 'outcomes', outcomes, (index) => ['outcomes', index]) : []),
    ...clockGoesBack(world, clock?.now, ['clock', 'now'])
  ])
  refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
  refuseTooMany('faults', (isAdded ? world.faults.size : 0) + faults.length)
  refuseTooMany('outcomes', (isAdded ? world.outcomes.size : 0) + outcomes.length)
  const bytes = assets.reduce((sum, asset) => sum + contentOf(asset).length, 0)
  refuseTooManyBytes(world, bytes, isAdded ? 0 : world.assets.bytes)
  refuseTooMuchMemory(world, scenarioBytes(scenario), isAdded ? 0 : contentBytes(world))

  if (!isAdded) {
    world.cutOff('replaced')
    world.clear()
  }
  if (clock) world.setClock(clock)
  const applied = insertScenario(world, scenario)
  if (!isAdded) world.events.emit({ kind: 'cleared' })
  return applied
}

/** How many bytes of memory everything counts for that a scenario can replace. */
function contentBytes({ jobs, faults, outcomes, assets }: World): number {
  return jobs.bytes + faults.bytes + outcomes.bytes + assets.memory
}
