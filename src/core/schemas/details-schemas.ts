import { AssetDetails } from '../data-sets/asset-details.js'
import { JobDetails, PartialJobDetails } from '../jobs/job-details.js'
import { DETAILS_MEMBER, type DetailsMember } from '../jobs/job-types.js'
import { AssetSourceEntry, ExportServerSideEncryption } from '../jobs/types/response-shapes.js'
import type { NamedSchemas } from './publisher.js'

const {
  CreateS3DataAccessFromS3Bucket,
  ExportAssetsToS3,
  ExportRevisionsToS3,
  ImportAssetsFromLakeFormationTagPolicy,
  ImportAssetsFromRedshiftDataShares
} = JobDetails.properties
const { AssetSource } = CreateS3DataAccessFromS3Bucket.properties
const { Database, Table } = ImportAssetsFromLakeFormationTagPolicy.properties
const { LakeFormationDataPermissionAsset, S3DataAccessAsset } = AssetDetails.properties
const { LakeFormationDataPermissionDetails } = LakeFormationDataPermissionAsset.properties
const { LFTagPolicy } = LakeFormationDataPermissionDetails.properties
const { ResourceDetails } = LFTagPolicy.properties

/** The Details of jobs, as AWS names them, and any part of them, with the structures that are in several of them. */
export const detailsSchemas: NamedSchemas = {
  JobDetails: { schema: JobDetails },
  PartialJobDetails: { schema: PartialJobDetails },
  ...Object.fromEntries(
    Object.values(DETAILS_MEMBER).flatMap((member) => [
      [`${member}ResponseDetails`, { schema: JobDetails.properties[member] }],
      [partialName(member), { schema: PartialJobDetails.properties[member] }]
    ])
  ),
  AssetDestinationEntry: { schema: ExportAssetsToS3.properties.AssetDestinations.items },
  AssetSourceEntry: { schema: AssetSourceEntry },
  DatabaseLFTagPolicyAndPermissions: { schema: Database },
  ExportServerSideEncryption: { schema: ExportServerSideEncryption },
  KmsKeyToGrant: { schema: AssetSource.properties.KmsKeysToGrant.items },
  GrantedKmsKey: { schema: S3DataAccessAsset.properties.KmsKeysToGrant.items },
  LFResourceDetails: { schema: ResourceDetails },
  LFTag: { schema: Database.properties.Expression.items },
  LFTagExpression: { schema: ResourceDetails.properties.Database },
  LFTagPolicyDetails: { schema: LFTagPolicy },
  LakeFormationDataPermissionDetails: { schema: LakeFormationDataPermissionDetails },
  RedshiftDataShareAssetSourceEntry: { schema: ImportAssetsFromRedshiftDataShares.properties.AssetSources.items },
  RevisionDestinationEntry: { schema: ExportRevisionsToS3.properties.RevisionDestinations.items },
  S3DataAccessAssetSourceEntry: { schema: AssetSource },
  TableLFTagPolicyAndPermissions: { schema: Table }
}

/** `PartialExportAssetsToS3Details`: the name of the schema of any part of the Details of a type. */
function partialName(member: DetailsMember): string {
  return `Partial${member}Details`
}
