import type { AssetDetails, AssetType } from './asset-details.js'

/** The member of `AssetDetails` that belongs to each type of asset. */
export const ASSET_DETAILS_MEMBER = {
  S3_SNAPSHOT: 'S3SnapshotAsset',
  REDSHIFT_DATA_SHARE: 'RedshiftDataShareAsset',
  API_GATEWAY_API: 'ApiGatewayApiAsset',
  S3_DATA_ACCESS: 'S3DataAccessAsset',
  LAKE_FORMATION_DATA_PERMISSION: 'LakeFormationDataPermissionAsset'
} as const satisfies Record<AssetType, keyof AssetDetails>
