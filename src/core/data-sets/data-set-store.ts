import { ShardedMap } from '../collections/sharded-map.js'
import { SortedList } from '../collections/sorted-list.js'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import type { Steps } from '../time/steps.js'
import type { Asset } from './asset.js'
import type { DataSet, Origin } from './data-set.js'
import {
  type DataSetsContents,
  fromAssetSnapshot,
  fromDataSetSnapshot,
  fromRevisionSnapshot
} from './data-sets-contents.js'
import type { DataSetsSnapshot } from './data-sets-snapshot.js'
import { entryBytes } from './entry-bytes.js'
import { type ByAge, type ByName, lastNameFirst, newestFirst } from './orders.js'
import type { OnChange } from './resource-change.js'
import type { Revision } from './revision.js'

/** A data set with its revisions. */
interface DataSetRecord {
  dataSet: DataSet
  readonly revisions: SortedList<ByAge, Revision>
}

/** A revision with its assets. */
interface RevisionRecord {
  revision: Revision
  readonly assets: SortedList<ByName, Asset>
}

/**
 * The data sets of one sandbox with their revisions and assets. Ids of revisions and assets are unique in a sandbox. It
 * keeps them, and knows no rules: those are in the commands.
 */
export class DataSetStore {
  readonly #ledger: Ledger
  readonly #onAssetGone: (assetId: string) => void
  readonly #onChange: OnChange
  readonly #byId = new ShardedMap<DataSetRecord>()
  readonly #lists: Readonly<Record<Origin, SortedList<ByAge, DataSet>>> = {
    OWNED: new SortedList(newestFirst),
    ENTITLED: new SortedList(newestFirst)
  }
  readonly #revisions = new ShardedMap<RevisionRecord>()
  readonly #assets = new ShardedMap<Asset>()
  /** The ids of revisions that are gone, and whose assets have yet to be removed. */
  readonly #leaving = new Set<string>()
  #nextSerial = 0
  #bytes = 0
  #hasHeldAny = false
  #additions = 0

  /** Calls back for each asset that is removed, and for each change but that of `clear`. */
  constructor(
    onAssetGone: (assetId: string) => void = () => {},
    ledger: Ledger = UNLIMITED,
    onChange: OnChange = () => {}
  ) {
    this.#onAssetGone = onAssetGone
    this.#ledger = ledger
    this.#onChange = onChange
  }

  /** The number of data sets. */
  get size(): number {
    return this.#byId.size
  }

  /** How many bytes of memory everything here counts for. */
  get bytes(): number {
    return this.#bytes
  }

  /** Whether there has ever been a data set here, since the last `clear`. */
  get hasHeldAny(): boolean {
    return this.#hasHeldAny
  }

  /** The serial of the data set or revision to come. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  /** How many times anything was added: as long as it stays the same, ids that were free still are. */
  get additions(): number {
    return this.#additions
  }

  /** Reserves serials for so many data sets and revisions to come, and returns the first. */
  takeSerials(count: number): number {
    const first = this.#nextSerial
    this.#nextSerial += count
    return first
  }

  /** Returns the number of data sets of one origin. */
  count(origin: Origin): number {
    return this.#lists[origin].size
  }

  /** Returns the number of revisions of a data set. */
  countRevisions(dataSetId: string): number {
    return this.#byId.get(dataSetId)?.revisions.size ?? 0
  }

  /** Returns the number of assets of a revision. */
  countAssets(revisionId: string): number {
    return this.#revisions.get(revisionId)?.assets.size ?? 0
  }

  dataSet(id: string): DataSet | undefined {
    return this.#byId.get(id)?.dataSet
  }

  revision(id: string): Revision | undefined {
    return this.#revisions.get(id)?.revision
  }

  asset(id: string): Asset | undefined {
    const asset = this.#assets.get(id)
    return asset !== undefined && this.#leaving.has(asset.revisionId) ? undefined : asset
  }

  /** Whether a revision has this id, or had it and has yet to be removed. */
  hasRevisionId(id: string): boolean {
    return this.#revisions.get(id) !== undefined || this.#leaving.has(id)
  }

  /** Whether an asset has this id, or had it and has yet to be removed. */
  hasAssetId(id: string): boolean {
    return this.#assets.get(id) !== undefined
  }

  /** The data sets of one origin after a key, or all of them, the newest first. */
  dataSets(origin: Origin, after?: ByAge): Iterable<DataSet> {
    return this.#lists[origin].after(after)
  }

  /** The revisions of a data set after a key, or all of them, the newest first. */
  revisions(dataSetId: string, after?: ByAge): Iterable<Revision> {
    return this.#byId.get(dataSetId)?.revisions.after(after) ?? []
  }

  /** The assets of a revision after a key, or all of them, by name descending. */
  assets(revisionId: string, after?: ByName): Iterable<Asset> {
    return this.#revisions.get(revisionId)?.assets.after(after) ?? []
  }

  /** Adds a data set, or replaces the one with its id. */
  put(dataSet: DataSet): void {
    this.#additions++
    const record = this.#byId.get(dataSet.id)
    const list = this.#lists[dataSet.origin]
    if (record === undefined) this.#byId.set(dataSet.id, { dataSet, revisions: new SortedList(newestFirst) })
    else {
      list.remove(record.dataSet)
      this.#count(-entryBytes(record.dataSet))
      record.dataSet = dataSet
    }
    list.add(dataSet)
    this.#count(entryBytes(dataSet))
    this.#takeSerial(dataSet)
    this.#hasHeldAny = true
    this.#onChange(record === undefined ? 'created' : 'updated', dataSet.id)
  }

  /** Adds a revision to its data set, which must exist, or replaces the one with its id. */
  putRevision(revision: Revision): void {
    const { revisions } = this.#byId.get(revision.dataSetId) as DataSetRecord
    const record = this.#revisions.get(revision.id)
    this.#additions++
    if (record === undefined) {
      this.#revisions.set(revision.id, { revision, assets: new SortedList(lastNameFirst) })
    } else {
      revisions.remove(record.revision)
      this.#count(-entryBytes(record.revision))
      record.revision = revision
    }
    revisions.add(revision)
    this.#count(entryBytes(revision))
    this.#takeSerial(revision)
    this.#onChange(record === undefined ? 'created' : 'updated', revision.dataSetId, revision.id)
  }

  /** Adds an asset to its revision, which must exist, or replaces the one with its id. */
  putAsset(asset: Asset): void {
    const { assets } = this.#revisions.get(asset.revisionId) as RevisionRecord
    this.#additions++
    const before = this.#assets.get(asset.id)
    if (before !== undefined) {
      if (this.#leaving.has(before.revisionId)) this.#onAssetGone(before.id)
      else assets.remove(before)
      this.#count(-entryBytes(before))
    }
    assets.add(asset)
    this.#assets.set(asset.id, asset)
    this.#count(entryBytes(asset))
    this.#onChange(before === undefined ? 'created' : 'updated', asset.dataSetId, asset.revisionId, asset.id)
  }

  /**
   * Takes over everything of another store, which must have no id that is here, and which must not be used any more. It
   * takes little time, however much that is.
   */
  absorb(other: DataSetStore): void {
    const added = [...other.#lists.OWNED, ...other.#lists.ENTITLED]
    for (const origin of ['OWNED', 'ENTITLED'] as const) this.#lists[origin].absorb(other.#lists[origin])
    this.#byId.absorb(other.#byId)
    this.#absorbContents(other)
    this.#hasHeldAny ||= other.#hasHeldAny
    for (const { id } of added) this.#onChange('created', id)
  }

  /** As `absorb`, for another store that holds only new revisions of a data set which is here, besides that one. */
  absorbRevisions(dataSetId: string, other: DataSetStore): void {
    const { revisions } = this.#byId.get(dataSetId) as DataSetRecord
    const record = other.#byId.get(dataSetId) as DataSetRecord
    const added = [...record.revisions]
    revisions.absorb(record.revisions)
    this.#absorbContents(other)
    this.#count(-entryBytes(record.dataSet))
    for (const { id } of added) this.#onChange('created', dataSetId, id)
  }

  #absorbContents(other: DataSetStore): void {
    this.#additions++
    this.#revisions.absorb(other.#revisions)
    this.#assets.absorb(other.#assets)
    this.#count(other.#bytes)
    this.#nextSerial = Math.max(this.#nextSerial, other.#nextSerial)
  }

  /**
   * Deletes a data set with its revisions and their assets. Nothing of it can be found from the first step on; the assets,
   * of which there may be many, are removed one by one.
   */
  *delete(dataSet: DataSet): Steps<void> {
    const { revisions } = this.#byId.get(dataSet.id) as DataSetRecord
    const left = [...revisions].map((revision) => this.#hide(revision))
    this.#byId.delete(dataSet.id)
    this.#lists[dataSet.origin].remove(dataSet)
    this.#count(-entryBytes(dataSet))
    this.#onChange('deleted', dataSet.id)
    for (const record of left) yield* this.#removeAssets(record)
  }

  /** Deletes a revision with its assets, as `delete` does. */
  *deleteRevision(revision: Revision): Steps<void> {
    const record = this.#hide(revision)
    this.#byId.get(revision.dataSetId)?.revisions.remove(revision)
    this.#onChange('deleted', revision.dataSetId, revision.id)
    yield* this.#removeAssets(record)
  }

  /** Deletes an asset. */
  deleteAsset(asset: Asset): void {
    this.#removeAsset(asset)
    this.#onChange('deleted', asset.dataSetId, asset.revisionId, asset.id)
  }

  /** Removes everything, as if nothing had ever been here. */
  clear(): void {
    for (const origin of ['OWNED', 'ENTITLED'] as const) this.#lists[origin].clear()
    this.#byId.clear()
    this.#revisions.clear()
    this.#assets.clear()
    this.#leaving.clear()
    this.#count(-this.#bytes)
    this.#hasHeldAny = false
  }

  /** Returns everything as it is now. What changes later is replaced and does not show. */
  contents(): DataSetsContents {
    const dataSets = [...this.#lists.OWNED, ...this.#lists.ENTITLED]
    const revisions = dataSets.flatMap(({ id }) => [...this.revisions(id)])
    const assets = revisions.flatMap(({ id }) => [...this.assets(id)])
    return { nextSerial: this.#nextSerial, hasHeldAny: this.#hasHeldAny, dataSets, revisions, assets }
  }

  /** Adds what a snapshot holds to an empty store, and yields after each entry. */
  *restore({ nextSerial, hasHeldAny, dataSets, revisions, assets }: DataSetsSnapshot): Steps<void> {
    for (const dataSet of dataSets) {
      this.put(fromDataSetSnapshot(dataSet))
      yield
    }
    for (const revision of revisions) {
      this.putRevision(fromRevisionSnapshot(revision))
      yield
    }
    for (const asset of assets) {
      this.putAsset(fromAssetSnapshot(asset))
      yield
    }
    this.#nextSerial = nextSerial
    this.#hasHeldAny = hasHeldAny
  }

  /** Makes a revision and its assets impossible to find. Its id and theirs stay taken until the assets are removed. */
  #hide(revision: Revision): RevisionRecord {
    const record = this.#revisions.get(revision.id) as RevisionRecord
    this.#revisions.delete(revision.id)
    this.#leaving.add(revision.id)
    this.#count(-entryBytes(revision))
    return record
  }

  *#removeAssets({ revision, assets }: RevisionRecord): Steps<void> {
    for (const asset of assets) {
      // It may have been replaced or cleared meanwhile.
      if (this.#assets.get(asset.id) === asset) this.#removeAsset(asset)
      yield
    }
    this.#leaving.delete(revision.id)
  }

  #removeAsset(asset: Asset): void {
    this.#assets.delete(asset.id)
    this.#revisions.get(asset.revisionId)?.assets.remove(asset)
    this.#count(-entryBytes(asset))
    this.#onAssetGone(asset.id)
  }

  #takeSerial({ serial }: { readonly serial: number }): void {
    this.#nextSerial = Math.max(this.#nextSerial, serial + 1)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }
}

/** The data sets, for reading only. */
export type ReadonlyDataSetStore = Pick<
  DataSetStore,
  | 'size'
  | 'bytes'
  | 'hasHeldAny'
  | 'count'
  | 'countRevisions'
  | 'countAssets'
  | 'dataSet'
  | 'revision'
  | 'asset'
  | 'hasRevisionId'
  | 'hasAssetId'
  | 'dataSets'
  | 'revisions'
  | 'assets'
>
