import { Type } from '@sinclair/typebox'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { RequestMd5Hash, requestSource, structure } from './request-shapes.js'
import { Id, Md5Hash, signedUrl } from './response-shapes.js'
import { sampleMd5, sampleSource } from './sample-values.js'

/** Imports one asset that is uploaded to a URL. */
export const importAssetFromSignedUrl = defineJobType({
  type: 'IMPORT_ASSET_FROM_SIGNED_URL',
  detailsMember: 'ImportAssetFromSignedUrl',
  assetType: 'S3_SNAPSHOT',
  objects: undefined,
  imports: {
    assetsOf: ({ AssetName }, { size }) => [{ name: AssetName, details: { S3SnapshotAsset: { Size: size(0) } } }]
  },
  responseDetails: strict({
    AssetName: Type.String(),
    DataSetId: Id,
    Md5Hash: Type.Optional(Md5Hash),
    RevisionId: Id,
    ...signedUrl
  }),
  requestDetails: () => structure({ AssetName: Type.String(), Md5Hash: RequestMd5Hash, ...requestSource }),
  sample: { required: { AssetName: () => 'data.csv', ...sampleSource }, optional: { Md5Hash: sampleMd5 } },
  sampleError: (details) => ({
    Code: 'VALIDATION_EXCEPTION',
    Message: 'The uploaded asset does not match its MD5 hash.',
    Details: errorDetails(details)
  }),
  inProgressLimit: { name: 'Concurrent in progress jobs to import assets from a signed URL', awsDefault: 10 },
  perJobLimit: undefined,
  signedUrl: {
    use: 'upload',
    url: 'SignedUrl',
    expiresAt: 'SignedUrlExpiresAt',
    isAsset: true,
    md5: 'Md5Hash',
    describe: ({ AssetName }) => `asset ${AssetName}`,
    errorDetails
  }
})

function errorDetails({ AssetName = '' }: { AssetName?: string }) {
  return { ImportAssetFromSignedUrlJobErrorDetails: { AssetName } }
}
