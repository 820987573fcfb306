import type { DataSet } from '../data-sets/data-set.js'
import type { DataSetSeed } from '../data-sets/data-set-seed.js'
import type { Revision } from '../data-sets/revision.js'
import type { RevisionSeed } from '../data-sets/revision-seed.js'
import { type Kind, requestedIds, requestedIdsOfRevisions, seedId } from '../data-sets/seed-ids.js'
import { type CopiesToStage, type StageContext, stageDataSets, stageRevisions } from '../data-sets/stage-seeds.js'
import type { StagedDataSets } from '../data-sets/staged-data-sets.js'
import { sumOf } from '../memory/size-of.js'
import { freeId } from '../random.js'
import type { Steps } from '../time/steps.js'
import type { World } from './world.js'

/** How data sets are prepared. */
export interface DataSetsToPrepare {
  readonly seeds: readonly DataSetSeed[]
  /** The instant at which they are created, unless they say another one. */
  readonly now: number
  /** Whether all that is there will have been removed when they are inserted. */
  readonly isEmptied?: boolean
  /** Whether every sandbox holds the same content, so that it takes no room in this one. */
  readonly isShared?: boolean
  /** The entitled copies of data grants to be made of them. */
  readonly copies?: CopiesToStage
}

/**
 * Makes the data sets of valid seeds, and yields after each entry. Returns a function that inserts them all at once, in
 * little time even if they are many. Their ids must be free by then, and there must be room for their bytes.
 */
export function* prepareDataSets(
  world: World,
  { seeds, now, isEmptied = false, isShared = false, copies = new Map() }: DataSetsToPrepare
): Steps<() => readonly DataSet[]> {
  if (seeds.length === 0) return () => []
  const count = sumOf(seeds, (seed) => entriesOf(seed, copies))
  const requested = yield* idsOf(allRequestedIds(seeds, copies))
  const staged = yield* stageDataSets(seeds, stageContext(world, { now, isEmptied, count, requested }), copies)
  return () => {
    // What is due already is without effect on a data set that did not exist.
    world.settleDue()
    world.dataSets.absorb(staged.store)
    putContents(world, staged, isShared)
    return staged.dataSets
  }
}

/** Does what `prepareDataSets` does, for revisions of a data set. */
export function* prepareRevisions(
  world: World,
  seeds: readonly RevisionSeed[],
  dataSet: DataSet,
  now: number
): Steps<() => readonly Revision[]> {
  const requested = yield* idsOf(requestedIdsOfRevisions(seeds, () => []))
  const context = stageContext(world, { now, isEmptied: false, count: seeds.length, requested })
  const staged = yield* stageRevisions(seeds, dataSet, context)
  const made = [...staged.store.revisions(dataSet.id)].sort((a, b) => a.serial - b.serial)
  return () => {
    world.dataSets.absorbRevisions(dataSet.id, staged.store)
    putContents(world, staged, false)
    return made
  }
}

/**
 * The number of data sets and revisions that a seed makes. One in a product may have a copy of each, as for each grant.
 */
function entriesOf(seed: DataSetSeed, copies: CopiesToStage): number {
  const { product, revisions = [] } = seed
  const granted = copies.get(seedId('data set', seed) ?? '')?.length ?? 0
  return (1 + revisions.length) * ((product === undefined ? 1 : 2) + granted)
}

function* allRequestedIds(seeds: readonly DataSetSeed[], copies: CopiesToStage): Iterable<Identified | undefined> {
  yield* requestedIds(seeds, () => [])
  for (const ofOne of copies.values()) yield* ofOne
}

function putContents({ assets }: World, { contents }: StagedDataSets, isShared: boolean): void {
  for (const [assetId, content] of contents) assets.put(assetId, { content, isShared })
}

/** What has an id. */
interface Identified {
  readonly id: string
}

interface StageSettings {
  readonly now: number
  readonly isEmptied: boolean
  /** The number of data sets and revisions. */
  readonly count: number
  /** The ids that are asked for. None that is made up may be one of these. */
  readonly requested: ReadonlySet<string>
}

function stageContext(world: World, { now, isEmptied, count, requested }: StageSettings): StageContext {
  const { random, region, accountId, dataSets, dataGrants } = world
  const isTaken: Readonly<Record<Kind, (id: string) => boolean>> = {
    'data set': (id) => dataSets.dataSet(id) !== undefined || dataGrants.hasCopyId(id),
    revision: (id) => dataSets.hasRevisionId(id),
    asset: (id) => dataSets.hasAssetId(id) || world.assets.get(id) !== undefined
  }
  let serial = dataSets.takeSerials(count)
  return {
    region,
    accountId,
    now,
    freshId: (kind) => freeId(random, (id) => (!isEmptied && isTaken[kind](id)) || requested.has(id)),
    freshProductId: () => `prod-${random.id().slice(0, 13)}`,
    nextSerial: () => serial++
  }
}

/** Collects the ids of what has one, and yields after each. */
function* idsOf(all: Iterable<Identified | undefined>): Steps<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (const each of all) {
    if (each !== undefined) ids.add(each.id)
    yield
  }
  return ids
}
