import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { Config } from '../../../../src/config/config.js'
import { CreateJobRequest } from '../../../../src/core/jobs/create-job-request.js'
import { DETAILS_MEMBER, JobType } from '../../../../src/core/jobs/job-types.js'
import { createJobRequest, createJobRequestOf } from '../../../support/arbitraries.js'
import { build } from '../../../support/build.js'
import { ID } from '../../../support/jobs.js'
import { holds, runs } from '../../../support/property.js'
import { type Violation, violationsOf, withValue } from '../../../support/violations.js'

const EXPORT = {
  Type: 'EXPORT_ASSET_TO_SIGNED_URL',
  Details: { ExportAssetToSignedUrl: { AssetId: ID, DataSetId: ID, RevisionId: ID } }
}

function server(t: Test, config: Partial<Config> = {}) {
  const built = build(t, { fixtures: [], clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' }, ...config })
  const create = (request: unknown, headers?: Record<string, string>) => built.aws('POST', '/v1/jobs', request, headers)
  return { ...built, create }
}

t.test('a job is created as the service makes it', async (t) => {
  const { create, getJob } = server(t, { accountId: '123456789012' })
  const scope = 'Credential=AKIAEXAMPLE/20260302/eu-west-1/dataexchange/aws4_request'
  const { status, headers, body } = await create(EXPORT, {
    authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host`
  })
  t.equal(status, 201)
  t.equal(headers['content-type'], 'application/json')
  t.match(headers['x-amzn-requestid'], /^[0-9a-f-]{36}$/)
  t.match(body.Id, /^[0-9a-f]{32}$/)
  t.strictSame(body, {
    Arn: `arn:aws:dataexchange:eu-west-1:123456789012:jobs/${body.Id}`,
    CreatedAt: '2026-03-02T09:15:00.000Z',
    Details: EXPORT.Details,
    Id: body.Id,
    State: 'WAITING',
    Type: 'EXPORT_ASSET_TO_SIGNED_URL',
    UpdatedAt: '2026-03-02T09:15:00.000Z'
  })
  t.strictSame((await getJob(body.Id)).body, body)
  t.match((await create(EXPORT)).body.Arn, /^arn:aws:dataexchange:us-east-1:/, "unsigned: the server's own region")
})

t.test('a job can be read, started, cancelled and listed from every region, with one ARN', async (t) => {
  const { create, aws, getJob } = server(t)
  const from = (region: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260302/${region}/dataexchange/aws4_request, SignedHeaders=host`
  })
  const { body } = await create(EXPORT, from('eu-west-1'))
  t.match(body.Arn, /^arn:aws:dataexchange:eu-west-1:/)
  for (const region of ['eu-west-1', 'us-east-1', 'ap-southeast-2']) {
    t.strictSame((await getJob(body.Id, from(region))).body, body, region)
    const { Jobs } = (await aws('GET', '/v1/jobs', undefined, from(region))).body
    t.strictSame([Jobs.length, Jobs[0].Arn], [1, body.Arn], region)
  }
  t.equal((await aws('PATCH', `/v1/jobs/${body.Id}`, undefined, from('us-east-1'))).status, 202)
  const { body: other } = await create(EXPORT, from('eu-west-1'))
  t.equal((await aws('DELETE', `/v1/jobs/${other.Id}`, undefined, from('us-east-1'))).status, 204)
})

t.test('imports are given the URL to upload to, in the answer and ever after', async (t) => {
  const { create, getJob } = server(t)
  const source = { DataSetId: ID, RevisionId: ID }
  const Md5Hash = `${'A'.repeat(22)}==`
  const { body } = await create({
    Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
    Details: { ImportAssetFromSignedUrl: { AssetName: 'a', Md5Hash, ...source } }
  })
  const { SignedUrl, ...rest } = body.Details.ImportAssetFromSignedUrl
  t.match(SignedUrl, /^http:\/\/localhost:80\/signed-urls\/upload\/[0-9a-f]{32}\?.*X-Amz-Signature=[0-9a-f]{64}$/)
  t.strictSame(rest, { AssetName: 'a', Md5Hash, ...source, SignedUrlExpiresAt: '2026-03-02T10:15:00.000Z' })
  t.strictSame((await getJob(body.Id)).body, body)
  const api = await create({
    Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API',
    Details: {
      ImportAssetFromApiGatewayApi: {
        ...{ ApiId: 'i', ApiName: 'n', ApiSpecificationMd5Hash: Md5Hash, ProtocolType: 'REST', Stage: 's' },
        ...source
      }
    }
  })
  t.match(api.body.Details.ImportAssetFromApiGatewayApi, {
    ApiSpecificationUploadUrl: /^http:.*\/signed-urls\/upload\//,
    ApiSpecificationUploadUrlExpiresAt: '2026-03-02T10:15:00.000Z'
  })
})

t.test('every request of the right shape is accepted, and what the model does not know is passed over', async (t) => {
  const { create } = server(t)
  const unknown = fc.record({ unknown: fc.jsonValue(), another: fc.constant(null) })
  await holds(
    t,
    fc.asyncProperty(createJobRequest, unknown, async (request, extra) => {
      const [member, details] = Object.entries(request.Details)[0] as [string, object]
      const { status, body } = await create({
        ...extra,
        ...request,
        Details: { ...extra, [member]: { ...extra, ...details } }
      })
      assert.equal(status, 201, JSON.stringify(body))
      const { SignedUrl, SignedUrlExpiresAt, ApiSpecificationUploadUrl, ApiSpecificationUploadUrlExpiresAt, ...echo } =
        body.Details[member]
      assert.deepEqual(echo, JSON.parse(JSON.stringify(details)))
      assert.deepEqual(Object.keys(body.Details), [member])
      assert.deepEqual(body.AssetConfiguration, request.AssetConfiguration)
    }),
    runs(50, 2000)
  )
})

t.test('each single violation is refused by name', async (t) => {
  const { create } = server(t)
  const seen = new Set<string>()
  const check = async (request: CreateJobRequest, { place, spoiler }: Violation) => {
    const { status, headers, body } = await create(withValue(request, place.path, spoiler.value))
    const what = `/${place.path.join('/')} ${spoiler.name}: ${JSON.stringify(body)}`
    assert.equal(status, 400, what)
    assert.equal(headers['x-amzn-errortype'], 'ValidationException', what)
    assert.ok(body.Message.includes(`Value at '/${place.path.join('/')}' failed to satisfy constraint`), what)
    seen.add(spoiler.name)
  }
  for (const type of JobType.enum) {
    await holds(
      t,
      fc.asyncProperty(createJobRequestOf(type, true), async (request) => {
        for (const violation of violationsOf(CreateJobRequest, request)) await check(request, violation)
      }),
      runs(2, 80)
    )
  }
  const kinds = ['left out', 'null', 'too few', 'too long', 'too many', 'too short', 'wrong enum', 'wrong pattern']
  t.strictSame([...seen].sort(), kinds)
})

t.test('Details must have exactly the member that belongs to the type', async (t) => {
  const { create } = server(t)
  const pair = fc.tuple(createJobRequest, createJobRequest).filter(([one, other]) => one.Type !== other.Type)
  await holds(
    t,
    fc.asyncProperty(pair, async ([one, other]) => {
      const [own, foreign] = [DETAILS_MEMBER[one.Type], DETAILS_MEMBER[other.Type]]
      const wrong = await create({ ...one, Details: other.Details })
      assert.equal(wrong.headers['x-amzn-errortype'], 'ValidationException')
      assert.match(wrong.body.Message, new RegExp(`'/Details/${own}'.*'/Details/${foreign}'`))
      const two = await create({ ...one, Details: { ...one.Details, ...other.Details } })
      assert.equal(two.status, 400)
      assert.match(two.body.Message, new RegExp(`^1 validation error detected. Value at '/Details/${foreign}'`))
    }),
    runs(50, 2000)
  )
})

t.test("a message has the service's words", async (t) => {
  const { create } = server(t)
  t.strictSame((await create('')).body, {
    Message:
      "2 validation errors detected. Value at '/Details' failed to satisfy constraint: Member must not be null; Value at '/Type' failed to satisfy constraint: Member must not be null"
  })
  const { body } = await create({ ...EXPORT, Type: 'EXPORT' })
  t.equal(
    body.Message,
    `1 validation error detected. Value at '/Type' failed to satisfy constraint: Member must satisfy enum value set: [${JobType.enum.join(', ')}]`
  )
})

t.test("what is no JSON, or of other types than the model has, can't be read", async (t) => {
  const { create } = server(t)
  const bodies = ['{', 'null', '[]', '"x"', '{"Type":1}', '{"Details":[]}', `${'['.repeat(5000)}${']'.repeat(5000)}`]
  for (const body of [...bodies, { ...EXPORT, Details: { ExportAssetToSignedUrl: 'x' } }]) {
    t.match(
      await create(body),
      { status: 400, headers: { 'x-amzn-errortype': 'SerializationException' } },
      String(body)
    )
  }
})

t.test('a sandbox that holds as many jobs as it may says so in its own name', async (t) => {
  const { create } = server(t, { maxJobs: 1 })
  t.equal((await create(EXPORT)).status, 201)
  t.match(await create(EXPORT), {
    status: 507,
    headers: { 'x-amzn-errortype': 'SandboxRefused' },
    body: { Message: /--max-jobs is 1/ }
  })
})

t.test('a job that is encrypted with aws:kms needs a key, and with AES256 none', async (t) => {
  const { create } = server(t)
  const request = (Encryption: object) => ({
    Type: 'EXPORT_REVISIONS_TO_S3',
    Details: {
      ExportRevisionsToS3: { DataSetId: ID, Encryption, RevisionDestinations: [{ Bucket: 'b', RevisionId: ID }] }
    }
  })
  t.match(await create(request({ Type: 'aws:kms' })), {
    status: 400,
    headers: { 'x-amzn-errortype': 'ValidationException' },
    body: { Message: /^1 validation error detected\. .*'\/Details\/ExportRevisionsToS3\/Encryption\/KmsKeyArn'/ }
  })
  t.equal((await create(request({ Type: 'aws:kms', KmsKeyArn: 'arn' }))).status, 201)
  t.equal((await create(request({ Type: 'AES256' }))).status, 201)
})

t.test('lengths are counted in code points', async (t) => {
  const { create } = server(t)
  const request = (KmsKeyArn: string) => ({
    Type: 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET',
    Details: {
      CreateS3DataAccessFromS3Bucket: {
        AssetSource: { Bucket: 'b', KmsKeysToGrant: [{ KmsKeyArn }] },
        DataSetId: ID,
        RevisionId: ID
      }
    }
  })
  t.equal((await create(request('😀'.repeat(2048)))).status, 201)
  t.match(await create(request('😀'.repeat(2049))), {
    status: 400,
    body: { Message: /between 1 and 2048, inclusive$/ }
  })
})

t.test('an ARN has the partition of its region', async (t) => {
  const { create } = server(t)
  const credential = 'Credential=AKIAEXAMPLE/20260302/us-gov-west-1/dataexchange/aws4_request'
  const { body } = await create(EXPORT, { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host` })
  t.match(body.Arn, /^arn:aws-us-gov:dataexchange:us-gov-west-1:000000000000:jobs\//)
})
