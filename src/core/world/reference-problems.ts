import type { EventActionSeed } from '../event-actions/event-action-seed.js'
import type { Path, Problem } from '../validation/problem.js'
import { suggest } from '../validation/suggest.js'
import { type DataSetSeeds, type NamedDataSet, type NamedDataSets, namedInSeeds } from './named-data-sets.js'

/** The members of a scenario that name data sets, and those that make some. */
export interface NamingSeeds extends DataSetSeeds {
  readonly eventActions?: readonly (EventActionSeed | undefined)[]
}

/**
 * Returns what is wrong with the data sets that the event actions and data grants of a scenario name: those of the
 * scenario itself, and of `elsewhere`. Without that, a data set that is not in the scenario is passed over.
 */
export function referenceProblems(seeds: NamingSeeds, elsewhere?: NamedDataSets): Problem[] {
  const { eventActions = [], dataGrants = [] } = seeds
  if (eventActions.length + dataGrants.length === 0) return []
  const own = namedInSeeds([seeds], elsewhere)
  const problemOf = (id: string, at: Path, whyNot: (dataSet: NamedDataSet) => string | undefined): Problem[] => {
    const dataSet = own.find(id) ?? elsewhere?.find(id)
    const message = dataSet === undefined ? unknown(id, own, elsewhere) : whyNot(dataSet)
    return message === undefined ? [] : [{ at, message }]
  }
  return [
    ...eventActions.flatMap((seed, index) => {
      const at = ['eventActions', index, 'Event', 'RevisionPublished', 'DataSetId']
      return seed === undefined ? [] : problemOf(seed.Event.RevisionPublished.DataSetId, at, whyNoEvents)
    }),
    ...dataGrants.flatMap((seed, index) => {
      return seed === undefined
        ? []
        : problemOf(seed.SourceDataSetId, ['dataGrants', index, 'SourceDataSetId'], whyNoGrant)
    })
  ]
}

function unknown(id: string, own: NamedDataSets, elsewhere: NamedDataSets | undefined): string | undefined {
  if (elsewhere === undefined) return undefined
  return `is the id of no data set${suggest(id, [...own.ids(), ...elsewhere.ids()])}`
}

function whyNoEvents({ origin, assetType }: NamedDataSet): string | undefined {
  if (origin === 'OWNED') return 'must be the id of an ENTITLED data set, not of one that is OWNED'
  return assetType === 'S3_SNAPSHOT' ? undefined : `must be the id of a data set of type S3_SNAPSHOT, not ${assetType}`
}

function whyNoGrant({ origin, hasFinalized }: NamedDataSet): string | undefined {
  if (origin === 'ENTITLED') return 'must be the id of an OWNED data set, not of one that is ENTITLED'
  return hasFinalized ? undefined : 'must be the id of a data set with a finalized revision'
}
