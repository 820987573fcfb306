import { type Static, Type } from '@sinclair/typebox'
import { ResourceId } from '../model/id.js'
import { Instant } from '../time/instant.js'
import { StringEnum } from '../validation/string-enum.js'
import { AssetType } from './asset-details.js'
import { Origin, OriginDetails } from './data-set.js'
import { ProductSeed } from './product.js'
import { RevisionSeed } from './revision-seed.js'
import { Tags } from './tags.js'

/** A data set as users give it: any part of the wire shape, and its revisions. */
export const DataSetSeed = Type.Object(
  {
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    AssetType: Type.Optional(
      StringEnum(AssetType.enum, { description: 'If absent, that of its first asset, or else S3_SNAPSHOT.' })
    ),
    CreatedAt: Type.Optional(Instant),
    Description: Type.Optional(Type.String()),
    Id: Type.Optional(ResourceId),
    Name: Type.Optional(Type.String()),
    Origin: Type.Optional(
      StringEnum(Origin.enum, { description: 'If absent, ENTITLED with OriginDetails, and else OWNED.' })
    ),
    OriginDetails: Type.Optional(OriginDetails),
    SourceId: Type.Optional(ResourceId),
    Tags: Type.Optional(Tags),
    UpdatedAt: Type.Optional(Instant),
    product: Type.Optional(ProductSeed),
    revisions: Type.Optional(
      Type.Array(RevisionSeed, {
        description: 'Its revisions. Of those created at the same instant, the last one is the newest.'
      })
    )
  },
  {
    additionalProperties: false,
    description: 'A data set in the shape of a GetDataSet response, or any part of it, with its revisions.'
  }
)
export type DataSetSeed = Static<typeof DataSetSeed>
