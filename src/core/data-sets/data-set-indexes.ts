import { ShardedMap } from '../collections/sharded-map.js'
import { SortedList } from '../collections/sorted-list.js'
import type { Asset } from './asset.js'
import type { DataSet, Origin } from './data-set.js'
import { type ByAge, type ByName, lastNameFirst, newestFirst } from './orders.js'
import type { Revision } from './revision.js'

const ORIGINS = ['OWNED', 'ENTITLED'] as const

/** A data set with its revisions. */
interface DataSetRecord {
  dataSet: DataSet
  readonly revisions: SortedList<ByAge, Revision>
}

/** A revision with its assets. */
export interface RevisionRecord {
  revision: Revision
  readonly assets: SortedList<ByName, Asset>
}

/** Data sets, revisions and assets by id and in the lists that they are in: indexes, kept in step. */
export class DataSetIndexes {
  readonly #byId = new ShardedMap<DataSetRecord>()
  readonly #lists: Readonly<Record<Origin, SortedList<ByAge, DataSet>>> = {
    OWNED: new SortedList(newestFirst),
    ENTITLED: new SortedList(newestFirst)
  }
  readonly #revisions = new ShardedMap<RevisionRecord>()
  readonly #assets = new ShardedMap<Asset>()
  /** The ids of revisions that are gone, and whose assets have yet to be removed. */
  readonly #leaving = new Set<string>()

  /** The number of data sets. */
  get size(): number {
    return this.#byId.size
  }

  /** Returns the data set with an id. */
  dataSet(id: string): DataSet | undefined {
    return this.#byId.get(id)?.dataSet
  }

  /** Returns the revision with an id and its assets. */
  revision(id: string): Readonly<RevisionRecord> | undefined {
    return this.#revisions.get(id)
  }

  /** Returns the asset with an id, which may be that of a revision that is leaving. */
  asset(id: string): Asset | undefined {
    return this.#assets.get(id)
  }

  /** Whether a revision is gone, and its assets have yet to be removed. */
  isLeaving(revisionId: string): boolean {
    return this.#leaving.has(revisionId)
  }

  /** The data sets of one origin, the newest first. */
  dataSets(origin: Origin): SortedList<ByAge, DataSet> {
    return this.#lists[origin]
  }

  /** The revisions of a data set, the newest first. Undefined if there is no such data set. */
  revisions(dataSetId: string): SortedList<ByAge, Revision> | undefined {
    return this.#byId.get(dataSetId)?.revisions
  }

  /** Adds a data set, or puts it in the place of the one with its id, which it returns. */
  put(dataSet: DataSet): DataSet | undefined {
    const record = this.#byId.get(dataSet.id)
    const before = record?.dataSet
    const list = this.#lists[dataSet.origin]
    if (record === undefined) this.#byId.set(dataSet.id, { dataSet, revisions: new SortedList(newestFirst) })
    else {
      list.remove(record.dataSet)
      record.dataSet = dataSet
    }
    list.add(dataSet)
    return before
  }

  /**
   * Adds a revision to its data set, which must exist, or puts it in the place of the one with its id, which it
   * returns.
   */
  putRevision(revision: Revision): Revision | undefined {
    const { revisions } = this.#byId.get(revision.dataSetId) as DataSetRecord
    const record = this.#revisions.get(revision.id)
    const before = record?.revision
    if (record === undefined) this.#revisions.set(revision.id, { revision, assets: new SortedList(lastNameFirst) })
    else {
      revisions.remove(record.revision)
      record.revision = revision
    }
    revisions.add(revision)
    return before
  }

  /**
   * Adds an asset to its revision, which must exist, or puts it in the place of the one with its id, which it returns.
   * That may be one of a revision that is leaving.
   */
  putAsset(asset: Asset): Asset | undefined {
    const { assets } = this.#revisions.get(asset.revisionId) as RevisionRecord
    const before = this.#assets.get(asset.id)
    if (before !== undefined && !this.#leaving.has(before.revisionId)) assets.remove(before)
    assets.add(asset)
    this.#assets.set(asset.id, asset)
    return before
  }

  /**
   * Takes over everything of other indexes, which must have no id that is here, and which must not be used any more.
   */
  absorb(other: DataSetIndexes): void {
    for (const origin of ORIGINS) this.#lists[origin].absorb(other.#lists[origin])
    this.#byId.absorb(other.#byId)
    this.#absorbRevisionsAndAssets(other)
  }

  /** As `absorb`, for other indexes that hold only new revisions of a data set which is here, besides that one. */
  absorbRevisions(dataSetId: string, other: DataSetIndexes): void {
    const { revisions } = this.#byId.get(dataSetId) as DataSetRecord
    revisions.absorb((other.#byId.get(dataSetId) as DataSetRecord).revisions)
    this.#absorbRevisionsAndAssets(other)
  }

  #absorbRevisionsAndAssets(other: DataSetIndexes): void {
    this.#revisions.absorb(other.#revisions)
    this.#assets.absorb(other.#assets)
  }

  /** Removes a data set. Returns its revisions, which are leaving. */
  remove(dataSet: DataSet): RevisionRecord[] {
    const { revisions } = this.#byId.get(dataSet.id) as DataSetRecord
    const left = [...revisions].map((revision) => this.#hide(revision))
    this.#byId.delete(dataSet.id)
    this.#lists[dataSet.origin].remove(dataSet)
    return left
  }

  /** Removes a revision from its data set. Returns it: it is leaving. */
  removeRevision(revision: Revision): RevisionRecord {
    const record = this.#hide(revision)
    this.#byId.get(revision.dataSetId)?.revisions.remove(revision)
    return record
  }

  /** Makes a revision and its assets impossible to find. Its id and theirs stay taken until the assets are removed. */
  #hide(revision: Revision): RevisionRecord {
    const record = this.#revisions.get(revision.id) as RevisionRecord
    this.#revisions.delete(revision.id)
    this.#leaving.add(revision.id)
    return record
  }

  /** Frees the id of a revision that was leaving, and whose assets have been removed. */
  free(revisionId: string): void {
    this.#leaving.delete(revisionId)
  }

  removeAsset(asset: Asset): void {
    this.#assets.delete(asset.id)
    this.#revisions.get(asset.revisionId)?.assets.remove(asset)
  }

  clear(): void {
    for (const origin of ORIGINS) this.#lists[origin].clear()
    this.#byId.clear()
    this.#revisions.clear()
    this.#assets.clear()
    this.#leaving.clear()
  }
}
