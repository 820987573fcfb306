import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox'
import { Instant } from '../time/instant.js'
import { strict } from '../validation/strict.js'
import { StringEnum } from '../validation/string-enum.js'

const Text = Type.Optional(Type.String())
const Expression = strict({
  Expression: Type.Array(strict({ TagKey: Type.String(), TagValues: Type.Array(Type.String()) }))
})

/** AWS: the service model's enum `AssetType`: what all assets of a data set are. */
export const AssetType = StringEnum([
  'S3_SNAPSHOT',
  'REDSHIFT_DATA_SHARE',
  'API_GATEWAY_API',
  'S3_DATA_ACCESS',
  'LAKE_FORMATION_DATA_PERMISSION'
])
export type AssetType = Static<typeof AssetType>

/** What an asset is, in the one member that belongs to its type. AWS: the service model's structure `AssetDetails`. */
export const AssetDetails = strict({
  S3SnapshotAsset: Type.Optional(strict({ Size: Type.Number({ minimum: 0, description: 'The size in bytes.' }) })),
  RedshiftDataShareAsset: Type.Optional(strict({ Arn: Type.String() })),
  ApiGatewayApiAsset: Type.Optional(
    strict({
      ApiDescription: Text,
      ApiEndpoint: Text,
      ApiId: Text,
      ApiKey: Text,
      ApiName: Text,
      ApiSpecificationDownloadUrl: Text,
      ApiSpecificationDownloadUrlExpiresAt: Type.Optional(Instant),
      ProtocolType: Type.Optional(StringEnum(['REST'])),
      Stage: Text
    })
  ),
  S3DataAccessAsset: Type.Optional(
    strict({
      Bucket: Type.String(),
      KeyPrefixes: Type.Optional(Type.Array(Type.String())),
      Keys: Type.Optional(Type.Array(Type.String())),
      S3AccessPointAlias: Text,
      S3AccessPointArn: Text,
      KmsKeysToGrant: Type.Optional(Type.Array(strict({ KmsKeyArn: Type.String() })))
    })
  ),
  LakeFormationDataPermissionAsset: Type.Optional(
    strict({
      LakeFormationDataPermissionDetails: strict({
        LFTagPolicy: Type.Optional(
          strict({
            CatalogId: Type.String(),
            ResourceType: StringEnum(['TABLE', 'DATABASE']),
            ResourceDetails: strict({ Database: Type.Optional(Expression), Table: Type.Optional(Expression) })
          })
        )
      }),
      LakeFormationDataPermissionType: StringEnum(['LFTagPolicy']),
      Permissions: Type.Array(StringEnum(['DESCRIBE', 'SELECT'])),
      RoleArn: Text
    })
  )
})
export type AssetDetails = Static<typeof AssetDetails>

const partial = <T extends TProperties>(member: TObject<T>) =>
  Type.Optional(Type.Partial(member, { additionalProperties: false }))

/** Any part of what an asset is. */
export const PartialAssetDetails = strict({
  S3SnapshotAsset: partial(AssetDetails.properties.S3SnapshotAsset),
  RedshiftDataShareAsset: partial(AssetDetails.properties.RedshiftDataShareAsset),
  ApiGatewayApiAsset: partial(AssetDetails.properties.ApiGatewayApiAsset),
  S3DataAccessAsset: partial(AssetDetails.properties.S3DataAccessAsset),
  LakeFormationDataPermissionAsset: partial(AssetDetails.properties.LakeFormationDataPermissionAsset)
})
export type PartialAssetDetails = Static<typeof PartialAssetDetails>
