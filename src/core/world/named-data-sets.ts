import { type DataGrantSeed, isAcceptedSeed } from '../data-grants/data-grant-seed.js'
import type { AssetType } from '../data-sets/asset-details.js'
import type { Origin } from '../data-sets/data-set.js'
import type { DataSetSeed } from '../data-sets/data-set-seed.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import { assetTypeOf, isRevoked, originOf } from '../data-sets/seed-defaults.js'
import { seedId } from '../data-sets/seed-ids.js'

/** What it takes to know of a data set that event actions or data grants of seeds name. */
export interface NamedDataSet {
  readonly origin: Origin
  readonly assetType: AssetType
  readonly hasFinalized: boolean
}

/** The data sets that event actions and data grants of seeds can name. */
export interface NamedDataSets {
  find(id: string): NamedDataSet | undefined
  /** The ids from which a similar one is suggested. */
  ids(): Iterable<string>
}

/** The members of a scenario that make data sets, with gaps in place of entries of the wrong shape. */
export interface DataSetSeeds {
  readonly dataSets?: readonly (DataSetSeed | undefined)[]
  readonly dataGrants?: readonly (DataGrantSeed | undefined)[]
}

/**
 * Returns the data sets that seeds make, those of products and of accepted grants included. The grants may be of data
 * sets that are `elsewhere`.
 */
export function namedInSeeds(scenarios: readonly DataSetSeeds[], elsewhere?: NamedDataSets): NamedDataSets {
  const byId = new Map<string, NamedDataSet>()
  for (const seed of scenarios.flatMap(({ dataSets = [] }) => dataSets)) {
    if (seed === undefined) continue
    const id = seedId('data set', seed)
    const [origin, assetType] = [originOf(seed), assetTypeOf(seed)]
    const { revisions = [] } = seed
    if (id !== undefined) {
      const hasFinalized = revisions.some((revision) => revision.Finalized ?? isRevoked(revision))
      byId.set(id, { origin, assetType, hasFinalized })
    }
    const copy = seed.product?.dataSetId
    if (copy !== undefined) byId.set(copy, { origin: 'ENTITLED', assetType, hasFinalized: true })
  }
  for (const seed of scenarios.flatMap(({ dataGrants = [] }) => dataGrants)) {
    if (seed?.DataSetId === undefined || !isAcceptedSeed(seed)) continue
    const source = byId.get(seed.SourceDataSetId) ?? elsewhere?.find(seed.SourceDataSetId)
    if (source !== undefined) byId.set(seed.DataSetId, { ...source, origin: 'ENTITLED' })
  }
  return { find: (id) => byId.get(id), ids: () => byId.keys() }
}

/** How many data sets of each origin an unknown id is compared with. */
const COMPARED = 100

/** Returns the data sets that are in a sandbox. */
export function namedInStore(store: DataSetStore): NamedDataSets {
  return {
    find(id) {
      const dataSet = store.dataSet(id)
      if (dataSet === undefined) return undefined
      const { origin, assetType } = dataSet
      return { origin, assetType, hasFinalized: [...store.revisions(id)].some(({ finalized }) => finalized) }
    },
    *ids() {
      for (const origin of ['OWNED', 'ENTITLED'] as const) {
        let left = COMPARED
        for (const { id } of store.dataSets(origin)) {
          if (left-- === 0) break
          yield id
        }
      }
    }
  }
}

/** No data sets: those of a sandbox that will have been emptied. */
export const NO_DATA_SETS: NamedDataSets = { find: () => undefined, ids: () => [] }
