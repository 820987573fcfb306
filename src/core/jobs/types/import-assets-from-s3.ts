import { Type } from '@sinclair/typebox'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { requestSource, structure } from './request-shapes.js'
import { AssetSourceEntry, Id } from './response-shapes.js'
import { sampleSource } from './sample-values.js'

/** Imports objects in S3, each as an asset. */
export const importAssetsFromS3 = defineJobType({
  type: 'IMPORT_ASSETS_FROM_S3',
  detailsMember: 'ImportAssetsFromS3',
  assetType: 'S3_SNAPSHOT',
  objects: 'read',
  imports: {
    // AWS: the name of an asset is the key of the object.
    assetsOf: ({ AssetSources }, { size }) =>
      AssetSources.map(({ Key }, index) => ({ name: Key, details: { S3SnapshotAsset: { Size: size(index) } } }))
  },
  responseDetails: strict({ AssetSources: Type.Array(AssetSourceEntry), DataSetId: Id, RevisionId: Id }),
  requestDetails: () =>
    structure({ AssetSources: Type.Array(structure({ Bucket: Type.String(), Key: Type.String() })), ...requestSource }),
  sample: {
    required: {
      AssetSources: () => [{ Bucket: 'example-import-bucket', Key: 'imports/data.csv' }],
      ...sampleSource
    },
    optional: {}
  },
  sampleError: ({ AssetSources = [] }) => ({
    Code: 'ACCESS_DENIED_EXCEPTION',
    Message: 'Access to the source objects in Amazon S3 was denied.',
    Details: { ImportAssetsFromS3JobErrorDetails: AssetSources.slice(0, 1) }
  }),
  inProgressLimit: { name: 'Concurrent in progress jobs to import assets from Amazon S3', awsDefault: 10 },
  perJobLimit: { member: 'AssetSources', name: 'sources' },
  signedUrl: undefined
})
