import { seedId } from '../data-sets/seed-ids.js'
import type { Steps } from '../time/steps.js'
import { prepareDataSets } from './insert-data-sets.js'
import type { Applied } from './options.js'
import { copiesOf, insertNeighbours, prepareNeighbours } from './prepare-neighbours.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

/** How data sets, event actions and data grants are prepared together. */
export interface ContentsToPrepare {
  readonly seeds: Pick<Scenario, 'dataSets' | 'eventActions' | 'dataGrants'>
  /** The instant at which they are created, unless they say another one. */
  readonly now: number
  /** Whether all that is there will have been removed when they are inserted. */
  readonly isEmptied?: boolean
  /** Whether every sandbox holds the same content, so that it takes no room in this one. */
  readonly isShared?: boolean
}

const NOTHING = { dataSets: [], eventActions: [], dataGrants: [] }

/**
 * Makes the data sets, event actions and data grants of valid seeds, and yields after each entry. Returns a function
 * that inserts them all. Their ids must be free by then, and there must be room for their bytes.
 */
export function* prepareContents(
  world: World,
  { seeds, ...how }: ContentsToPrepare
): Steps<() => Pick<Applied, 'dataSets' | 'eventActions' | 'dataGrants'>> {
  const { dataSets = [], eventActions = [], dataGrants = [] } = seeds
  if (dataSets.length + eventActions.length + dataGrants.length === 0) return () => NOTHING
  const isNeeded = eventActions.length + dataGrants.length > 0
  const ids = new Set(isNeeded ? dataSets.map((seed) => seedId('data set', seed)) : [])
  const hasDataSetId = (id: string) => ids.has(id)
  const neighbours = yield* prepareNeighbours(world, { eventActions, dataGrants, ...how, hasDataSetId })
  const copies = copiesOf(neighbours, how.now, hasDataSetId)
  const insertDataSets = yield* prepareDataSets(world, { seeds: dataSets, ...how, copies })
  return () => ({ dataSets: insertDataSets(), ...insertNeighbours(world, neighbours) })
}
