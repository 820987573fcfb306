import { contentOf } from '../assets/asset-seed.js'
import { ASSET_BYTES, type AssetStore } from '../assets/asset-store.js'
import { type DataGrantSeed, isAcceptedSeed } from '../data-grants/data-grant-seed.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import { entryBytes } from '../data-sets/entry-bytes.js'
import { dataSetContentBytes, dataSetSeedBytes, sharedDataSetSeedBytes } from '../data-sets/seed-bytes.js'
import { seedId } from '../data-sets/seed-ids.js'
import type { EventActionSeed } from '../event-actions/event-action-seed.js'
import { faultBytes, RULE_BYTES } from '../faults/fault-bytes.js'
import { seedBytes, sharedSeedBytes } from '../jobs/job-bytes.js'
import { sizeOf, sumOf } from '../memory/size-of.js'
import { OUTCOME_BYTES, outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { Scenario } from './scenario.js'

/** Returns about how many bytes of memory a sandbox needs for the contents of a scenario. */
export function scenarioBytes(scenario: Partial<Scenario>): number {
  const { jobs = [], faults = [], outcomes = [], assets = [], dataSets = [], eventActions = [] } = scenario
  return (
    sumOf(jobs, seedBytes) +
    sumOf(faults, faultBytes) +
    sumOf(outcomes, outcomeBytes) +
    sumOf(assets, (asset) => ASSET_BYTES + contentOf(asset).length) +
    sumOf(dataSets, dataSetSeedBytes) +
    sumOf(eventActions, neighbourSeedBytes) +
    bytesOfCopies(scenario).memory
  )
}

/** Returns about how many bytes of memory each sandbox needs for the contents of a scenario that all of them share. */
function sharedScenarioBytes(scenario: Partial<Scenario>): number {
  const { jobs = [], faults = [], outcomes = [], assets = [], dataSets = [], eventActions = [] } = scenario
  const copied = bytesOfCopies(scenario)
  return (
    sumOf(jobs, sharedSeedBytes) +
    RULE_BYTES * faults.length +
    OUTCOME_BYTES * outcomes.length +
    ASSET_BYTES * assets.length +
    sumOf(dataSets, sharedDataSetSeedBytes) +
    sumOf(eventActions, neighbourSeedBytes) +
    copied.memory -
    copied.content
  )
}

/** As `scenarioBytes`, for scenarios that are loaded together: the grants of one may be of data sets of another. */
export function scenariosBytes(scenarios: readonly Scenario[]): number {
  const own = sumOf(scenarios, ({ dataGrants, ...others }) => scenarioBytes(others))
  return own + bytesOfCopies(copiedIn(scenarios)).memory
}

/** As `sharedScenarioBytes`, for scenarios that are loaded together. */
export function sharedScenariosBytes(scenarios: readonly Scenario[]): number {
  const { memory, content } = bytesOfCopies(copiedIn(scenarios))
  return sumOf(scenarios, ({ dataGrants, ...others }) => sharedScenarioBytes(others)) + memory - content
}

function copiedIn(scenarios: readonly Scenario[]): Pick<Scenario, 'dataSets' | 'dataGrants'> {
  return {
    dataSets: scenarios.flatMap(({ dataSets = [] }) => dataSets),
    dataGrants: scenarios.flatMap(({ dataGrants = [] }) => dataGrants)
  }
}

/** What is made up for an event action or a data grant takes at most so many bytes. */
const MADE_UP = 1024

function neighbourSeedBytes(seed: EventActionSeed | DataGrantSeed): number {
  return MADE_UP + entryBytes(seed)
}

/** Bytes of memory, and those of them that are content. */
interface CopyBytes {
  readonly memory: number
  readonly content: number
}

/**
 * Returns about how many bytes the data grants of a scenario take with their entitled copies, which are made of data
 * sets of the scenario, or of the world that it is added to.
 */
export function bytesOfCopies({ dataSets = [], dataGrants = [] }: Partial<Scenario>, world?: CopiedWorld): CopyBytes {
  if (dataGrants.length === 0) return { memory: 0, content: 0 }
  const ofSeeds = new Map<string | undefined, CopyBytes>(
    dataSets.map(({ product, ...own }) => {
      return [seedId('data set', own), { memory: dataSetSeedBytes(own), content: dataSetContentBytes(own) }]
    })
  )
  const copies = dataGrants.filter(isAcceptedSeed).map(({ SourceDataSetId }) => {
    return ofSeeds.get(SourceDataSetId) ?? (world && bytesInWorld(world, SourceDataSetId)) ?? { memory: 0, content: 0 }
  })
  const called = new Map(dataSets.map((seed) => [seedId('data set', seed), [seed.Name, seed.Description]]))
  // A grant that waits keeps what its data set is called.
  const names = dataGrants.map(({ SourceDataSetId: id }) => {
    const { name, description } = world?.dataSets.dataSet(id) ?? {}
    return called.get(id) ?? [name, description]
  })
  const memory = sumOf(dataGrants, neighbourSeedBytes) + sumOf(names, sizeOf) + sumOf(copies, (copy) => copy.memory)
  return { memory, content: sumOf(copies, (copy) => copy.content) }
}

/** The parts of a world that copies are made of. */
interface CopiedWorld {
  readonly dataSets: DataSetStore
  readonly assets: AssetStore
}

function bytesInWorld({ dataSets, assets }: CopiedWorld, id: string): CopyBytes | undefined {
  const dataSet = dataSets.dataSet(id)
  if (dataSet === undefined) return undefined
  const revisions = [...dataSets.revisions(id)]
  const contents = revisions.flatMap((revision) => [...dataSets.assets(revision.id)])
  const content = sumOf(contents, (asset) => assets.get(asset.id)?.content.length ?? 0)
  const entries = sumOf([dataSet, ...revisions, ...contents], entryBytes)
  return { memory: content + entries + ASSET_BYTES * contents.length + MADE_UP * (1 + revisions.length), content }
}
