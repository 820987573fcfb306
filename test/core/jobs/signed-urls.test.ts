import { createSecretKey } from 'node:crypto'
import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { advance } from '../../../src/core/jobs/lifecycle.js'
import { SignedUrls } from '../../../src/core/jobs/signed-urls.js'
import { UrlSigner } from '../../../src/core/jobs/url-signer.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'

const signer = new UrlSigner(createSecretKey(Buffer.alloc(32, 1)), 'default')
const urls = new SignedUrls(signer, { endpointUrl: 'http://mock' })
const detailsOf = (job: Job) => urls.detailsOf(job) as Record<string, Record<string, string>>

const upload = (seed: Partial<JobSeed> = {}) => jobOf({ Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: 'j', ...seed })
const download = (seed: Partial<JobSeed> = {}) => jobOf({ Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'j', ...seed })
const api = (seed: Partial<JobSeed> = {}) => jobOf({ Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API', Id: 'j', ...seed })

t.test('a job has the URL of an upload from the beginning, for an hour', async (t) => {
  const { SignedUrl, SignedUrlExpiresAt } = detailsOf(upload()).ImportAssetFromSignedUrl ?? {}
  const { pathname, searchParams, origin } = new URL(SignedUrl ?? '')
  t.equal(`${origin}${pathname}`, 'http://mock/signed-urls/upload/j')
  const { 'X-Amz-Signature': signature, ...signed } = Object.fromEntries(searchParams)
  t.strictSame(signed, {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': '20260302T091500Z',
    'X-Amz-Expires': '3600',
    'X-Amz-SignedHeaders': 'host'
  })
  const parts = { method: 'PUT', path: ['signed-urls', 'upload', 'j'], parameters: Object.entries(signed) }
  t.ok(signer.verify(parts, signature ?? ''))
  t.equal(SignedUrlExpiresAt, '2026-03-02T10:15:00.000Z')
  const finished = advance(upload({ plan: 'succeeds' }), SEEDED_AT + 4000)
  t.equal(detailsOf(finished).ImportAssetFromSignedUrl?.SignedUrl, SignedUrl, 'the same when the job has ended')
})

t.test('a job has the URL of a download from when it is COMPLETED, signed to the second', async (t) => {
  const job = download({ plan: [{ state: 'IN_PROGRESS', forMs: 1999 }, { state: 'COMPLETED' }] })
  t.notOk('SignedUrl' in (detailsOf(job).ExportAssetToSignedUrl ?? {}))
  const { SignedUrl, SignedUrlExpiresAt } = detailsOf(advance(job, SEEDED_AT + 1999)).ExportAssetToSignedUrl ?? {}
  t.match(SignedUrl, /^http:\/\/mock\/signed-urls\/download\/j\?.*X-Amz-Date=20260302T091501Z/)
  t.equal(SignedUrlExpiresAt, '2026-03-02T10:15:01.000Z')
})

t.test('an id is encoded in the path of a URL', async (t) => {
  t.match(detailsOf(upload({ Id: 'a/b ?' })).ImportAssetFromSignedUrl?.SignedUrl, /\/upload\/a%2Fb%20%3F\?/)
})

t.test('a job of a type without a URL keeps its Details as they are', async (t) => {
  const job = jobOf({ Type: 'IMPORT_ASSETS_FROM_S3', State: 'COMPLETED' })
  t.equal(urls.detailsOf(job), job.details)
})

t.test('a copied response gets no URL that it does not have, unless every response has one', async (t) => {
  const has = (job: Job) => Object.keys(Object.values(detailsOf(job))[0] ?? {}).some((name) => name.endsWith('Url'))
  const own = { DataSetId: 'd', RevisionId: 'r' }
  const imported = { ImportAssetFromSignedUrl: { ...own, AssetName: 'a' } }
  const exported = { ExportAssetToSignedUrl: { ...own, AssetId: 'a' } }
  t.equal(has(upload({})), true)
  t.equal(has(upload({ Details: imported })), false)
  t.equal(has(upload({ Details: imported, plan: 'succeeds' })), false, 'an upload with Details of its own')
  t.equal(has(download({ State: 'COMPLETED' })), true)
  t.equal(has(download({ State: 'COMPLETED', Details: exported })), false)
  t.equal(has(download({ plan: [{ state: 'COMPLETED' }] })), true)
  t.equal(has(download({ plan: [{ state: 'COMPLETED' }], Details: exported })), true, 'what has a plan is no copy')
  const specified = { ImportAssetFromApiGatewayApi: { ...own, ApiId: 'a' } }
  t.equal(has(api({ Details: specified })), true)
  t.equal(has(api({ Details: specified, State: 'COMPLETED' })), true)
})

t.test(
  'a URL that a seed gives, now or in a later step, is not replaced, and no other is made before it',
  async (t) => {
    const given = { ExportAssetToSignedUrl: { SignedUrl: 'http://own/' } }
    const shown = (job: Job) => detailsOf(job).ExportAssetToSignedUrl?.SignedUrl
    const steps = (last: object) =>
      download({
        plan: [
          { state: 'IN_PROGRESS', forMs: 1 },
          { state: 'COMPLETED', ...last }
        ]
      })
    t.equal(shown(download({ plan: [{ state: 'COMPLETED' }], Details: given })), 'http://own/')
    t.equal(shown(steps({ details: given })), undefined)
    t.equal(shown(advance(steps({ details: given }), SEEDED_AT + 1)), 'http://own/')
    const early = {
      plan: [
        { state: 'COMPLETED', forMs: 1, details: {} },
        { state: 'COMPLETED', details: given }
      ]
    }
    t.notOk(download(early as Partial<JobSeed>).signsUrl)
    t.match(shown(advance(steps({ details: { ExportAssetToSignedUrl: {} } }), SEEDED_AT + 1)), /^http:\/\/mock/)
  }
)
