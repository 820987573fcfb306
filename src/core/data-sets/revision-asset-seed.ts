import { type Static, Type } from '@sinclair/typebox'
import { ApiResponse } from '../assets/api-response.js'
import { Base64 } from '../assets/asset-store.js'
import { ResourceId } from '../model/id.js'
import { Instant } from '../time/instant.js'
import { AssetType, PartialAssetDetails } from './asset-details.js'
import { Tags } from './tags.js'

/** An asset of a revision as users give it: any part of the wire shape, and its content. */
export const RevisionAssetSeed = Type.Object(
  {
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    AssetDetails: Type.Optional(PartialAssetDetails),
    AssetType: Type.Optional(AssetType),
    CreatedAt: Type.Optional(Instant),
    DataSetId: Type.Optional(ResourceId),
    Id: Type.Optional(ResourceId),
    Name: Type.Optional(Type.String()),
    RevisionId: Type.Optional(ResourceId),
    SourceId: Type.Optional(ResourceId),
    Tags: Type.Optional(Tags),
    UpdatedAt: Type.Optional(Instant),
    text: Type.Optional(Type.String({ description: 'The content as text, which downloads return in UTF-8.' })),
    base64: Type.Optional(Type.String({ ...Base64, description: 'The content, as bytes in base64.' })),
    size: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'The size in bytes of content that is made up when it is downloaded.'
      })
    ),
    responses: Type.Optional(
      Type.Array(ApiResponse, {
        description:
          'What SendApiAsset responds with, if the asset is an API. Without any, it returns what the provider would get.'
      })
    )
  },
  {
    additionalProperties: false,
    description: 'An asset in the shape of a GetAsset response, or any part of it, with optional content.'
  }
)
export type RevisionAssetSeed = Static<typeof RevisionAssetSeed>
