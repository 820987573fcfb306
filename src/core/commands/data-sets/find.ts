import type { Asset } from '../../data-sets/asset.js'
import type { DataSet } from '../../data-sets/data-set.js'
import type { DataSetStore } from '../../data-sets/data-set-store.js'
import type { Revision } from '../../data-sets/revision.js'
import { accessDenied, notFound } from '../../model/refusal.js'
import type { World } from '../../world/world.js'

/** A revision and the data set that it is in. */
export interface FoundRevision {
  readonly dataSet: DataSet
  readonly revision: Revision
}

/** An asset, and the revision and the data set that it is in. */
export interface FoundAsset extends FoundRevision {
  readonly asset: Asset
}

/** Returns the data sets with the effects of every job that is due by now, whenever the ticker comes to them. */
export function dataSetsNow(world: World): DataSetStore {
  // Without data sets, jobs have no effects.
  if (world.dataSets.size > 0) world.settleDue()
  return world.dataSets
}

/** Returns a data set as it is now. Throws a Refusal if there is none with this id. */
export function findDataSet(world: World, id: string): DataSet {
  const dataSet = dataSetsNow(world).dataSet(id)
  if (dataSet === undefined) throw notFound('DATA_SET', id)
  return dataSet
}

/** Returns a revision as it is now. Throws a Refusal if the data set does not exist or has no such revision. */
export function findRevision(world: World, dataSetId: string, revisionId: string): FoundRevision {
  const dataSet = findDataSet(world, dataSetId)
  const revision = world.dataSets.revision(revisionId)
  if (revision?.dataSetId !== dataSetId) throw notFound('REVISION', revisionId, ` in the data set ${dataSetId}`)
  return { dataSet, revision }
}

/** Returns an asset as it is now. Throws a Refusal if the revision does not exist or has no such asset. */
export function findAsset(world: World, dataSetId: string, revisionId: string, assetId: string): FoundAsset {
  const found = findRevision(world, dataSetId, revisionId)
  const asset = world.dataSets.asset(assetId)
  if (asset?.revisionId !== revisionId) throw notFound('ASSET', assetId, ` in the revision ${revisionId}`)
  return { ...found, asset }
}

/**
 * Throws a Refusal if a client may not change a data set or what is in it. Mock: the documents only say that what is
 * ENTITLED is read-only.
 */
export function refuseIfEntitled({ id, origin }: DataSet, what: string): void {
  if (origin === 'ENTITLED') throw accessDenied(`The data set ${id} is ENTITLED: only its provider can ${what}.`)
}
