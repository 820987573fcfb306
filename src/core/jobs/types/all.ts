import { createS3DataAccessFromS3Bucket } from './create-s3-data-access-from-s3-bucket.js'
import { exportAssetToSignedUrl } from './export-asset-to-signed-url.js'
import { exportAssetsToS3 } from './export-assets-to-s3.js'
import { exportRevisionsToS3 } from './export-revisions-to-s3.js'
import { importAssetFromApiGatewayApi } from './import-asset-from-api-gateway-api.js'
import { importAssetFromSignedUrl } from './import-asset-from-signed-url.js'
import { importAssetsFromLakeFormationTagPolicy } from './import-assets-from-lake-formation-tag-policy.js'
import { importAssetsFromRedshiftDataShares } from './import-assets-from-redshift-data-shares.js'
import { importAssetsFromS3 } from './import-assets-from-s3.js'
import type { AnyJobTypeDefinition } from './job-type-definition.js'

/** All job types. AWS: in the order of the service model's enum `Type`, API version 2017-07-25. */
export const JOB_TYPES = [
  importAssetsFromS3,
  importAssetFromSignedUrl,
  exportAssetsToS3,
  exportAssetToSignedUrl,
  exportRevisionsToS3,
  importAssetsFromRedshiftDataShares,
  importAssetFromApiGatewayApi,
  createS3DataAccessFromS3Bucket,
  importAssetsFromLakeFormationTagPolicy
] as const satisfies readonly AnyJobTypeDefinition[]
