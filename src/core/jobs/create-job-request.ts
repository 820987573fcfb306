import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'
import { JobType } from './job-types.js'

/*
 * AWS: the structures named …RequestDetails of the service model, API version 2017-07-25. They hold less than those of
 * the answers (a signed URL is given, not taken) and are stricter about ids. Members that they do not know are passed
 * over, as servers of the protocol restJson1 do.
 */

/** AWS: the service model's pattern of `Id`. */
export const ID_PATTERN = '[a-zA-Z0-9]{30,40}'

const structure = <T extends TProperties>(members: T) => Type.Object(members)

const Id = Type.String({ pattern: `^${ID_PATTERN}$` })
const source = { DataSetId: Id, RevisionId: Id }
const Md5Hash = Type.String({
  minLength: 24,
  maxLength: 24,
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'
})
const Encryption = Type.Optional(
  structure({ KmsKeyArn: Type.Optional(Type.String()), Type: StringEnum(['aws:kms', 'AES256']) })
)
const LFTag = structure({ TagKey: Type.String(), TagValues: Type.Array(Type.String()) })

/** What each member of a request's Details holds. */
export const RequestDetails = structure({
  ExportAssetToSignedUrl: Type.Optional(structure({ AssetId: Id, ...source })),
  ExportAssetsToS3: Type.Optional(
    structure({
      AssetDestinations: Type.Array(
        structure({ AssetId: Id, Bucket: Type.String(), Key: Type.Optional(Type.String()) })
      ),
      Encryption,
      ...source
    })
  ),
  ExportRevisionsToS3: Type.Optional(
    structure({
      DataSetId: Id,
      Encryption,
      RevisionDestinations: Type.Array(
        structure({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()), RevisionId: Id })
      )
    })
  ),
  ImportAssetFromSignedUrl: Type.Optional(structure({ AssetName: Type.String(), Md5Hash, ...source })),
  ImportAssetsFromS3: Type.Optional(
    structure({ AssetSources: Type.Array(structure({ Bucket: Type.String(), Key: Type.String() })), ...source })
  ),
  ImportAssetsFromRedshiftDataShares: Type.Optional(
    structure({ AssetSources: Type.Array(structure({ DataShareArn: Type.String() })), ...source })
  ),
  ImportAssetFromApiGatewayApi: Type.Optional(
    structure({
      ApiDescription: Type.Optional(Type.String()),
      ApiId: Type.String(),
      ApiKey: Type.Optional(Type.String()),
      ApiName: Type.String(),
      ApiSpecificationMd5Hash: Md5Hash,
      ProtocolType: StringEnum(['REST']),
      Stage: Type.String(),
      ...source
    })
  ),
  CreateS3DataAccessFromS3Bucket: Type.Optional(
    structure({
      AssetSource: structure({
        Bucket: Type.String(),
        KeyPrefixes: Type.Optional(Type.Array(Type.String())),
        Keys: Type.Optional(Type.Array(Type.String())),
        KmsKeysToGrant: Type.Optional(
          Type.Array(structure({ KmsKeyArn: Type.String({ minLength: 1, maxLength: 2048 }) }), {
            minItems: 1,
            maxItems: 10
          })
        )
      }),
      ...source
    })
  ),
  ImportAssetsFromLakeFormationTagPolicy: Type.Optional(
    structure({
      // AWS: the model's pattern is written with slashes and anchors inside it; twelve digits are what is meant.
      CatalogId: Type.String({ minLength: 12, maxLength: 12, pattern: '^[0-9]{12}$' }),
      Database: Type.Optional(
        structure({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE'])) })
      ),
      RoleArn: Type.String({ pattern: '^arn:aws:iam::([0-9]{12}):role\\/.+$' }),
      Table: Type.Optional(
        structure({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE', 'SELECT'])) })
      ),
      ...source
    })
  )
})

export type RequestDetails = Static<typeof RequestDetails>

/** What CreateJob is given. AWS: the service model's structure `CreateJobRequest`. */
export const CreateJobRequest = structure({
  AssetConfiguration: Type.Optional(
    structure({
      Tags: Type.Optional(Type.Array(structure({ Key: Type.String(), Value: Type.String() }), { maxItems: 50 }))
    })
  ),
  Details: RequestDetails,
  Type: JobType
})
export type CreateJobRequest = Static<typeof CreateJobRequest>
