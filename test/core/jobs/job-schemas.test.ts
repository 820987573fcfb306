import t from 'tap'
import { CreateJobRequest } from '../../../src/core/jobs/create-job-request.js'
import { GetJobResponse } from '../../../src/core/jobs/job.js'
import { JobError } from '../../../src/core/jobs/job-error.js'
import { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { PlanSeed, PlanStep } from '../../../src/core/jobs/plan.js'
import { ResourceId } from '../../../src/core/model/id.js'
import { validate } from '../../../src/core/validation/validate.js'
import { exportRequest, Type } from '../../support/jobs.js'

type Schema = Parameters<typeof validate>[0]

const error = { Code: 'MALWARE_DETECTED', Message: 'm' }
const tags = (count: number) => ({ Tags: Array(count).fill({ Key: 'k', Value: 'v' }) })
const response = {
  Arn: 'arn',
  CreatedAt: '2026-03-02T09:15:00.000Z',
  Details: {},
  Id: 'j',
  State: 'WAITING',
  Type,
  UpdatedAt: '2026-03-02T09:15:00.000Z'
}

/** Asserts which values a schema takes and which it refuses. */
function check(t: Tap, schema: Schema, valid: readonly unknown[], invalid: readonly unknown[]): void {
  for (const value of valid) t.strictSame(validate(schema, value), [], JSON.stringify(value).slice(0, 120))
  for (const value of invalid) t.not(validate(schema, value).length, 0, JSON.stringify(value).slice(0, 120))
}
type Tap = Pick<typeof t, 'strictSame' | 'not'>

t.test('a CreateJob request may have up to 50 tags; members that the service does not know are ignored', async (t) => {
  const request = exportRequest()
  check(
    t,
    CreateJobRequest,
    [
      request,
      { ...request, Unknown: 1 },
      { ...request, AssetConfiguration: {} },
      { ...request, AssetConfiguration: tags(50) }
    ],
    [
      {},
      { ...request, Type: 'EXPORT' },
      { Type },
      { ...request, AssetConfiguration: { Tags: {} } },
      { ...request, AssetConfiguration: { Tags: [{ Key: 'k' }] } },
      { ...request, AssetConfiguration: tags(51) }
    ]
  )
})

t.test('an error has a code and a message of the service, and nothing that it does not know', async (t) => {
  const details = { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: 'a' } }
  check(
    t,
    JobError,
    [
      error,
      { ...error, Details: details, LimitName: 'Assets per revision', LimitValue: 1.5, ResourceId: 'r' },
      { ...error, ResourceType: 'ASSET', Details: { ImportAssetsFromS3JobErrorDetails: [{ Bucket: 'b', Key: 'k' }] } }
    ],
    [
      { Code: 'MALWARE_DETECTED' },
      { Message: 'm' },
      { ...error, Code: 'MALWARE' },
      { ...error, Unknown: 1 },
      { ...error, Details: { Unknown: 1 } },
      { ...error, Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: 'a', Unknown: 1 } } },
      { ...error, Details: { ImportAssetFromSignedUrlJobErrorDetails: {} } },
      { ...error, Details: { ImportAssetsFromS3JobErrorDetails: {} } },
      { ...error, LimitName: 'Assets' },
      { ...error, ResourceType: 'JOB' }
    ]
  )
})

t.test('a response has exactly the members of the service', async (t) => {
  check(
    t,
    GetJobResponse,
    [response, { ...response, AssetConfiguration: tags(50), Errors: [error] }],
    [
      ...Object.keys(response).map((name) => ({ ...response, [name]: undefined })),
      { ...response, Unknown: 1 },
      { ...response, Details: { Unknown: {} } },
      { ...response, AssetConfiguration: tags(51) },
      { ...response, AssetConfiguration: { Unknown: 1 } },
      { ...response, AssetConfiguration: { Tags: [{ Key: 'k', Value: 'v', Unknown: 1 }] } },
      { ...response, AssetConfiguration: { Tags: [{ Key: 'k' }] } }
    ]
  )
})

t.test('a seed is any part of a response with a plan; its texts have bounds', async (t) => {
  check(
    t,
    JobSeed,
    [
      { Type },
      { ...response, Errors: [error] },
      { Type, Arn: 'a'.repeat(2048), Id: 'i'.repeat(256), plan: 'succeeds' },
      { Type, Details: { ExportAssetsToS3: {} } }
    ],
    [
      {},
      { Type, Arn: '' },
      { Type, Arn: 'a'.repeat(2049) },
      { Type, Id: '' },
      { Type, Id: 'i'.repeat(257) },
      { Type, Errors: [] },
      { Type, State: 'DONE' },
      { Type, plan: 'completes' },
      { Type, Details: { ExportAssetsToS3: { Unknown: 1 } } },
      { Type, Unknown: 1 }
    ]
  )
  check(t, ResourceId, ['x', 'x'.repeat(256)], ['', 'x'.repeat(257), 1])
})

t.test('a step lasts up to a hundred years or any number of polls, and has errors if it has the member', async (t) => {
  const century = 100 * 365 * 24 * 3600 * 1000
  const state = 'ERROR'
  check(
    t,
    PlanStep,
    [
      { state },
      { state, forMs: 0 },
      { state, forMs: century },
      { state, forPolls: 1 },
      { state, forPolls: Number.MAX_SAFE_INTEGER },
      { state, errors: [error], details: { ExportAssetsToS3: {} } }
    ],
    [
      {},
      { state: 'DONE' },
      { state, forMs: -1 },
      { state, forMs: 0.5 },
      { state, forMs: century + 1 },
      { state, forPolls: 0 },
      { state, forPolls: 1.5 },
      { state, errors: [] },
      { state, details: { Unknown: {} } },
      { state, Unknown: 1 }
    ]
  )
  check(
    t,
    PlanSeed,
    ['succeeds', 'fails', 'waits', 'hangs', 'cancelled', 'times-out', [{ state }]],
    ['completes', [], [{}], { state }]
  )
})
