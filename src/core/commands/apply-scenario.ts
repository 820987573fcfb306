import type { Static } from '@sinclair/typebox'
import { contentOf } from '../assets/asset-seed.js'
import { seedBytes } from '../jobs/job-bytes.js'
import { jobSeedsProblemsInSteps } from '../jobs/job-seed-problems.js'
import { parseInstant } from '../time/instant.js'
import { atOnce, type Steps } from '../time/steps.js'
import type { Problem } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { StringEnum } from '../validation/string-enum.js'
import { insertScenario, prepareJobs } from '../world/insert.js'
import type { Applied } from '../world/options.js'
import { type Scenario, scenarioProblems } from '../world/scenario.js'
import { scenarioBytes } from '../world/scenario-bytes.js'
import type { World } from '../world/world.js'
import {
  clockGoesBack,
  refuseIfCutOff,
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
 * Applies a scenario, all of it or nothing: its jobs are made step by step, and everything changes in the last one. One
 * that replaces what is there cuts off what is in flight. Throws a SandboxError that lists every problem.
 */
export function* applyScenario(world: World, scenario: Scenario, mode: ApplyMode): Steps<Applied> {
  const what = 'The scenario was not applied.'
  const { inFlight } = world
  const { jobs = [], faults = [], outcomes = [], assets = [], clock } = scenario
  const jobProblems = yield* jobSeedsProblemsInSteps(jobs, (index) => ['jobs', index])
  refuseIfAny('invalid', what, [...jobProblems, ...scenarioProblems({ ...scenario, jobs: [] })])
  let memory = scenarioBytes({ ...scenario, jobs: [] })
  for (const seed of jobs) {
    memory += seedBytes(seed)
    yield
  }
  const content = assets.reduce((sum, asset) => sum + contentOf(asset).length, 0)
  const isAdded = mode === 'add'
  const checkJobIds = () => takenJobIds(world, isAdded ? jobs : [], (index) => ['jobs', index])
  const refuseIfImpossible = (takenJobs: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'a scenario was applied')
    refuseIfAny('conflict', what, [
      ...takenJobs,
      ...(isAdded ? takenIds(world, 'faults', faults, (index) => ['faults', index]) : []),
      ...(isAdded ? takenIds(world, 'outcomes', outcomes, (index) => ['outcomes', index]) : []),
      ...clockGoesBack(world, clock?.now, ['clock', 'now'])
    ])
    refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
    refuseTooMany('faults', (isAdded ? world.faults.size : 0) + faults.length)
    refuseTooMany('outcomes', (isAdded ? world.outcomes.size : 0) + outcomes.length)
    refuseTooManyBytes(world, content, isAdded ? 0 : world.assets.bytes)
    refuseTooMuchMemory(world, memory, isAdded ? 0 : contentBytes(world))
  }
  const checkedAt = world.jobs.nextSerial
  refuseIfImpossible(yield* checkJobIds())
  const now = clock?.now === undefined ? world.clock.now() : (parseInstant(clock.now) as number)
  const insert = yield* prepareJobs(world, { seeds: jobs, now, isEmptied: !isAdded })
  // The sandbox may have changed between the steps.
  refuseIfImpossible(world.jobs.nextSerial === checkedAt ? [] : atOnce(checkJobIds()))

  const change = () => {
    if (!isAdded) world.clear()
    if (clock) world.setClock(clock)
    return { ...insertScenario(world, scenario), jobs: insert() }
  }
  if (isAdded) return change()
  world.cutOff('replaced')
  const applied = world.quietly(change)
  world.events.emit({ kind: 'cleared' })
  return applied
}

/** How many bytes of memory everything counts for that a scenario can replace. */
function contentBytes({ jobs, faults, outcomes, assets }: World): number {
  return jobs.bytes + faults.bytes + outcomes.bytes + assets.memory
}
