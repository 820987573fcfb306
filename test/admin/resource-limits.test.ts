import t from 'tap'
import { AssetType } from '../../src/core/data-sets/asset-details.js'
import type { LimitName } from '../../src/core/model/exception.js'
import { dataSetServer, idsIn, importRequest } from '../support/data-sets.js'
import { only } from '../support/only.js'

/** The service's names of the limits of revisions and of assets for each type, and its default of both. */
const QUOTAS: Readonly<Record<AssetType, readonly [revisions: LimitName, assets: LimitName, value: number]>> = {
  S3_SNAPSHOT: ['Revisions per data set', 'Assets per revision', 10_000],
  REDSHIFT_DATA_SHARE: [
    'Revisions per Amazon Redshift datashare data set',
    'Amazon Redshift datashare assets per revision',
    20
  ],
  API_GATEWAY_API: ['Revisions per Amazon API Gateway API data set', 'Amazon API Gateway API assets per revision', 20],
  LAKE_FORMATION_DATA_PERMISSION: [
    'Revisions per AWS Lake Formation data permission data set',
    'AWS Lake Formation data permission assets per revision',
    20
  ],
  S3_DATA_ACCESS: ['Revisions per Amazon S3 data access data set', 'Amazon S3 data access assets per revision', 5]
}

const refused = (LimitName: LimitName, LimitValue: number) => ({
  status: 402,
  headers: { 'x-amzn-errortype': 'ServiceLimitExceededException' },
  body: { Message: `The limit of ${LimitValue} is reached: ${LimitName}.`, LimitName, LimitValue }
})

t.test('data sets can be limited: ENTITLED ones do not count, and a deleted one makes room', async (t) => {
  const { admin, post, delete: remove, dataSet, entitle } = dataSetServer(t)
  const create = () => post('/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })
  for (let count = 0; count < 3; count++) t.equal((await create()).status, 201, 'there is no limit unless one is set')
  const id = await dataSet()
  await entitle(id)
  await admin('PUT', '/limits', { resources: { dataSets: 4 } })
  const { status, body } = await create()
  t.equal(status, 201)
  t.match(await create(), refused('Data sets per account', 4))
  await remove(`/v1/data-sets/${body.Id}`)
  t.equal((await create()).status, 201)
  for (const resources of ['aws-defaults', { dataSets: 'aws-defaults' }]) {
    await admin('PUT', '/limits', { resources })
    t.strictSame((await admin('GET', '/limits')).body, { resources })
    t.equal((await create()).status, 201)
  }
})

t.test('the revisions of a data set can be limited, by the name and the default of its type', async (t) => {
  const { admin, post, dataSet } = dataSetServer(t)
  for (const type of AssetType.enum) {
    const [name, , awsDefault] = QUOTAS[type]
    await admin('PUT', '/limits', { resources: { revisionsPerDataSet: 2 } })
    const path = `/v1/data-sets/${await dataSet({ AssetType: type })}/revisions`
    for (let count = 0; count < 2; count++) t.equal((await post(path, {})).status, 201)
    t.match(await post(path, {}), refused(name, 2), type)
    if (awsDefault > 20) continue
    await admin('PUT', '/limits', { resources: 'aws-defaults' })
    for (let count = 2; count < awsDefault; count++) t.equal((await post(path, {})).status, 201)
    t.match(await post(path, {}), refused(name, awsDefault), type)
  }
})

t.test('an import that would bring too many assets into a revision fails with all of them', async (t) => {
  const { admin, aws, get, delete: remove, dataSet, revision, startImport, importAssets, advance } = dataSetServer(t)
  await admin('PUT', '/limits', { resources: { assetsPerRevision: 3 } })
  const path = await revision(await dataSet())
  const { a } = await importAssets(path, ['a', 'b'])
  const id = await startImport(path, ['c', 'd'])
  t.equal((await get(`/v1/jobs/${id}`)).body.State, 'IN_PROGRESS')
  await advance(3000)
  t.match((await get(`/v1/jobs/${id}`)).body, {
    State: 'ERROR',
    Errors: only({
      Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
      LimitName: 'Assets per revision',
      LimitValue: 3,
      Message: 'The limit of 3 was reached: Assets per revision.',
      ResourceId: idsIn(path).RevisionId,
      ResourceType: 'REVISION'
    })
  })
  const names = async () => (await get(`${path}/assets`)).body.Assets.map(({ Name }: { Name: string }) => Name)
  t.strictSame(await names(), ['b', 'a'])
  await remove(`${path}/assets/${a}`)
  await importAssets(path, ['c', 'd'])
  t.strictSame(await names(), ['d', 'c', 'b'], 'room was made')
  await admin('DELETE', '/limits')
  await importAssets(path, ['e'])
  t.strictSame(await names(), ['e', 'd', 'c', 'b'])

  await admin('PUT', '/limits', { resources: { assetsPerRevision: 0 } })
  const exported = { ...idsIn(path), AssetDestinations: [{ AssetId: (await importIds(path))[0], Bucket: 'b' }] }
  const job = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Details: { ExportAssetsToS3: exported } }))
    .body
  await aws('PATCH', `/v1/jobs/${job.Id}`)
  await advance(3000)
  t.equal((await get(`/v1/jobs/${job.Id}`)).body.State, 'COMPLETED', 'an export brings none')

  async function importIds(of: string): Promise<string[]> {
    return (await get(`${of}/assets`)).body.Assets.map(({ Id }: { Id: string }) => Id)
  }
})

t.test('assets that earlier imports are making count, unless those imports will fail', async (t) => {
  const { admin, get, dataSet, revision, startImport, advance } = dataSetServer(t)
  await admin('PUT', '/limits', { resources: { assetsPerRevision: 2 } })
  const set = await dataSet()
  const stateOf = async (id: string) => (await get(`/v1/jobs/${id}`)).body.State
  for (const [plan, first, second] of [
    ['succeeds', 'COMPLETED', 'ERROR'],
    ['fails', 'ERROR', 'COMPLETED'],
    ['hangs', 'IN_PROGRESS', 'COMPLETED']
  ] as const) {
    await admin('POST', '/outcomes', { plan, times: 1 })
    const path = await revision(set)
    const jobs = [await startImport(path, ['a', 'b']), await startImport(path, ['c'])] as const
    const elsewhere = await startImport(await revision(set), ['a', 'b'])
    await advance(3000)
    t.strictSame(await Promise.all([...jobs, elsewhere].map(stateOf)), [first, second, 'COMPLETED'], plan)
  }
})

t.test('assets that a seeded import will make count too, and a job does not count twice', async (t) => {
  const { admin, aws, get, dataSet, revision, startImport, advance } = dataSetServer(t)
  await admin('PUT', '/limits', { resources: { assetsPerRevision: 2 } })
  const path = await revision(await dataSet())
  const seed = { ...importRequest(idsIn(path), ['a', 'b']), plan: 'succeeds' }
  await admin('POST', '/jobs', { ...seed, Id: 'running' })
  const late = await startImport(path, ['c'])
  await advance(4000)
  t.equal((await get('/v1/jobs/running')).body.State, 'COMPLETED')
  t.equal((await get(`/v1/jobs/${late}`)).body.State, 'ERROR')
  const other = await revision(idsIn(path).DataSetId)
  const waits = [{ state: 'WAITING' }, { state: 'IN_PROGRESS', forMs: 1 }, { state: 'COMPLETED' }]
  await admin('POST', '/jobs', { ...importRequest(idsIn(other), ['a', 'b']), plan: waits, Id: 'waits' })
  await aws('PATCH', '/v1/jobs/waits')
  await advance(1)
  t.equal((await get('/v1/jobs/waits')).body.State, 'COMPLETED')
})

t.test('the limit of assets holds without data sets too, by the name and the default of the type', async (t) => {
  const { admin, aws, get, advance } = dataSetServer(t, { references: 'unchecked' })
  const ids = { DataSetId: 'd'.repeat(32), RevisionId: 'e'.repeat(32) }
  await admin('PUT', '/limits', { resources: { assetsPerRevision: 'aws-defaults' } })
  const run = async (request: object) => {
    const { Id } = (await aws('POST', '/v1/jobs', request)).body
    await aws('PATCH', `/v1/jobs/${Id}`)
    await advance(3000)
    return (await get(`/v1/jobs/${Id}`)).body
  }
  const shares = (count: number) => ({
    Type: 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES',
    Details: {
      ImportAssetsFromRedshiftDataShares: {
        ...ids,
        AssetSources: Array.from({ length: count }, (_, index) => ({ DataShareArn: `arn:share/${index}` }))
      }
    }
  })
  t.match(await run(shares(20)), { State: 'COMPLETED' })
  const [, LimitName, LimitValue] = QUOTAS.REDSHIFT_DATA_SHARE
  t.match(await run(shares(21)), { State: 'ERROR', Errors: only({ LimitName, LimitValue }) })
  t.match(await run(importRequest(ids, Array(100).fill('k'))), { State: 'COMPLETED' }, 'another type, another limit')
  await admin('PUT', '/limits', { resources: { assetsPerRevision: 0 } })
  const api = { ApiId: 'a', ApiName: 'n', ApiSpecificationMd5Hash: 'MD5MD5MD5MD5MD5MD5MD5A==', ProtocolType: 'REST' }
  const { Errors } = await run({
    Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API',
    Details: { ImportAssetFromApiGatewayApi: { ...ids, ...api, Stage: 's' } }
  })
  t.match(Errors, only({ LimitValue: 0, Message: `The limit of 0 was reached: ${QUOTAS.API_GATEWAY_API[1]}.` }))
  t.notOk('LimitName' in Errors[0], 'the enum of limits in job errors does not have it')
})

t.test('all six limits are taken, each as a number or as the default, and kept by a snapshot', async (t) => {
  const { admin } = dataSetServer(t)
  const NAMES = ['dataSets', 'revisionsPerDataSet', 'assetsPerRevision', 'eventActions', 'eventActionsPerDataSet']
  for (const name of [...NAMES, 'pendingGrantsPerReceiver']) {
    for (const value of [0, 7, 'aws-defaults']) {
      const limits = { resources: { [name]: value } }
      t.strictSame((await admin('PUT', '/limits', limits)).body, limits)
    }
    for (const value of [-1, 1.5, 'aws', '7', null]) {
      t.equal((await admin('PUT', '/limits', { resources: { [name]: value } })).status, 400, `${name}: ${value}`)
    }
  }
  t.equal((await admin('PUT', '/limits', { resources: { jobs: 1 } })).status, 400)
  t.equal((await admin('PUT', '/limits', { resources: 'none' })).status, 400)
  await admin('PUT', '/limits', { resources: { dataSets: 1, assetsPerRevision: 'aws-defaults' } })
  const snapshot = (await admin('GET', '/snapshot')).body
  await admin('DELETE', '/limits')
  await admin('PUT', '/snapshot', snapshot)
  t.strictSame((await admin('GET', '/limits')).body, { resources: { dataSets: 1, assetsPerRevision: 'aws-defaults' } })
})
