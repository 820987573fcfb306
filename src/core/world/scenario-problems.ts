import { type AssetSeed, assetSeedsProblems } from '../assets/asset-seed.js'
import type { DataGrantSeed } from '../data-grants/data-grant-seed.js'
import type { DataSetSeed } from '../data-sets/data-set-seed.js'
import { requestedIds } from '../data-sets/seed-ids.js'
import { dataSetSeedsProblems } from '../data-sets/seed-problems.js'
import type { EventActionSeed } from '../event-actions/event-action-seed.js'
import { type FaultSeed, faultSeedsProblems } from '../faults/fault.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { jobSeedsProblems } from '../jobs/job-seed-problems.js'
import { type OutcomeSeed, outcomeSeedsProblems } from '../outcomes/outcome.js'
import { atOnce, type Steps } from '../time/steps.js'
import { formatPath, type Path, type Problem } from '../validation/problem.js'
import { dataGrantSeedsProblems, eventActionSeedsProblems, requestedCopyIds } from './neighbour-problems.js'
import { referenceProblems } from './reference-problems.js'

/** The contents of a scenario, with gaps in place of entries of the wrong shape. */
export interface SoundContents {
  readonly jobs: readonly (JobSeed | undefined)[]
  readonly faults: readonly (FaultSeed | undefined)[]
  readonly outcomes: readonly (OutcomeSeed | undefined)[]
  readonly assets: readonly (AssetSeed | undefined)[]
  readonly dataSets: readonly (DataSetSeed | undefined)[]
  readonly eventActions: readonly (EventActionSeed | undefined)[]
  readonly dataGrants: readonly (DataGrantSeed | undefined)[]
}

/** Returns what is wrong with the contents of a scenario whose shape is right. */
export function scenarioProblems(scenario: Partial<SoundContents>): Problem[] {
  return atOnce(scenarioProblemsInSteps(scenario))
}

/** Does what `scenarioProblems` does, and yields after each job, data set, revision and asset. */
export function scenarioProblemsInSteps(scenario: Partial<SoundContents>): Steps<Problem[]> {
  const { jobs = [], faults = [], outcomes = [], assets = [] } = scenario
  const { dataSets = [], eventActions = [], dataGrants = [] } = scenario
  return problemsInSteps({ jobs, faults, outcomes, assets, dataSets, eventActions, dataGrants })
}

/** Returns what is wrong with those entries of a scenario whose shape is right. */
export function contentProblems(contents: SoundContents): Problem[] {
  return atOnce(problemsInSteps(contents))
}

function* problemsInSteps(contents: SoundContents): Steps<Problem[]> {
  const { jobs, faults, outcomes, assets, dataSets, eventActions, dataGrants } = contents
  return [
    ...(yield* jobSeedsProblems(jobs, (index) => ['jobs', index])),
    ...faultSeedsProblems(faults, (index) => ['faults', index]),
    ...outcomeSeedsProblems(outcomes, (index) => ['outcomes', index]),
    ...assetSeedsProblems(assets, (index) => ['assets', index]),
    ...(yield* dataSetSeedsProblems(dataSets, (index) => ['dataSets', index])),
    ...(yield* assetsInBoth(assets, dataSets)),
    ...eventActionSeedsProblems(eventActions, (index) => ['eventActions', index]),
    ...dataGrantSeedsProblems(dataGrants, (index) => ['dataGrants', index]),
    ...(yield* repeatedCopyIds(dataGrants, dataSets)),
    ...referenceProblems(contents)
  ]
}

/** A problem for each entitled copy of a grant whose id a data set has, or another copy. */
function* repeatedCopyIds(
  dataGrants: SoundContents['dataGrants'],
  dataSets: SoundContents['dataSets']
): Steps<Problem[]> {
  const problems: Problem[] = []
  if (dataGrants.length === 0) return problems
  const places = new Map<string, Path>()
  for (const each of requestedIds(dataSets, (index) => ['dataSets', index])) {
    if (each?.kind === 'data set') places.set(each.id, each.at)
    yield
  }
  for (const { id, at } of requestedCopyIds(dataGrants, (index) => ['dataGrants', index])) {
    const first = places.get(id)
    if (first === undefined) places.set(id, at)
    else problems.push({ at, message: `is the same as ${formatPath(first)}: ids must differ` })
    yield
  }
  return problems
}

/** A problem for each asset of a data set whose content a scenario has in its own `assets` too. */
function* assetsInBoth(assets: SoundContents['assets'], dataSets: SoundContents['dataSets']): Steps<Problem[]> {
  const problems: Problem[] = []
  if (assets.length === 0) return problems
  const places = new Map(assets.map((asset, index) => [asset?.id, index]))
  for (const each of requestedIds(dataSets, (index) => ['dataSets', index])) {
    const place = each?.kind === 'asset' ? places.get(each.id) : undefined
    if (each !== undefined && place !== undefined) {
      const other = formatPath(['assets', place, 'id'])
      problems.push({
        at: each.at,
        message: `is the same as ${other}: give the content of an asset in one of the two places`
      })
    }
    yield
  }
  return problems
}
