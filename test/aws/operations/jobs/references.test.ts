import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { AssetType } from '../../../../src/core/data-sets/asset-details.js'
import { JobType } from '../../../../src/core/jobs/job-types.js'
import type { References } from '../../../../src/core/world/options.js'
import { createJobRequestOf } from '../../../support/arbitraries.js'
import type { Answer } from '../../../support/build.js'
import { type DataSetServer, dataSetServer } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'
import { runs } from '../../../support/property.js'

/** What the documents say that each type of job works on. */
const ASSET_TYPE: Readonly<Record<JobType, AssetType>> = {
  IMPORT_ASSETS_FROM_S3: 'S3_SNAPSHOT',
  IMPORT_ASSET_FROM_SIGNED_URL: 'S3_SNAPSHOT',
  EXPORT_ASSETS_TO_S3: 'S3_SNAPSHOT',
  EXPORT_ASSET_TO_SIGNED_URL: 'S3_SNAPSHOT',
  EXPORT_REVISIONS_TO_S3: 'S3_SNAPSHOT',
  IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: 'REDSHIFT_DATA_SHARE',
  IMPORT_ASSET_FROM_API_GATEWAY_API: 'API_GATEWAY_API',
  CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: 'S3_DATA_ACCESS',
  IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: 'LAKE_FORMATION_DATA_PERMISSION'
}

/** The types of which there are data sets: those above, and for each type another one. */
const TYPES = [...new Set(Object.values(ASSET_TYPE))]
const otherType = (type: AssetType) => TYPES[(TYPES.indexOf(type) + 1) % TYPES.length] as AssetType

const DETAILS: Readonly<Record<AssetType, object>> = {
  S3_SNAPSHOT: { S3SnapshotAsset: { Size: 1 } },
  REDSHIFT_DATA_SHARE: { RedshiftDataShareAsset: { Arn: 'arn' } },
  API_GATEWAY_API: { ApiGatewayApiAsset: {} },
  S3_DATA_ACCESS: { S3DataAccessAsset: { Bucket: 'b' } },
  LAKE_FORMATION_DATA_PERMISSION: {
    LakeFormationDataPermissionAsset: {
      LakeFormationDataPermissionDetails: {},
      LakeFormationDataPermissionType: 'LFTagPolicy',
      Permissions: []
    }
  }
}

const DATA_SETS = ['owned', 'wrong type', 'ENTITLED', 'missing'] as const
const REVISIONS = ['draft', 'finalized', 'revoked', 'missing', 'of another data set'] as const
const ASSETS = ['there', 'missing', 'of another revision'] as const

/** One combination of the table. */
interface Combination {
  readonly type: JobType
  readonly dataSet: (typeof DATA_SETS)[number]
  readonly revision: (typeof REVISIONS)[number]
  readonly asset: (typeof ASSETS)[number]
}

const namesAssets = (type: JobType) => type === 'EXPORT_ASSETS_TO_S3' || type === 'EXPORT_ASSET_TO_SIGNED_URL'
const imports = (type: JobType) => !type.startsWith('EXPORT')

const COMBINATIONS: readonly Combination[] = JobType.enum.flatMap((type) =>
  DATA_SETS.flatMap((dataSet) =>
    REVISIONS.flatMap((revision) =>
      (namesAssets(type) ? ASSETS : ASSETS.slice(0, 1)).map((asset) => ({ type, dataSet, revision, asset }))
    )
  )
)

/** Some of them, for what hardly depends on the references; all in a full campaign. */
const SOME = COMBINATIONS.filter((_, index) => index % runs(7, 1) === 0)

/**
 * What the service says to references that it looks up: a status and a type of resource, or undefined if all is well.
 */
function refusal({ type, dataSet, revision, asset }: Combination): readonly [number, string?] | undefined {
  if (dataSet === 'missing') return [404, 'DATA_SET']
  if (dataSet === 'ENTITLED' && imports(type)) return [403]
  if (dataSet === 'wrong type') return [400]
  if (revision === 'missing' || revision === 'of another data set') return [404, 'REVISION']
  if (imports(type) && revision !== 'draft') return [409, 'REVISION']
  if (namesAssets(type) && asset !== 'there') return [404, 'ASSET']
  return undefined
}

/** The error with which a job of a combination that is not refused ends; undefined if it completes. */
const endError = ({ dataSet, revision }: Combination) =>
  dataSet === 'ENTITLED' && revision === 'revoked' ? 'ACCESS_DENIED_EXCEPTION' : undefined

const id = (...parts: readonly unknown[]) => parts.join('').replace(/\W|_/g, '').slice(0, 40).padEnd(32, '0')
const dataSetId = (origin: string, type: string) => id('ds', origin, type)
const revisionId = (origin: string, type: string, state: string) => id(state.slice(0, 3), origin.slice(0, 2), type)
const assetId = (origin: string, type: string, state: string) => id('as', state.slice(0, 3), origin.slice(0, 2), type)

/** The ids by which a job of a combination names its references. */
function idsOf({ type, dataSet, revision, asset }: Combination) {
  const assetType = ASSET_TYPE[type]
  const origin = dataSet === 'ENTITLED' ? 'ENTITLED' : 'OWNED'
  const kind = dataSet === 'wrong type' ? otherType(assetType) : assetType
  const state = revision === 'missing' || revision === 'of another data set' ? 'draft' : revision
  const sibling = state === 'draft' ? 'finalized' : 'draft'
  return {
    DataSetId: dataSet === 'missing' ? UNKNOWN_ID : dataSetId(origin, kind),
    RevisionId:
      revision === 'missing'
        ? UNKNOWN_ID
        : revisionId(revision === 'of another data set' ? 'OTHER' : origin, kind, state),
    AssetId: asset === 'missing' ? UNKNOWN_ID : assetId(origin, kind, asset === 'there' ? state : sibling)
  }
}

/** Every data set, revision and asset that the combinations name, as a snapshot has them. */
function dataSetsSnapshot() {
  let serial = 0
  const stamps = { createdAt: 0, updatedAt: 0, tags: {} }
  const owners = ['OWNED', 'ENTITLED', 'OTHER'].flatMap((origin) => TYPES.map((type) => ({ origin, type })))
  const dataSets = owners.map(({ origin, type }) => ({
    id: dataSetId(origin, type),
    arn: `arn:${dataSetId(origin, type)}`,
    assetType: type,
    origin: origin === 'ENTITLED' ? 'ENTITLED' : 'OWNED',
    name: 'n',
    description: 'd',
    ...stamps,
    serial: serial++
  }))
  const states = owners.flatMap((owner) => ['draft', 'finalized', 'revoked'].map((state) => ({ ...owner, state })))
  const revisions = states.map(({ origin, type, state }) => ({
    id: revisionId(origin, type, state),
    arn: 'arn',
    dataSetId: dataSetId(origin, type),
    finalized: state !== 'draft',
    ...(state === 'revoked' && { revocation: { at: 0, comment: 'It is revoked.' } }),
    ...stamps,
    serial: serial++
  }))
  const assets = states.map(({ origin, type, state }) => ({
    id: assetId(origin, type, state),
    type,
    name: 'a',
    details: DETAILS[type],
    dataSetId: dataSetId(origin, type),
    revisionId: revisionId(origin, type, state),
    ...stamps
  }))
  return { nextSerial: serial, hasHeldAny: true, dataSets, revisions, assets }
}

/** A request of each type, with whichever references. */
const REQUESTS = new Map(
  JobType.enum.map((type) => [type, fc.sample(createJobRequestOf(type, true), { numRuns: 1, seed: 1 })[0]])
)

/** A request for a job of a combination. */
function requestOf(combination: Combination): object {
  const ids: Readonly<Record<string, string>> = idsOf(combination)
  const text = JSON.stringify(REQUESTS.get(combination.type), (name, value) => ids[name] ?? value)
  return JSON.parse(text)
}

/** A server with one of the settings, and with everything that the combinations name unless it is to be empty. */
async function server(t: Test, references: References, isEmpty = false): Promise<DataSetServer> {
  const built = dataSetServer(t, { references })
  if (!isEmpty) await addDataSets(built)
  return built
}

async function addDataSets({ admin }: DataSetServer): Promise<void> {
  const snapshot = (await admin('GET', '/snapshot')).body
  const { status, body } = await admin('PUT', '/snapshot', { ...snapshot, dataSets: dataSetsSnapshot() })
  if (status !== 200) throw new Error(JSON.stringify(body))
}

const CODES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  409: 'ConflictException'
}

/** What a response says, as far as the table goes. */
const said = ({ status, headers, body }: Answer) => [
  status,
  headers['x-amzn-errortype'],
  body?.ResourceType,
  body?.ResourceId
]

/** What a response is to say to a combination that is refused, or `success`. */
function expected(combination: Combination, success: number): unknown[] {
  const [status, type] = refusal(combination) ?? [success]
  const ids = idsOf(combination)
  const named = { DATA_SET: ids.DataSetId, REVISION: ids.RevisionId, ASSET: ids.AssetId }
  return [status, CODES[status], type, named[type as keyof typeof named]]
}

const describe = ({ type, dataSet, revision, asset }: Combination) =>
  `${type}: data set ${dataSet}, revision ${revision}${namesAssets(type) ? `, asset ${asset}` : ''}`

/** Asserts what a list of combinations comes to, as one assertion that shows those that are wrong. */
async function compare(
  t: Test,
  combinations: readonly Combination[],
  find: (combination: Combination) => Promise<unknown>,
  wanted: (combination: Combination) => unknown
): Promise<void> {
  const [found, expected]: Record<string, unknown>[] = [{}, {}]
  for (const combination of combinations) {
    const [is, ought] = [await find(combination), wanted(combination)]
    if (JSON.stringify(is) === JSON.stringify(ought)) continue
    Object.assign(found as object, { [describe(combination)]: is })
    Object.assign(expected as object, { [describe(combination)]: ought })
  }
  t.strictSame(found, expected, `${combinations.length} combinations`)
}

for (const references of ['auto', 'checked'] as const) {
  t.test(`CreateJob looks every reference up if they are ${references} and there are data sets`, async (t) => {
    const { aws } = await server(t, references)
    await compare(
      t,
      references === 'auto' ? COMBINATIONS : SOME,
      async (combination) => said(await aws('POST', '/v1/jobs', requestOf(combination))),
      (combination) =>
        expected(combination, 201).map((each, index) => (refusal(combination) || index === 0 ? each : undefined))
    )
  })
}

t.test(
  'without any data set, references that are auto are taken, and those that are checked are missing',
  async (t) => {
    const { aws } = await server(t, 'auto', true)
    const create = async (combination: Combination) => (await aws('POST', '/v1/jobs', requestOf(combination))).status
    await compare(t, SOME, create, () => 201)
    const checked = await server(t, 'checked', true)
    await compare(
      t,
      SOME,
      async (combination) => said(await checked.aws('POST', '/v1/jobs', requestOf(combination))),
      (combination) => [404, CODES[404], 'DATA_SET', idsOf(combination).DataSetId]
    )
  }
)

t.test('references that are unchecked are taken by CreateJob and StartJob, and the job completes', async (t) => {
  const { aws, advance, getJob } = await server(t, 'unchecked')
  const ids = new Map<Combination, string>()
  await compare(
    t,
    SOME,
    async (combination) => {
      const created = await aws('POST', '/v1/jobs', requestOf(combination))
      ids.set(combination, created.body.Id)
      return [created.status, (await aws('PATCH', `/v1/jobs/${created.body.Id}`)).status]
    },
    () => [201, 202]
  )
  await advance(60_000)
  await compare(
    t,
    SOME,
    async (combination) => (await getJob(ids.get(combination) as string)).body.State,
    ({ type }) => (needsUpload(type) ? 'ERROR' : 'COMPLETED')
  )
})

/** Whether a job of a type fails without an upload. */
const needsUpload = (type: JobType) =>
  type === 'IMPORT_ASSET_FROM_SIGNED_URL' || type === 'IMPORT_ASSET_FROM_API_GATEWAY_API'

t.test('StartJob looks every reference up again, and a started job ends as its references let it', async (t) => {
  const built = await server(t, 'auto', true)
  const { aws, advance, getJob } = built
  const ids = new Map<Combination, string>()
  for (const combination of COMBINATIONS) {
    ids.set(combination, (await aws('POST', '/v1/jobs', requestOf(combination))).body.Id)
  }
  await addDataSets(built)
  const started: Combination[] = []
  await compare(
    t,
    COMBINATIONS,
    async (combination) => {
      const response = await aws('PATCH', `/v1/jobs/${ids.get(combination)}`)
      if (response.status === 202) started.push(combination)
      return said(response)
    },
    (combination) =>
      expected(combination, 202).map((each, index) => (refusal(combination) || index === 0 ? each : undefined))
  )
  await advance(60_000)
  await compare(
    t,
    started,
    async (combination) => {
      const { State, Errors } = (await getJob(ids.get(combination) as string)).body
      return [State, Errors?.[0].Code]
    },
    (combination) => {
      const code = needsUpload(combination.type) ? 'RESOURCE_NOT_FOUND_EXCEPTION' : endError(combination)
      return code ? ['ERROR', code] : ['COMPLETED', undefined]
    }
  )
  for (const combination of COMBINATIONS.filter((each) => refusal(each))) {
    const { body } = await getJob(ids.get(combination) as string)
    if (body.State !== 'WAITING') t.fail(`${describe(combination)} is ${body.State} after it was not started`)
  }
})

t.test('seeded jobs are never looked up', async (t) => {
  const { aws, admin, advance } = await server(t, 'checked')
  const seeds = SOME.map((combination, index) => {
    const { AssetConfiguration: _, ...seed } = requestOf(combination) as { AssetConfiguration?: unknown }
    return { ...seed, Id: String(index), plan: 'waits' }
  })
  t.equal((await admin('POST', '/jobs', seeds)).status, 201)
  await compare(
    t,
    SOME,
    async (combination) => (await aws('PATCH', `/v1/jobs/${SOME.indexOf(combination)}`)).status,
    () => 202
  )
  await advance(60_000)
  const { jobs } = (await admin('GET', '/jobs?state=COMPLETED&limit=1000')).body
  t.equal(jobs.length, SOME.length)
})
