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
  JobDetails: { schema: JobDetails, description: 'What a job works on, in the member of its type.' },
  PartialJobDetails: { schema: PartialJobDetails, description: 'What a job works on, or any part of it.' },
  ...Object.fromEntries(
    Object.values(DETAILS_MEMBER).flatMap((member) => [
      [`${member}ResponseDetails`, { schema: JobDetails.properties[member], description: `The Details of ${member}.` }],
      [
        partialName(member),
        { schema: PartialJobDetails.properties[member], description: `Any part of the Details of ${member}.` }
      ]
    ])
  ),
  AssetDestinationEntry: {
    schema: ExportAssetsToS3.properties.AssetDestinations.items,
    description: 'Where in S3 an asset is exported to.'
  },
  AssetSourceEntry: { schema: AssetSourceEntry, description: 'An object in S3 that is imported.' },
  DatabaseLFTagPolicyAndPermissions: {
    schema: Database,
    description: 'LF-tags that select databases, and the permissions on them.'
  },
  ExportServerSideEncryption: {
    schema: ExportServerSideEncryption,
    description: 'How exported objects are encrypted.'
  },
  KmsKeyToGrant: {
    schema: AssetSource.properties.KmsKeysToGrant.items,
    description: 'A KMS key of the objects that are shared.'
  },
  GrantedKmsKey: {
    schema: S3DataAccessAsset.properties.KmsKeysToGrant.items,
    description: 'A KMS key of the objects of the asset.'
  },
  LFResourceDetails: { schema: ResourceDetails, description: 'The LF-tags that select databases or tables.' },
  LFTag: {
    schema: Database.properties.Expression.items,
    description: 'An LF-tag, with the values that select resources.'
  },
  LFTagExpression: { schema: ResourceDetails.properties.Database, description: 'LF-tags that select resources.' },
  LFTagPolicyDetails: { schema: LFTagPolicy, description: 'The data that LF-tags select.' },
  LakeFormationDataPermissionDetails: {
    schema: LakeFormationDataPermissionDetails,
    description: 'The data that the permissions are for.'
  },
  RedshiftDataShareAssetSourceEntry: {
    schema: ImportAssetsFromRedshiftDataShares.properties.AssetSources.items,
    description: 'A Redshift datashare that is imported.'
  },
  RevisionDestinationEntry: {
    schema: ExportRevisionsToS3.properties.RevisionDestinations.items,
    description: 'Where in S3 a revision is exported to.'
  },
  S3DataAccessAssetSourceEntry: { schema: AssetSource, description: 'The part of an S3 bucket that is shared.' },
  TableLFTagPolicyAndPermissions: {
    schema: Table,
    description: 'LF-tags that select tables, and the permissions on them.'
  }
}

/** `PartialExportAssetsToS3Details`: the name of the schema of any part of the Details of a type. */
function partialName(member: DetailsMember): string {
  return `Partial${member}Details`
}
