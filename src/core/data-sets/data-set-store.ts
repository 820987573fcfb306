import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import type { Steps } from '../time/steps.js'
import type { Asset } from './asset.js'
import type { DataSet, Origin } from './data-set.js'
import { DataSetIndexes, type RevisionRecord } from './data-set-indexes.js'
import {
  type DataSetsContents,
  fromAssetSnapshot,
  fromDataSetSnapshot,
  fromRevisionSnapshot
} from './data-sets-contents.js'
import type { DataSetsSnapshot } from './data-sets-snapshot.js'
import { entryBytes } from './entry-bytes.js'
import type { ByAge, ByName } from './orders.js'
import type { OnChange } from './resource-change.js'
import type { Revision } from './revision.js'

/**
 * The data sets of one sandbox with their revisions and assets. Ids of revisions and assets are unique in a sandbox. It
 * keeps them, and knows no rules: those are in the commands.
 */
export class DataSetStore {
  readonly #ledger: Ledger
  readonly #onAssetGone: (assetId: string) => void
  readonly #onChange: OnChange
  readonly #indexes = new DataSetIndexes()
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
    return this.#indexes.size
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
    return this.#indexes.dataSets(origin).size
  }

  /** Returns the number of revisions of a data set. */
  countRevisions(dataSetId: string): number {
    return this.#indexes.revisions(dataSetId)?.size ?? 0
  }

  /** Returns the number of assets of a revision. */
  countAssets(revisionId: string): number {
    return this.#indexes.revision(revisionId)?.assets.size ?? 0
  }

  dataSet(id: string): DataSet | undefined {
    return this.#indexes.dataSet(id)
  }

  revision(id: string): Revision | undefined {
    return this.#indexes.revision(id)?.revision
  }

  asset(id: string): Asset | undefined {
    const asset = this.#indexes.asset(id)
    return asset !== undefined && this.#indexes.isLeaving(asset.revisionId) ? undefined : asset
  }

  /** Whether a revision has this id, or had it and has yet to be removed. */
  hasRevisionId(id: string): boolean {
    return this.#indexes.revision(id) !== undefined || this.#indexes.isLeaving(id)
  }

  /** Whether an asset has this id, or had it and has yet to be removed. */
  hasAssetId(id: string): boolean {
    return this.#indexes.asset(id) !== undefined
  }

  /** The data sets of one origin after a key, or all of them, the newest first. */
  dataSets(origin: Origin, after?: ByAge): Iterable<DataSet> {
    return this.#indexes.dataSets(origin).after(after)
  }

  /** All data sets, those of each origin together. */
  allDataSets(): DataSet[] {
    return [...this.dataSets('OWNED'), ...this.dataSets('ENTITLED')]
  }

  /** The revisions of a data set after a key, or all of them, the newest first. */
  revisions(dataSetId: string, after?: ByAge): Iterable<Revision> {
    return this.#indexes.revisions(dataSetId)?.after(after) ?? []
  }

  /** The assets of a revision after a key, or all of them, by name descending. */
  assets(revisionId: string, after?: ByName): Iterable<Asset> {
    return this.#indexes.revision(revisionId)?.assets.after(after) ?? []
  }

  /** Adds a data set, or replaces the one with its id. */
  put(dataSet: DataSet): void {
    const before = this.#indexes.put(dataSet)
    this.#countPut(dataSet, before)
    this.#takeSerial(dataSet)
    this.#hasHeldAny = true
    this.#onChange(before === undefined ? 'created' : 'updated', dataSet.id)
  }

  /** Adds a revision to its data set, which must exist, or replaces the one with its id. */
  putRevision(revision: Revision): void {
    const before = this.#indexes.putRevision(revision)
    this.#countPut(revision, before)
    this.#takeSerial(revision)
    this.#onChange(before === undefined ? 'created' : 'updated', revision.dataSetId, revision.id)
  }

  /** Adds an asset to its revision, which must exist, or replaces the one with its id. */
  putAsset(asset: Asset): void {
    const before = this.#indexes.putAsset(asset)
    if (before !== undefined && this.#indexes.isLeaving(before.revisionId)) this.#onAssetGone(before.id)
    this.#countPut(asset, before)
    this.#onChange(before === undefined ? 'created' : 'updated', asset.dataSetId, asset.revisionId, asset.id)
  }

  /**
   * Takes over everything of another store, which must have no id that is here, and which must not be used any more. It
   * takes little time, however much that is.
   */
  absorb(other: DataSetStore): void {
    const added = other.allDataSets()
    this.#indexes.absorb(other.#indexes)
    this.#countAbsorbed(other)
    this.#hasHeldAny ||= other.#hasHeldAny
    for (const { id } of added) this.#onChange('created', id)
  }

  /** As `absorb`, for another store that holds only new revisions of a data set which is here, besides that one. */
  absorbRevisions(dataSetId: string, other: DataSetStore): void {
    const added = [...other.revisions(dataSetId)]
    const dataSet = other.dataSet(dataSetId) as DataSet
    this.#indexes.absorbRevisions(dataSetId, other.#indexes)
    this.#countAbsorbed(other)
    this.#count(-entryBytes(dataSet))
    for (const { id } of added) this.#onChange('created', dataSetId, id)
  }

  #countAbsorbed(other: DataSetStore): void {
    this.#additions++
    this.#count(other.#bytes)
    this.#nextSerial = Math.max(this.#nextSerial, other.#nextSerial)
  }

  /**
   * Deletes a data set with its revisions and their assets. Nothing of it can be found from the first step on; the
   * assets, of which there may be many, are removed one by one.
   */
  *delete(dataSet: DataSet): Steps<void> {
    const left = this.#indexes.remove(dataSet)
    for (const { revision } of left) this.#count(-entryBytes(revision))
    this.#count(-entryBytes(dataSet))
    this.#onChange('deleted', dataSet.id)
    for (const record of left) yield* this.#removeAssets(record)
  }

  /** Deletes a revision with its assets, as `delete` does. */
  *deleteRevision(revision: Revision): Steps<void> {
    const record = this.#indexes.removeRevision(revision)
    this.#count(-entryBytes(revision))
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
    this.#indexes.clear()
    this.#count(-this.#bytes)
    this.#hasHeldAny = false
  }

  /** Returns everything as it is now. What changes later is replaced and does not show. */
  contents(): DataSetsContents {
    const dataSets = this.allDataSets()
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

  *#removeAssets({ revision, assets }: RevisionRecord): Steps<void> {
    for (const asset of assets) {
      // It may have been replaced or cleared meanwhile.
      if (this.#indexes.asset(asset.id) === asset) this.#removeAsset(asset)
      yield
    }
    this.#indexes.free(revision.id)
  }

  #removeAsset(asset: Asset): void {
    this.#indexes.removeAsset(asset)
    this.#count(-entryBytes(asset))
    this.#onAssetGone(asset.id)
  }

  #takeSerial({ serial }: { readonly serial: number }): void {
    this.#nextSerial = Math.max(this.#nextSerial, serial + 1)
  }

  #countPut(entry: object, before: object | undefined): void {
    this.#additions++
    this.#count(entryBytes(entry) - (before === undefined ? 0 : entryBytes(before)))
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
