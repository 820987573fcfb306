import type { Asset } from './asset.js'
import type { DataSet } from './data-set.js'
import type { DataSetsSnapshot } from './data-sets-snapshot.js'
import type { Revision } from './revision.js'

/** The data sets of a sandbox at an instant. Nothing of it changes any more: what changes is replaced. */
export interface DataSetsContents {
  readonly nextSerial: number
  readonly hasHeldAny: boolean
  readonly dataSets: readonly DataSet[]
  readonly revisions: readonly Revision[]
  readonly assets: readonly Asset[]
}

/** Returns a data set of a snapshot. */
export function fromDataSetSnapshot(snapshot: DataSetsSnapshot['dataSets'][number]): DataSet {
  const { originDetails, sourceId, product } = snapshot
  return { ...snapshot, originDetails, sourceId, product }
}

/** Returns a revision of a snapshot. */
export function fromRevisionSnapshot(snapshot: DataSetsSnapshot['revisions'][number]): Revision {
  const { comment, revocation, sourceId, copyOf } = snapshot
  return { ...snapshot, comment, revocation, sourceId, copyOf }
}

/** Returns an asset of a snapshot. */
export function fromAssetSnapshot(snapshot: DataSetsSnapshot['assets'][number]): Asset {
  const { ownArn, sourceId } = snapshot
  return { ...snapshot, ownArn, sourceId }
}
