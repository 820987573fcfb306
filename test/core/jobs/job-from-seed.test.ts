import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { GetJobResponse, type Job, jobResponse } from '../../../src/core/jobs/job.js'
import { JobError } from '../../../src/core/jobs/job-error.js'
import { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { jobSeedProblems } from '../../../src/core/jobs/job-seed-problems.js'
import { JobState } from '../../../src/core/jobs/job-state.js'
import { DETAILS_MEMBER, JobType } from '../../../src/core/jobs/job-types.js'
import { SignedUrls } from '../../../src/core/jobs/signed-urls.js'
import { signingKey } from '../../../src/core/jobs/signing-key.js'
import { UrlSigner } from '../../../src/core/jobs/url-signer.js'
import { validate } from '../../../src/core/validation/validate.js'
import { anyOf, jobSeed } from '../../support/arbitraries.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'
import { only } from '../../support/only.js'
import { holds, runs, sequence } from '../../support/property.js'

/** A job as the service shows it. */
const shown = (job: Job) =>
  jobResponse(job, new SignedUrls(new UrlSigner(signingKey(1), 'test'), { endpointUrl: 'http://mock' }).detailsOf(job))

t.test('what a seed leaves out is made up, in the form of the service', async (t) => {
  for (const Type of JobType.enum) {
    const answer = shown(jobOf({ Type }))
    t.strictSame(validate(GetJobResponse, answer), [], Type)
    t.match(answer.Id, /^[0-9a-f]{32}$/)
    t.equal(answer.Arn, `arn:aws:dataexchange:eu-west-1:123456789012:jobs/${answer.Id}`)
    t.strictSame(Object.keys(answer.Details), [DETAILS_MEMBER[Type]])
    t.match(answer, { State: 'WAITING', CreatedAt: '2026-03-02T09:15:00.000Z', UpdatedAt: '2026-03-02T09:15:00.000Z' })
    t.notOk('Errors' in answer)
  }
})

t.test('the same seed makes up the same, another seed something else', async (t) => {
  t.strictSame(jobOf({ Type: 'EXPORT_ASSETS_TO_S3' }), jobOf({ Type: 'EXPORT_ASSETS_TO_S3' }))
  t.notSame(jobOf({ Type: 'EXPORT_ASSETS_TO_S3' }), jobOf({ Type: 'EXPORT_ASSETS_TO_S3' }, 2))
})

t.test('every answer of the service is a valid seed and is shown as it was pasted', async (t) => {
  const Errors = sequence(anyOf<JobError>(JobError), 3, 1)
  const answer = fc
    .tuple(
      anyOf<GetJobResponse>(GetJobResponse),
      fc.constantFrom(...JobType.enum),
      fc.constantFrom(...JobState.enum),
      Errors
    )
    .chain(([answer, type, state, errors]) => {
      const member = GetJobResponse.properties.Details.properties[DETAILS_MEMBER[type]]
      const { Errors: _, ...rest } = answer
      return anyOf(member).map((details) => ({
        ...rest,
        Id: answer.Id || 'x',
        Arn: answer.Arn || 'arn',
        Type: type,
        State: state,
        ...(state === 'ERROR' && { Errors: errors }),
        Details: { [DETAILS_MEMBER[type]]: details }
      }))
    })
  await holds(
    t,
    fc.property(answer, (pasted) => {
      assert.deepEqual(validate(JobSeed, pasted), [])
      assert.deepEqual(jobSeedProblems(pasted as JobSeed, []), [])
      assert.deepEqual(shown(jobOf(pasted as JobSeed)), pasted)
    }),
    runs(150, 5000)
  )
})

t.test('instants as the AWS CLI prints them are shown as the service sends them', async (t) => {
  const answer = shown(
    jobOf({
      Type: 'EXPORT_ASSET_TO_SIGNED_URL',
      State: 'COMPLETED',
      CreatedAt: '2026-03-02T10:15:00.123000+01:00',
      Details: { ExportAssetToSignedUrl: { SignedUrlExpiresAt: '2026-03-02T10:15:00+00:00' } }
    })
  )
  t.equal(answer.CreatedAt, '2026-03-02T09:15:00.123Z')
  t.equal(answer.Details.ExportAssetToSignedUrl?.SignedUrlExpiresAt, '2026-03-02T10:15:00.000Z')
})

t.test('UpdatedAt is CreatedAt unless given, and CreatedAt is only a stamp', async (t) => {
  const Type = 'IMPORT_ASSETS_FROM_S3'
  const job = jobOf({ Type, CreatedAt: '2020-01-01T00:00:00.000Z' })
  t.equal(job.createdAt, Date.UTC(2020, 0, 1))
  t.equal(job.updatedAt, job.createdAt)
  t.equal(job.seededAt, SEEDED_AT)
  t.equal(jobOf({ Type, UpdatedAt: '2020-01-02T00:00:00.000Z' }).updatedAt, Date.UTC(2020, 0, 2))
})

t.test('a job given a State stays in it; one in ERROR has errors', async (t) => {
  const { plan, state } = jobOf({ Type: 'IMPORT_ASSETS_FROM_S3', State: 'IN_PROGRESS' })
  t.strictSame([state, plan], ['IN_PROGRESS', [{ state: 'IN_PROGRESS' }]])
  t.match(jobOf({ Type: 'IMPORT_ASSETS_FROM_S3', State: 'ERROR' }).errors, only({ Code: String, Message: String }))
  const Errors = [{ Code: 'MALWARE_DETECTED' as const, Message: 'found' }]
  t.strictSame(jobOf({ Type: 'IMPORT_ASSETS_FROM_S3', State: 'ERROR', Errors }).errors, Errors)
})

t.test('an id is taken from the ARN where only that is given', async (t) => {
  t.equal(jobOf({ Type: 'EXPORT_ASSETS_TO_S3', Arn: 'arn:aws:dataexchange:us-east-1:1:jobs/abc' }).id, 'abc')
})

t.test('whatever jobs may be seeded, their answers have the form of the service', async (t) => {
  await holds(
    t,
    fc.property(jobSeed, (seed) => assert.deepEqual(validate(GetJobResponse, shown(jobOf(seed))), [])),
    runs(150, 5000)
  )
})
