import { partitionOf } from '../model/partition.js'
import { accessPointOf, uuidOf } from './access-point.js'
import type { AssetDetails, AssetType } from './asset-details.js'

/** What the parts of an asset are made up from that its seed leaves out. */
export interface SampleAssetContext {
  readonly id: string
  readonly region: string
  readonly accountId: string
}

/** Makes up the name of an asset of each type. */
export const SAMPLE_NAME: Readonly<Record<AssetType, (context: SampleAssetContext) => string>> = {
  S3_SNAPSHOT: ({ id }) => `sample-${id.slice(0, 8)}.csv`,
  REDSHIFT_DATA_SHARE: ({ id }) => `sample_share_${id.slice(0, 8)}`,
  API_GATEWAY_API: () => 'sample-api',
  S3_DATA_ACCESS: ({ id }) => `s3-data-access-${id}`,
  LAKE_FORMATION_DATA_PERMISSION: () => 'Database(s) included in LF-tag policy'
}

/** Makes up what an asset of each type is, from its name. A file is empty. */
export const SAMPLE_DETAILS: Readonly<
  Record<AssetType, (context: SampleAssetContext & { readonly name: string }) => AssetDetails>
> = {
  S3_SNAPSHOT: () => ({ S3SnapshotAsset: { Size: 0 } }),
  REDSHIFT_DATA_SHARE: ({ id, name, region, accountId }) => ({
    RedshiftDataShareAsset: {
      Arn: `arn:${partitionOf(region)}:redshift:${region}:${accountId}:datashare:${uuidOf(id)}/${name}`
    }
  }),
  API_GATEWAY_API: ({ id, name, region }) => {
    const ApiId = id.slice(0, 10).toLowerCase()
    return {
      ApiGatewayApiAsset: {
        ApiDescription: 'A sample API.',
        ApiEndpoint: `https://${ApiId}.execute-api.${region}.amazonaws.com/prod`,
        ApiId,
        ApiName: name,
        ProtocolType: 'REST',
        Stage: 'prod'
      }
    }
  },
  S3_DATA_ACCESS: ({ id, region }) => ({
    S3DataAccessAsset: { Bucket: 'sample-access-bucket', KeyPrefixes: ['shared/'], ...accessPointOf(id, region) }
  }),
  LAKE_FORMATION_DATA_PERMISSION: ({ accountId }) => ({
    LakeFormationDataPermissionAsset: {
      LakeFormationDataPermissionDetails: {
        LFTagPolicy: {
          CatalogId: accountId,
          ResourceType: 'DATABASE',
          ResourceDetails: { Database: { Expression: [{ TagKey: 'shared', TagValues: ['yes'] }] } }
        }
      },
      LakeFormationDataPermissionType: 'LFTagPolicy',
      Permissions: ['DESCRIBE'],
      RoleArn: `arn:aws:iam::${accountId}:role/sample-data-exchange-role`
    }
  })
}
