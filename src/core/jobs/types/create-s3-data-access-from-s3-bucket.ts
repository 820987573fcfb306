import { Type } from '@sinclair/typebox'
import { accessPointOf } from '../../data-sets/access-point.js'
import { BoundedText } from '../../validation/bounded-text.js'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { requestSource, structure } from './request-shapes.js'
import { Id } from './response-shapes.js'
import { resourceNotFound, sampleSource } from './sample-values.js'

/** Makes an asset that gives access to objects where they are in a bucket in S3. */
export const createS3DataAccessFromS3Bucket = defineJobType({
  type: 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET',
  detailsMember: 'CreateS3DataAccessFromS3Bucket',
  assetType: 'S3_DATA_ACCESS',
  objects: undefined,
  imports: {
    // AWS: the form of the name, which Terraform's acceptance tests hold.
    assetsOf({ AssetSource }, { region, assetId }) {
      const id = assetId(0)
      return [
        {
          name: `s3-data-access-${id}`,
          details: {
            S3DataAccessAsset: { ...AssetSource, ...accessPointOf(id, region) }
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
