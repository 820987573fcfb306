import { readdirSync } from 'node:fs'
import t from 'tap'
import { CreateJobRequest, RequestDetails } from '../../../../src/core/jobs/create-job-request.js'
import { JobDetails, PartialJobDetails } from '../../../../src/core/jobs/job-details.js'
import { JobError } from '../../../../src/core/jobs/job-error.js'
import { DETAILS_MEMBER, definitionOf, JobType } from '../../../../src/core/jobs/job-types.js'
import { Limits, LimitsSettings } from '../../../../src/core/jobs/limits.js'
import { completeDetails, sampleError } from '../../../../src/core/jobs/sample-details.js'
import { JOB_TYPES } from '../../../../src/core/jobs/types/all.js'
import type { AnyJobTypeDefinition } from '../../../../src/core/jobs/types/job-type-definition.js'
import { LimitName } from '../../../../src/core/model/exception.js'
import { Random } from '../../../../src/core/random.js'
import { validate } from '../../../../src/core/validation/validate.js'

const DEFINITIONS: readonly AnyJobTypeDefinition[] = JOB_TYPES
const NOT_TYPES = [
  'all',
  'import-definition',
  'job-type-definition',
  'request-shapes',
  'response-shapes',
  'sample-values',
  'signed-url-definition'
]
const context = () => ({
  random: new Random({ seed: 1, scope: 'test', count: 0 }),
  accountId: '123456789012',
  region: 'eu-west-1',
  now: Date.UTC(2026, 2, 2)
})

t.test('every file of a job type is listed, under the name of its type', async (t) => {
  const files = readdirSync('src/core/jobs/types').map((name) => name.replace(/\.ts$/, ''))
  const names = DEFINITIONS.map(({ type }) => type.toLowerCase().replaceAll('_', '-'))
  t.strictSame(files.filter((name) => !NOT_TYPES.includes(name)).sort(), names.sort())
})

t.test('no two types share a name, a member of Details or a limit', async (t) => {
  for (const part of [
    DEFINITIONS.map(({ type }) => type),
    DEFINITIONS.map(({ detailsMember }) => detailsMember),
    DEFINITIONS.map(({ inProgressLimit }) => inProgressLimit.name)
  ]) {
    t.equal(new Set(part).size, DEFINITIONS.length)
  }
})

t.test('each type is part of everything that is derived from the list', async (t) => {
  t.strictSame(
    JobType.enum,
    DEFINITIONS.map(({ type }) => type)
  )
  t.strictSame(CreateJobRequest.properties.Type.enum, JobType.enum)
  const members = DEFINITIONS.map(({ detailsMember }) => detailsMember).sort()
  for (const { properties } of [JobDetails, PartialJobDetails, RequestDetails]) {
    t.strictSame(Object.keys(properties).sort(), members)
  }
  for (const definition of JOB_TYPES) {
    const { type, detailsMember } = definition
    t.equal(definitionOf(type), definition)
    t.equal(DETAILS_MEMBER[type], detailsMember)
    t.strictSame(validate(LimitsSettings, { inProgress: { [type]: 1 } }), [])
  }
})

t.test('each type takes in requests only members that it has in responses', async (t) => {
  for (const { type, requestDetails, responseDetails } of DEFINITIONS) {
    const unknown = Object.keys(requestDetails().properties).filter((name) => !(name in responseDetails.properties))
    t.strictSame(unknown, [], type)
  }
})

t.test('each type makes up Details that are complete, except for a signed URL that the server makes', async (t) => {
  for (const { type, detailsMember, responseDetails, sample, signedUrl } of JOB_TYPES) {
    const details = completeDetails(type, undefined, context())
    t.strictSame(Object.keys(details), [detailsMember], type)
    const own = details[detailsMember] as Record<string, unknown>
    t.strictSame(
      Object.keys(own).sort(),
      [...Object.keys(sample.required), ...Object.keys(sample.optional)].sort(),
      type
    )
    const url = signedUrl && { [signedUrl.url]: 'http://mock/', [signedUrl.expiresAt]: '2026-03-02T09:15:00.000Z' }
    t.strictSame(validate(responseDetails, { ...own, ...url }), [], type)
  }
})

t.test('each type fails with a valid error, also where its Details are empty', async (t) => {
  for (const type of JobType.enum) {
    for (const details of [{}, completeDetails(type, undefined, context())]) {
      t.strictSame(validate(JobError, sampleError(type, details)), [], type)
    }
  }
})

t.test('an error without more to say names the type, and the revision where there is one', async (t) => {
  t.strictSame(sampleError('EXPORT_ASSETS_TO_S3', { ExportAssetsToS3: { RevisionId: 'r' } }), {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: 'A resource that the job of type EXPORT_ASSETS_TO_S3 needs was not found.',
    ResourceId: 'r',
    ResourceType: 'REVISION'
  })
  t.notOk('ResourceId' in sampleError('EXPORT_REVISIONS_TO_S3', { ExportRevisionsToS3: { DataSetId: 'd' } }))
})

t.test("each type has a limit of the service's and reaches it at AWS's default, if there is one", async (t) => {
  const limits = new Limits()
  limits.set({ inProgress: 'aws-defaults' })
  for (const { type, inProgressLimit } of JOB_TYPES) {
    const { name, awsDefault: value } = inProgressLimit
    t.ok(LimitName.enum.includes(name), name)
    if (value === undefined) {
      t.equal(limits.breach(type, 1_000_000), undefined, type)
    } else {
      t.equal(limits.breach(type, value - 1), undefined, type)
      t.strictSame(limits.breach(type, value), { name, value, onBreach: 'ServiceLimitExceededException' }, type)
    }
  }
})

t.test('the members of a signed URL, and the hash of what is uploaded, are members of the Details', async (t) => {
  const signed = DEFINITIONS.filter(({ signedUrl }) => signedUrl !== undefined)
  t.strictSame(
    signed.map(({ type }) => type),
    ['IMPORT_ASSET_FROM_SIGNED_URL', 'EXPORT_ASSET_TO_SIGNED_URL', 'IMPORT_ASSET_FROM_API_GATEWAY_API']
  )
  for (const { type, responseDetails, requestDetails, signedUrl } of signed) {
    const { url, expiresAt } = signedUrl as NonNullable<typeof signedUrl>
    const names = [url, expiresAt]
    for (const name of names) t.ok(name in responseDetails.properties, `${type} ${name}`)
    for (const name of names) t.notOk(name in requestDetails().properties, `${type} ${name}`)
    if (signedUrl?.use === 'upload') t.ok(signedUrl.md5 in requestDetails().properties, type)
  }
})
