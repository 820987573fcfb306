import type { Static } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/**
 * Each job type with the member of `Details` that belongs to it.
 * AWS: the service model's enum `Type` and structure `ResponseDetails`, API version 2017-07-25.
 */
export const DETAILS_MEMBER = {
  IMPORT_ASSETS_FROM_S3: 'ImportAssetsFromS3',
  IMPORT_ASSET_FROM_SIGNED_URL: 'ImportAssetFromSignedUrl',
  EXPORT_ASSETS_TO_S3: 'ExportAssetsToS3',
  EXPORT_ASSET_TO_SIGNED_URL: 'ExportAssetToSignedUrl',
  EXPORT_REVISIONS_TO_S3: 'ExportRevisionsToS3',
  IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: 'ImportAssetsFromRedshiftDataShares',
  IMPORT_ASSET_FROM_API_GATEWAY_API: 'ImportAssetFromApiGatewayApi',
  CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: 'CreateS3DataAccessFromS3Bucket',
  IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: 'ImportAssetsFromLakeFormationTagPolicy'
} as const

/** What a job does. */
export const JobType = StringEnum(Object.keys(DETAILS_MEMBER) as (keyof typeof DETAILS_MEMBER)[])
export type JobType = Static<typeof JobType>

/** A member of `Details`. */
export type DetailsMember = (typeof DETAILS_MEMBER)[JobType]
