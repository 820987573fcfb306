import t from 'tap'
import { JobType } from '../../../src/core/jobs/job-types.js'
import { uploadError } from '../../../src/core/jobs/upload-error.js'
import { jobOf } from '../../support/job-of.js'

const MD5 = `${'A'.repeat(22)}==`
const OTHER = `${'B'.repeat(22)}==`

const asset = jobOf({
  Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
  Details: { ImportAssetFromSignedUrl: { AssetName: 'a.csv', Md5Hash: MD5 } }
})
const api = jobOf({
  Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API',
  Details: { ImportAssetFromApiGatewayApi: { ApiSpecificationMd5Hash: MD5 } }
})

t.test('an upload with the announced hash is right', async (t) => {
  t.equal(uploadError(asset, MD5), undefined)
  t.equal(uploadError(api, MD5), undefined)
})

t.test('an error says what was not uploaded', async (t) => {
  t.strictSame(uploadError(asset, undefined), {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: 'The asset a.csv was not uploaded to the signed URL.',
    Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: 'a.csv' } }
  })
  t.strictSame(uploadError(api, undefined), {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: 'The API specification was not uploaded to the signed URL.'
  })
})

t.test('an error says which upload has another hash than announced', async (t) => {
  t.strictSame(uploadError(asset, OTHER), {
    Code: 'VALIDATION_EXCEPTION',
    Message: 'The MD5 hash of the uploaded asset a.csv is not the one that the job was created with.',
    Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: 'a.csv' } }
  })
  t.strictSame(uploadError(api, OTHER), {
    Code: 'VALIDATION_EXCEPTION',
    Message: 'The MD5 hash of the uploaded API specification is not the one that the job was created with.'
  })
})

t.test('a job that announced no hash, or imports no upload, has no such error', async (t) => {
  const Details = { ImportAssetFromSignedUrl: { AssetName: 'a.csv' } }
  t.equal(uploadError(jobOf({ Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Details }), undefined), undefined)
  for (const Type of JobType.enum) {
    if (Type === asset.type || Type === api.type) continue
    t.equal(uploadError(jobOf({ Type }), undefined), undefined, Type)
  }
})
