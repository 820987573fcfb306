import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { ResourceId } from '../model/id.js'
import type { Asset } from './asset.js'
import { AssetDetails, AssetType } from './asset-details.js'
import { type DataSet, Origin, OriginDetails } from './data-set.js'
import type { Revision } from './revision.js'
import { Tags } from './tags.js'

const strict = <T extends TProperties>(members: T) => Type.Object(members, { additionalProperties: false })

const Serial = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const EpochMs = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'An instant in epoch milliseconds.'
})
const Text = Type.Optional(Type.String())
const stamps = { createdAt: EpochMs, updatedAt: EpochMs }

const DataSetSnapshot = strict({
  id: ResourceId,
  arn: Type.String(),
  assetType: AssetType,
  origin: Origin,
  originDetails: Type.Optional(OriginDetails),
  sourceId: Text,
  name: Type.String(),
  description: Type.String(),
  tags: Tags,
  ...stamps,
  serial: Serial
})

const RevisionSnapshot = strict({
  id: ResourceId,
  arn: Type.String(),
  dataSetId: ResourceId,
  comment: Text,
  finalized: Type.Boolean(),
  revocation: Type.Optional(strict({ at: EpochMs, comment: Type.String() })),
  sourceId: Text,
  tags: Tags,
  ...stamps,
  serial: Serial
})

const AssetSnapshot = strict({
  id: ResourceId,
  ownArn: Text,
  type: AssetType,
  name: Type.String(),
  details: AssetDetails,
  dataSetId: ResourceId,
  revisionId: ResourceId,
  sourceId: Text,
  tags: Tags,
  ...stamps
})

/** The data sets of a sandbox, serialized. */
export const DataSetsSnapshot = strict({
  nextSerial: Serial,
  hasHeldAny: Type.Boolean({ description: 'Whether the sandbox has ever had a data set.' }),
  dataSets: Type.Array(DataSetSnapshot),
  revisions: Type.Array(RevisionSnapshot),
  assets: Type.Array(AssetSnapshot)
})
export type DataSetsSnapshot = Static<typeof DataSetsSnapshot>

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
  const { originDetails, sourceId } = snapshot
  return { ...snapshot, originDetails, sourceId }
}

/** Returns a revision of a snapshot. */
export function fromRevisionSnapshot(snapshot: DataSetsSnapshot['revisions'][number]): Revision {
  const { comment, revocation, sourceId } = snapshot
  return { ...snapshot, comment, revocation, sourceId }
}

/** Returns an asset of a snapshot. */
export function fromAssetSnapshot(snapshot: DataSetsSnapshot['assets'][number]): Asset {
  const { ownArn, sourceId } = snapshot
  return { ...snapshot, ownArn, sourceId }
}
