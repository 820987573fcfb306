import { Type } from '@sinclair/typebox'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { RequestEncryption, RequestId, requestSource, structure } from './request-shapes.js'
import { ExportServerSideEncryption, Id } from './response-shapes.js'
import { resourceNotFound, sampleSource } from './sample-values.js'

/** Exports assets of one revision to objects in S3. */
export const exportAssetsToS3 = defineJobType({
  type: 'EXPORT_ASSETS_TO_S3',
  detailsMember: 'ExportAssetsToS3',
  assetType: 'S3_SNAPSHOT',
  objects: 'written',
  imports: undefined,
  responseDetails: strict({
    AssetDestinations: Type.Array(strict({ AssetId: Id, Bucket: Type.String(), Key: Type.Optional(Type.String()) })),
    DataSetId: Id,
    Encryption: Type.Optional(ExportServerSideEncryption),
    RevisionId: Id
  }),
  requestDetails: () =>
    structure({
      AssetDestinations: Type.Array(
        structure({ AssetId: RequestId, Bucket: Type.String(), Key: Type.Optional(Type.String()) })
      ),
      Encryption: RequestEncryption,
      ...requestSource
    }),
  sample: {
    required: {
      AssetDestinations: ({ random }) => [
        { AssetId: random.id(), Bucket: 'example-export-bucket', Key: 'exports/data.csv' }
      ],
      ...sampleSource
    },
    optional: {}
  },
  sampleError: resourceNotFound,
  inProgressLimit: { name: 'Concurrent in progress jobs to export assets to Amazon S3', awsDefault: 10 },
  perJobLimit: { member: 'AssetDestinations', name: 'destinations' },
  signedUrl: undefined
})
