import { type DataGrant, type GrantedNames, givesAt } from '../data-grants/data-grant.js'
import { type DataGrantSeed, dataGrantFrom, dataGrantSeedId } from '../data-grants/data-grant-seed.js'
import type { DataSet } from '../data-sets/data-set.js'
import { copyRevision, type EntitledCopy, entitledCopyOf, finalizedRevisions } from '../data-sets/entitled-copies.js'
import type { EventAction } from '../event-actions/event-action.js'
import { type EventActionSeed, eventActionFrom, eventActionSeedId } from '../event-actions/event-action-seed.js'
import { freeId } from '../random.js'
import type { Steps } from '../time/steps.js'
import { copyContext } from './copy-context.js'
import type { World } from './world.js'

/** How event actions and data grants are prepared. */
export interface NeighboursToPrepare {
  readonly eventActions: readonly EventActionSeed[]
  readonly dataGrants: readonly DataGrantSeed[]
  /** The instant at which they are created, unless they say another one. */
  readonly now: number
  /** Whether all that is there will have been removed when they are inserted. */
  readonly isEmptied?: boolean
  /** Whether a data set that is seeded with them has an id. */
  hasDataSetId(id: string): boolean
}

/** What is around data sets: event actions on them, and grants of them. */
export interface Neighbours {
  readonly eventActions: readonly EventAction[]
  readonly dataGrants: readonly DataGrant[]
}

/** Makes the event actions and data grants of valid seeds, and yields after each. */
export function* prepareNeighbours(
  world: World,
  { eventActions, dataGrants, now, isEmptied = false, hasDataSetId }: NeighboursToPrepare
): Steps<Neighbours> {
  const { random, region, accountId } = world
  const freshIds = (taken: ReadonlySet<string | undefined>, isTaken: (id: string) => boolean) => () =>
    freeId(random, (id) => (!isEmptied && isTaken(id)) || taken.has(id))
  const own = { region, accountId, now }
  const isDataSetId = (id: string) => world.dataSets.dataSet(id) !== undefined || world.dataGrants.hasCopyId(id)
  const made = { eventActions: [] as EventAction[], dataGrants: [] as DataGrant[] }
  const forEventActions = {
    ...own,
    freshId: freshIds(new Set(eventActions.map(eventActionSeedId)), (id) => world.eventActions.get(id) !== undefined)
  }
  for (const seed of eventActions) {
    made.eventActions.push(eventActionFrom(seed, forEventActions))
    yield
  }
  const copyIds = new Set(dataGrants.map(({ DataSetId }) => DataSetId))
  const forDataGrants = {
    ...own,
    freshId: freshIds(new Set(dataGrants.map(dataGrantSeedId)), (id) => world.dataGrants.get(id) !== undefined),
    freshDataSetId: () => freeId(random, (id) => (!isEmptied && isDataSetId(id)) || copyIds.has(id) || hasDataSetId(id))
  }
  for (const seed of dataGrants) {
    made.dataGrants.push(dataGrantFrom(seed, forDataGrants))
    yield
  }
  return made
}

/** Returns the entitled copies of accepted grants that are made with the data sets of these ids. */
export function copiesOf(
  { dataGrants }: Neighbours,
  now: number,
  hasDataSetId: (id: string) => boolean
): Map<string, EntitledCopy[]> {
  const copies = new Map<string, EntitledCopy[]>()
  for (const grant of dataGrants) {
    const { sourceDataSetId } = grant
    if (!givesAt(grant, now) || !hasDataSetId(sourceDataSetId)) continue
    copies.set(sourceDataSetId, [...(copies.get(sourceDataSetId) ?? []), copyFor(grant)])
  }
  return copies
}

function copyFor({ id, dataSetId, acceptedAt }: DataGrant): EntitledCopy {
  return { id: dataSetId, originDetails: { DataGrantId: id }, ...(acceptedAt !== undefined && { at: acceptedAt }) }
}

/**
 * Inserts event actions and data grants. Their ids are free and there is room for them, and for the entitled copies of
 * accepted grants, which are made of those data sets that were in the world before.
 */
export function insertNeighbours(world: World, { eventActions, dataGrants }: Neighbours): Neighbours {
  const placedActions = eventActions.map((made) => {
    const placed = { ...made, serial: world.eventActions.nextSerial }
    world.eventActions.put(placed)
    return placed
  })
  const placedGrants = dataGrants.map((made) => {
    const source = world.dataSets.dataSet(made.sourceDataSetId)
    // One that is pending keeps what the data set is called, as one that a client creates does.
    const granted = made.acceptedAt === undefined && source ? namesOf(source) : undefined
    const placed = { ...made, granted, serial: world.dataGrants.nextSerial }
    if (givesAt(made, world.clock.now())) makeCopy(world, made)
    world.dataGrants.put(placed)
    return placed
  })
  world.reschedule()
  return { eventActions: placedActions, dataGrants: placedGrants }
}

function namesOf({ name, description }: DataSet): GrantedNames {
  return { name, description }
}

function makeCopy(world: World, grant: DataGrant): void {
  const { dataSets } = world
  const source = dataSets.dataSet(grant.sourceDataSetId)
  if (source === undefined || dataSets.dataSet(grant.dataSetId) !== undefined) return
  const wanted = copyFor(grant)
  const own = copyContext(world)
  const context = { ...own, now: wanted.at ?? own.now }
  const copy = entitledCopyOf(context, source, wanted)
  dataSets.put(copy)
  for (const revision of finalizedRevisions(context, source.id)) copyRevision(context, copy, revision)
}
