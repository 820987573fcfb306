import { goingBack, refuseTooManyFaults, refuseTooManyJobs, takenFaultIds, takenJobIds } from './admission.js'
import type { FaultRule } from './fault-rules.js'
import type { Job } from './job.js'
import { refuseIfAny } from './refusal.js'
import { type Scenario, scenarioProblems } from './scenario.js'
import type { World } from './world.js'

/** Whether a scenario comes on top of what is there or in its place. */
export type ApplyMode = 'add' | 'replace'

/** What a scenario brought into a sandbox. */
export interface Applied {
  readonly jobs: readonly Job[]
  readonly faults: readonly FaultRule[]
}

/** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
export function applyScenario(world: World, scenario: Scenario, mode: ApplyMode): Applied {
  const what = 'The scenario was not applied.'
  const { jobs = [], faults = [], clock } = scenario
  refuseIfAny('invalid', what, scenarioProblems(scenario))
  const isAdded = mode === 'add'
  refuseIfAny('conflict', what, [
    ...(isAdded ? takenJobIds(world, jobs, (index) => ['jobs', index]) : []),
    ...(isAdded ? takenFaultIds(world, faults, (index) => ['faults', index]) : []),
    ...goingBack(world, clock?.now, ['clock', 'now'])
  ])
  refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
  refuseTooManyFaults((isAdded ? world.faults.size : 0) + faults.length)

  if (!isAdded) world.clear()
  if (clock) world.setClock(clock)
  return { jobs: world.seed(jobs), faults: world.arm(faults) }
}
