import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { RequestId, requestSource, structure } from './request-shapes.js'
import { Id, signedUrl } from './response-shapes.js'
import { resourceNotFound, sampleId, sampleSource } from './sample-values.js'

/** Exports one asset to a URL from which it can be downloaded. */
export const exportAssetToSignedUrl = defineJobType({
  type: 'EXPORT_ASSET_TO_SIGNED_URL',
  detailsMember: 'ExportAssetToSignedUrl',
  assetType: 'S3_SNAPSHOT',
  objects: undefined,
  imports: undefined,
  responseDetails: strict({ AssetId: Id, DataSetId: Id, RevisionId: Id, ...signedUrl }),
  requestDetails: () => structure({ AssetId: RequestId, ...requestSource }),
  sample: { required: { AssetId: sampleId, ...sampleSource }, optional: {} },
  sampleError: resourceNotFound,
  inProgressLimit: { name: 'Concurrent in progress jobs to export assets to a signed URL', awsDefault: 10 },
  perJobLimit: undefined,
  signedUrl: { use: 'download', url: 'SignedUrl', expiresAt: 'SignedUrlExpiresAt' }
})
