import t from 'tap'
import { type GivenOutcome, JobFactory } from '../../../src/core/jobs/job-factory.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { jobTemplate } from '../../../src/core/jobs/job-template.js'
import { Random } from '../../../src/core/random.js'
import { SEEDED_AT } from '../../support/job-of.js'
import { ID, Type } from '../../support/jobs.js'

const ORIGIN = {
  accountId: '123456789012',
  region: 'eu-west-1',
  durations: { waitingMs: 1000, inProgressMs: 3000, unstartedMs: 5000 }
}
const createRandom = () => new Random({ seed: 1, scope: 'test', count: 0 })
const createFactory = () => new JobFactory(ORIGIN, createRandom())
const never = () => false

/** A job that a client creates, with the outcome that matches it. */
function created(seed: JobSeed, outcome?: Partial<GivenOutcome>) {
  const given = outcome && { id: 'o', plan: undefined, assetId: undefined, ...outcome }
  return createFactory().fromRequest(seed, undefined, () => given, SEEDED_AT, never)
}

t.test('a job without an id gets one that no job has and that no other seed asks for', async (t) => {
  const random = createRandom()
  const [first, second, third] = [random.id(), random.id(), random.id()]
  const idsOf = (seeds: readonly JobSeed[], isTaken: (id: string) => boolean) =>
    seeds
      .map(jobTemplate)
      .map(createFactory().makerOf(seeds, SEEDED_AT, isTaken))
      .map(({ id }) => id)
  const Details = { ExportAssetsToS3: { AssetDestinations: [], DataSetId: ID, RevisionId: ID } }
  const seed: JobSeed = { Type, Details }
  t.strictSame(idsOf([seed, { ...seed, Id: 'own' }, seed], never), [first, 'own', second])
  t.strictSame(
    idsOf([seed], (id) => id === first),
    [second]
  )
  t.strictSame(idsOf([seed, { ...seed, Id: first }], never), [second, first])
  t.strictSame(
    idsOf([seed, { ...seed, Id: second }], (id) => id === first),
    [third, second]
  )
})

t.test('a created job waits until it is started, and then follows the plan that its outcome gives', async (t) => {
  const { startedPlans: plans } = createFactory()
  const plain = created({ Type })
  t.strictSame(plain.plan, [{ state: 'WAITING', forMs: 5000 }, { state: 'TIMED_OUT' }])
  t.match(plain, { signsUrl: true, outcome: undefined, checksUpload: true, isStarted: false, state: 'WAITING' })
  t.strictSame(plain.startPlan, plans.succeeds)
  t.match(created({ Type }, {}), { outcome: 'o', checksUpload: true, startPlan: plans.succeeds })
  t.match(created({ Type }, { plan: 'fails' }), { outcome: 'o', checksUpload: false, startPlan: plans.fails })
  const details = { ExportAssetToSignedUrl: { SignedUrlExpiresAt: '2026-03-02T10:15:00+01:00' } }
  t.strictSame(
    created({ Type: 'EXPORT_ASSET_TO_SIGNED_URL' }, { plan: [{ state: 'COMPLETED', details }] }).startPlan,
    [
      {
        state: 'COMPLETED',
        details: { ExportAssetToSignedUrl: { SignedUrlExpiresAt: '2026-03-02T09:15:00.000Z' } }
      }
    ],
    'instants in the form of the service'
  )
})

t.test('a created job is of the region of its request, or else of the sandbox', async (t) => {
  const arnIn = (region: string | undefined) =>
    createFactory().fromRequest({ Type, Id: 'j' }, region, () => undefined, SEEDED_AT, never).arn
  t.equal(arnIn('us-west-2'), 'arn:aws:dataexchange:us-west-2:123456789012:jobs/j')
  t.equal(arnIn(undefined), 'arn:aws:dataexchange:eu-west-1:123456789012:jobs/j')
})

t.test(
  'the asset of an import is known if it is uploaded: from the outcome, or else by the id of the job',
  async (t) => {
    const upload = { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: ID } as const
    t.equal(created(upload, { assetId: 'asset' }).assetId, 'asset')
    const made = created(upload).assetId
    t.match(made, /^[0-9a-f]{32}$/)
    t.equal(created(upload, {}).assetId, made, 'the same for the same job')
    t.not(created({ ...upload, Id: 'b'.repeat(32) }).assetId, made)
    t.equal(created({ Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API' }, { assetId: 'asset' }).assetId, undefined)
    t.equal(created({ Type: 'EXPORT_ASSET_TO_SIGNED_URL' }, { assetId: 'asset' }).assetId, undefined)
    t.equal(created({ Type }, { assetId: 'asset' }).assetId, undefined)
  }
)
