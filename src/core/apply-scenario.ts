import {
  goingBack,
  refuseTooManyBytes,
  refuseTooManyFaults,
  refuseTooManyJobs,
  refuseTooManyOutcomes,
  takenFaultIds,
  takenJobIds,
  takenOutcomeIds
} from './admission.js'
import { refuseIfAny } from './refusal.js'
import { type Scenario, scenarioProblems } from './scenario.js'
import type { Applied, World } from './world.js'

/** Whether a scenario comes on top of what is there or in its place. */
export type ApplyMode = 'add' | 'replace'

/** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
export function applyScenario(world: World, scenario: Scenario, mode: ApplyMode): Applied {
  const what = 'The scenario was not applied.'
  const { jobs = [], faults = [], outcomes = [], assets = [], clock } = scenario
  refuseIfAny('invalid', what, scenarioProblems(scenario))
  const isAdded = mode === 'add'
  refuseIfAny('conflict', what, [
    ...(isAdded ? takenJobIds(world, jobs, (index) => ['jobs', index]) : []),
    ...(isAdded ? takenFaultIds(world, faults, (index) => ['faults', index]) : []),
    ...(isAdded ? takenOutcomeIds(world, outcomes, (index) => ['outcomes', index]) : []),
    ...goingBack(world, clock?.now, ['clock', 'now'])
  ])
  refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
  refuseTooManyFaults((isAdded ? world.faults.size : 0) + faults.length)
  refuseTooManyOutcomes((isAdded ? world.outcomes.size : 0) + outcomes.length)
  refuseTooManyBytes(world, assets)

  if (!isAdded) world.clear()
  if (clock) world.setClock(clock)
  return world.apply(scenario)
}
