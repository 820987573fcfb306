import type { Static } from '@sinclair/typebox'
import { contentOf } from '../assets/asset-seed.js'
import { dataSetContentBytes, dataSetSeedBytes } from '../data-sets/seed-bytes.js'
import { type RequestedId, requestedIds } from '../data-sets/seed-ids.js'
import { seedBytes } from '../jobs/job-bytes.js'
import { sumOf } from '../memory/size-of.js'
import { epochMs } from '../time/instant.js'
import { atOnce, type Steps } from '../time/steps.js'
import type { Problem } from '../validation/problem.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { StringEnum } from '../validation/string-enum.js'
import { insertScenario } from '../world/insert.js'
import { NO_DATA_SETS, namedInStore } from '../world/named-data-sets.js'
import { requestedCopyIds } from '../world/neighbour-problems.js'
import type { Applied } from '../world/options.js'
import { prepareContents } from '../world/prepare-contents.js'
import { prepareJobs } from '../world/prepare-jobs.js'
import { referenceProblems } from '../world/reference-problems.js'
import type { Scenario } from '../world/scenario.js'
import { bytesOfCopies, scenarioBytes } from '../world/scenario-bytes.js'
import { scenarioProblemsInSteps } from '../world/scenario-problems.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'
import {
  clockGoesBack,
  refuseIfCutOff,
  refuseTooMany,
  refuseTooManyJobs,
  refuseTooMuchContent,
  refuseTooMuchMemory
} from './preconditions.js'
import { takenDataSetIds, takenIds, takenJobIds, takenNeighbourIds } from './taken-ids.js'

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
  const { eventActions = [], dataGrants = [] } = scenario
  refuseIfAny('invalid', what, yield* scenarioProblemsInSteps(scenario))
  const isAdded = mode === 'add'
  const refuseIfDangling = () => {
    const elsewhere = isAdded ? namedInStore(dataSetsNow(world)) : NO_DATA_SETS
    refuseIfAny('invalid', what, referenceProblems(scenario, elsewhere))
  }
  refuseIfDangling()
  const copied = bytesOfCopies(scenario, isAdded ? world : undefined)
  let memory = scenarioBytes({ ...scenario, jobs: [], dataSets: [], dataGrants: [] }) + copied.memory
  let content = sumOf(assets, (asset) => contentOf(asset).length) + copied.content
  for (const seed of jobs) {
    memory += seedBytes(seed)
    yield
  }
  for (const seed of dataSets) {
    memory += dataSetSeedBytes(seed)
    content += dataSetContentBytes(seed)
    yield
  }
  const checkJobIds = () => takenJobIds(world, isAdded ? jobs : [], (index) => ['jobs', index])
  const checkDataSetIds = () => takenDataSetIds(world, idsOfDataSets(isAdded ? scenario : {}))
  const refuseIfImpossible = (takenIdsOfMany: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'a scenario was applied')
    refuseIfDangling()
    refuseIfAny('conflict', what, [
      ...takenIdsOfMany,
      ...(isAdded ? takenIds(world, 'faults', faults, (index) => ['faults', index]) : []),
      ...(isAdded ? takenIds(world, 'outcomes', outcomes, (index) => ['outcomes', index]) : []),
      ...(isAdded ? takenNeighbourIds(world, eventActions, dataGrants) : []),
      ...clockGoesBack(world, clock?.now, ['clock', 'now'])
    ])
    refuseTooManyJobs(world, (isAdded ? world.jobs.size : 0) + jobs.length)
    refuseTooMany('faults', (isAdded ? world.faults.size : 0) + faults.length)
    refuseTooMany('outcomes', (isAdded ? world.outcomes.size : 0) + outcomes.length)
    refuseTooMany('event actions', (isAdded ? world.eventActions.size : 0) + eventActions.length)
    refuseTooMany('data grants', (isAdded ? world.dataGrants.size : 0) + dataGrants.length)
    refuseTooMuchContent(world, content, isAdded ? 0 : world.assets.bytes)
    refuseTooMuchMemory(world, memory, isAdded ? 0 : replacedBytes(world))
  }
  const checkedAt = { jobs: world.jobs.nextSerial, dataSets: world.dataSets.additions }
  refuseIfImpossible([...(yield* checkJobIds()), ...(yield* checkDataSetIds())])
  const now = epochMs(clock?.now) ?? world.clock.now()
  const insertJobs = yield* prepareJobs(world, { seeds: jobs, now, isEmptied: !isAdded })
  const insertContents = yield* prepareContents(world, { seeds: scenario, now, isEmptied: !isAdded })
  // The sandbox may have changed between the steps.
  refuseIfImpossible([
    ...(world.jobs.nextSerial === checkedAt.jobs ? [] : atOnce(checkJobIds())),
    ...(world.dataSets.additions === checkedAt.dataSets ? [] : atOnce(checkDataSetIds()))
  ])

  const change = () => {
    if (!isAdded) world.clear()
    if (clock) world.setClock(clock)
    return { ...insertScenario(world, scenario), ...insertContents(), jobs: insertJobs() }
  }
  if (isAdded) return change()
  world.cutOff('replaced')
  const applied = world.quietly(change)
  world.events.emit({ kind: 'cleared' })
  return applied
}

/** How many bytes of memory everything counts for that a scenario can replace. */
function replacedBytes(world: World): number {
  const { jobs, effects, dataSets, eventActions, dataGrants, faults, outcomes, assets } = world
  const parts = [jobs, effects, dataSets, eventActions, dataGrants, faults, outcomes]
  return sumOf(parts, ({ bytes }) => bytes) + assets.memory
}

/**
 * Yields the ids that data sets and what is in them ask for, as `requestedIds` does, and those of the entitled copies
 * of grants.
 */
function* idsOfDataSets({ dataSets = [], dataGrants = [] }: Partial<Scenario>): Generator<RequestedId | undefined> {
  yield* requestedIds(dataSets, (index) => ['dataSets', index])
  yield* requestedCopyIds(dataGrants, (index) => ['dataGrants', index])
}
