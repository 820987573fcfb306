import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'
import { AssetSourceEntry } from './types/response-shapes.js'

/** Why a job failed. AWS: the service model's enum `Code`. */
export const JobErrorCode = StringEnum([
  'ACCESS_DENIED_EXCEPTION',
  'INTERNAL_SERVER_EXCEPTION',
  'MALWARE_DETECTED',
  'RESOURCE_NOT_FOUND_EXCEPTION',
  'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
  'VALIDATION_EXCEPTION',
  'MALWARE_SCAN_ENCRYPTED_FILE'
])
export type JobErrorCode = Static<typeof JobErrorCode>

/** The limit that a job ran into. AWS: the service model's enum `JobErrorLimitName`. */
export const JobErrorLimitName = StringEnum([
  'Assets per revision',
  'Asset size in GB',
  'Amazon Redshift datashare assets per revision',
  'AWS Lake Formation data permission assets per revision',
  'Amazon S3 data access assets per revision'
])

/** The kind of resource that a job failed on. AWS: the service model's enum `JobErrorResourceTypes`. */
export const JobErrorResourceType = StringEnum(['REVISION', 'ASSET', 'DATA_SET'])

/** One entry of a failed job's `Errors`. AWS: the service model's structure `JobError`. */
export const JobError = Type.Object(
  {
    Code: JobErrorCode,
    Details: Type.Optional(
      Type.Object(
        {
          ImportAssetFromSignedUrlJobErrorDetails: Type.Optional(
            Type.Object({ AssetName: Type.String() }, { additionalProperties: false })
          ),
          // AWS: a bare list, unlike its neighbour.
          ImportAssetsFromS3JobErrorDetails: Type.Optional(Type.Array(AssetSourceEntry))
        },
        { additionalProperties: false }
      )
    ),
    LimitName: Type.Optional(JobErrorLimitName),
    LimitValue: Type.Optional(Type.Number()),
    Message: Type.String(),
    ResourceId: Type.Optional(Type.String()),
    ResourceType: Type.Optional(JobErrorResourceType)
  },
  { additionalProperties: false }
)
export type JobError = Static<typeof JobError>
