import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox'
import { Instant } from '../time/instant.js'
import { StringEnum } from '../validation/string-enum.js'

/*
 * AWS: the structures named …ResponseDetails of the service model, API version 2017-07-25. Bare strings are bare
 * strings there as well. The ids of data sets, revisions and assets are held to no pattern, so that a test can
 * give them names that it can read.
 */

const strict = <T extends TProperties>(members: T) => Type.Object(members, { additionalProperties: false })

const Id = Type.String({ minLength: 1 })
const Md5Hash = Type.String({
  minLength: 24,
  maxLength: 24,
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  description: 'an MD5 digest in base64, 24 characters'
})

/** How exported objects are encrypted in the destination bucket. */
export const ExportServerSideEncryption = strict({
  Type: StringEnum(['aws:kms', 'AES256']),
  KmsKeyArn: Type.Optional(Type.String())
})

/** An object in S3 from which an asset is imported. */
export const AssetSourceEntry = strict({ Bucket: Type.String(), Key: Type.String() })

export const ExportAssetToSignedUrlResponseDetails = strict({
  AssetId: Id,
  DataSetId: Id,
  RevisionId: Id,
  SignedUrl: Type.Optional(Type.String()),
  SignedUrlExpiresAt: Type.Optional(Instant)
})

export const ExportAssetsToS3ResponseDetails = strict({
  AssetDestinations: Type.Array(strict({ AssetId: Id, Bucket: Type.String(), Key: Type.Optional(Type.String()) })),
  DataSetId: Id,
  Encryption: Type.Optional(ExportServerSideEncryption),
  RevisionId: Id
})

export const ExportRevisionsToS3ResponseDetails = strict({
  DataSetId: Id,
  Encryption: Type.Optional(ExportServerSideEncryption),
  RevisionDestinations: Type.Array(
    strict({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()), RevisionId: Id })
  ),
  EventActionArn: Type.Optional(Type.String())
})

export const ImportAssetFromSignedUrlResponseDetails = strict({
  AssetName: Type.String(),
  DataSetId: Id,
  Md5Hash: Type.Optional(Md5Hash),
  RevisionId: Id,
  SignedUrl: Type.Optional(Type.String()),
  SignedUrlExpiresAt: Type.Optional(Instant)
})

export const ImportAssetsFromS3ResponseDetails = strict({
  AssetSources: Type.Array(AssetSourceEntry),
  DataSetId: Id,
  RevisionId: Id
})

export const ImportAssetsFromRedshiftDataSharesResponseDetails = strict({
  AssetSources: Type.Array(strict({ DataShareArn: Type.String() })),
  DataSetId: Id,
  RevisionId: Id
})

export const ImportAssetFromApiGatewayApiResponseDetails = strict({
  ApiDescription: Type.Optional(Type.String()),
  ApiId: Type.String(),
  ApiKey: Type.Optional(Type.String()),
  ApiName: Type.String(),
  ApiSpecificationMd5Hash: Md5Hash,
  ApiSpecificationUploadUrl: Type.String(),
  ApiSpecificationUploadUrlExpiresAt: Instant,
  DataSetId: Id,
  ProtocolType: StringEnum(['REST']),
  RevisionId: Id,
  Stage: Type.String()
})

export const CreateS3DataAccessFromS3BucketResponseDetails = strict({
  AssetSource: strict({
    Bucket: Type.String(),
    KeyPrefixes: Type.Optional(Type.Array(Type.String())),
    Keys: Type.Optional(Type.Array(Type.String())),
    KmsKeysToGrant: Type.Optional(
      Type.Array(strict({ KmsKeyArn: Type.String({ minLength: 1, maxLength: 2048 }) }), { minItems: 1, maxItems: 10 })
    )
  }),
  DataSetId: Id,
  RevisionId: Id
})

const LFTag = strict({ TagKey: Type.String(), TagValues: Type.Array(Type.String()) })

export const ImportAssetsFromLakeFormationTagPolicyResponseDetails = strict({
  CatalogId: Type.String({ pattern: '^[0-9]{12}$', description: 'an AWS account id, 12 digits' }),
  Database: Type.Optional(strict({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE'])) })),
  Table: Type.Optional(
    strict({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE', 'SELECT'])) })
  ),
  RoleArn: Type.String({
    pattern: '^arn:aws:iam::[0-9]{12}:role/.+$',
    description: 'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name'
  }),
  DataSetId: Id,
  RevisionId: Id
})

/** What a job works on, under the one member that belongs to its type. */
export const JobDetails = strict({
  ExportAssetToSignedUrl: Type.Optional(ExportAssetToSignedUrlResponseDetails),
  ExportAssetsToS3: Type.Optional(ExportAssetsToS3ResponseDetails),
  ExportRevisionsToS3: Type.Optional(ExportRevisionsToS3ResponseDetails),
  ImportAssetFromSignedUrl: Type.Optional(ImportAssetFromSignedUrlResponseDetails),
  ImportAssetsFromS3: Type.Optional(ImportAssetsFromS3ResponseDetails),
  ImportAssetsFromRedshiftDataShares: Type.Optional(ImportAssetsFromRedshiftDataSharesResponseDetails),
  ImportAssetFromApiGatewayApi: Type.Optional(ImportAssetFromApiGatewayApiResponseDetails),
  CreateS3DataAccessFromS3Bucket: Type.Optional(CreateS3DataAccessFromS3BucketResponseDetails),
  ImportAssetsFromLakeFormationTagPolicy: Type.Optional(ImportAssetsFromLakeFormationTagPolicyResponseDetails)
})
export type JobDetails = Static<typeof JobDetails>

const partial = <T extends TObject>(schema: T) => Type.Optional(Type.Partial(schema, { additionalProperties: false }))

/** The same with any part left out of that member: what a step adds, or a seed that leaves the rest to be made up. */
export const PartialJobDetails = strict({
  ExportAssetToSignedUrl: partial(ExportAssetToSignedUrlResponseDetails),
  ExportAssetsToS3: partial(ExportAssetsToS3ResponseDetails),
  ExportRevisionsToS3: partial(ExportRevisionsToS3ResponseDetails),
  ImportAssetFromSignedUrl: partial(ImportAssetFromSignedUrlResponseDetails),
  ImportAssetsFromS3: partial(ImportAssetsFromS3ResponseDetails),
  ImportAssetsFromRedshiftDataShares: partial(ImportAssetsFromRedshiftDataSharesResponseDetails),
  ImportAssetFromApiGatewayApi: partial(ImportAssetFromApiGatewayApiResponseDetails),
  CreateS3DataAccessFromS3Bucket: partial(CreateS3DataAccessFromS3BucketResponseDetails),
  ImportAssetsFromLakeFormationTagPolicy: partial(ImportAssetsFromLakeFormationTagPolicyResponseDetails)
})
export type PartialJobDetails = Static<typeof PartialJobDetails>
