import { type Static, Type } from '@sinclair/typebox'
import { ApiResponse } from '../assets/api-response.js'
import { ResourceId } from '../model/id.js'
import { strict } from '../validation/strict.js'
import { AssetDetails, AssetType } from './asset-details.js'
import { Origin, OriginDetails } from './data-set.js'
import { Product } from './product.js'
import { EpochMs, Serial, stamps } from './snapshot-members.js'
import { Tags } from './tags.js'

const Text = Type.Optional(Type.String())

const DataSetSnapshot = strict({
  id: ResourceId,
  arn: Type.String(),
  assetType: AssetType,
  origin: Origin,
  originDetails: Type.Optional(OriginDetails),
  sourceId: Text,
  product: Type.Optional(Product),
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
  copyOf: Text,
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
  ...stamps,
  responses: Type.Optional(Type.Array(ApiResponse))
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
