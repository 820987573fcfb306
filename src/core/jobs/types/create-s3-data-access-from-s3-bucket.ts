import { Type } from '@sinclair/typebox'
import { partitionOf } from '../../model/partition.js'
import { BoundedText } from '../../validation/bounded-text.js'
import { defineJobType } from './job-type-definition.js'
import { requestSource, structure } from './request-shapes.js'
import { Id, strict } from './response-shapes.js'
import { resourceNotFound, sampleSource } from './sample-values.js'

/** Mock: access points are in an account of AWS's own, whose number is not documented. */
const ACCESS_POINT_ACCOUNT = '000000000000'

/** Makes an asset that gives access to objects where they are in a bucket in S3. */
export const createS3DataAccessFromS3Bucket = defineJobType({
  type: 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET',
  detailsMember: 'CreateS3DataAccessFromS3Bucket',
  assetType: 'S3_DATA_ACCESS',
  imports: {
    // AWS: the form of the name and of the alias, which Terraform's acceptance tests hold.
    assetsOf({ AssetSource }, { region, assetId }) {
      const id = assetId(0)
      const uuid = id.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      return [
        {
          name: `s3-data-access-${id}`,
          details: {
            S3DataAccessAsset: {
              ...AssetSource,
              S3AccessPointAlias: `${id.toLowerCase()}-s3alias`,
              S3AccessPointArn: `arn:${partitionOf(region)}:s3:${region}:${ACCESS_POINT_ACCOUNT}:accesspoint/${uuid}`
            }
          }
        }
      ]
    }
  },
  responseDetails: strict({
    AssetSource: strict({
      Bucket: Type.String(),
      KeyPrefixes: Type.Optional(Type.Array(Type.String())),
      Keys: Type.Optional(Type.Array(Type.String())),
      KmsKeysToGrant: Type.Optional(
        Type.Array(strict({ KmsKeyArn: BoundedText(1, 2048) }), { minItems: 1, maxItems: 10 })
      )
    }),
    DataSetId: Id,
    RevisionId: Id
  }),
  requestDetails: () =>
    structure({
      AssetSource: structure({
        Bucket: Type.String(),
        KeyPrefixes: Type.Optional(Type.Array(Type.String())),
        Keys: Type.Optional(Type.Array(Type.String())),
        KmsKeysToGrant: Type.Optional(
          Type.Array(structure({ KmsKeyArn: BoundedText(1, 2048) }), {
            minItems: 1,
            maxItems: 10
          })
        )
      }),
      ...requestSource
    }),
  sample: {
    required: {
      AssetSource: () => ({ Bucket: 'example-access-bucket', KeyPrefixes: ['shared/'] }),
      ...sampleSource
    },
    optional: {}
  },
  sampleError: resourceNotFound,
  inProgressLimit: {
    name: 'Concurrent in progress jobs to create Amazon S3 data access assets from S3 buckets',
    awsDefault: undefined
  },
  perJobLimit: undefined,
  signedUrl: undefined
})
