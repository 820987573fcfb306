import t from 'tap'
import { apiDataSet, IDS, idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'

const UNKNOWN = 'f'.repeat(32)

/** A server with two API assets and a file, each in a data set of its own. */
async function start(t: Parameters<typeof build>[0], references: 'auto' | 'unchecked' = 'auto') {
  const server = build(t, { references })
  await seedApi(server)
  const other = { dataSetId: '1'.repeat(32), revisionId: '2'.repeat(32), assetId: '3'.repeat(32) }
  const revisions = [{ Id: other.revisionId, assets: [{ Id: other.assetId }] }]
  await server.admin('POST', '/data-sets', { Id: other.dataSetId, AssetType: 'API_GATEWAY_API', revisions })
  const file = { dataSetId: '4'.repeat(32), revisionId: '5'.repeat(32), assetId: '6'.repeat(32) }
  const files = [{ Id: file.revisionId, assets: [{ Id: file.assetId, text: 'x' }] }]
  await server.admin('POST', '/data-sets', { Id: file.dataSetId, revisions: files })
  const send = (ids: Partial<typeof IDS>, method: 'POST' | 'GET' = 'POST') =>
    server.aws(method, '/v1', undefined, idHeaders({ ...IDS, ...ids }))
  return { ...server, send, other, file }
}

t.test('what does not exist, or not there, is not found, and the first that is missing is named', async (t) => {
  const { send, other } = await start(t)
  for (const [ids, ResourceType, ResourceId] of [
    [{ dataSetId: UNKNOWN }, 'DATA_SET', UNKNOWN],
    [{ revisionId: UNKNOWN }, 'REVISION', UNKNOWN],
    [{ assetId: UNKNOWN }, 'ASSET', UNKNOWN],
    [{ dataSetId: other.dataSetId }, 'REVISION', IDS.revisionId],
    [{ revisionId: other.revisionId }, 'REVISION', other.revisionId],
    [{ assetId: other.assetId }, 'ASSET', other.assetId]
  ] as const) {
    const { status, headers, body } = await send(ids)
    t.strictSame([status, headers['x-amzn-errortype']], [404, 'ResourceNotFoundException'], JSON.stringify(ids))
    t.match(body, { ResourceType, ResourceId })
  }
  t.equal((await send({}, 'GET')).status, 200)
  t.equal((await send(other)).status, 200, 'OWNED assets are called as well')
})

t.test('ids that nothing can have are a ValidationException that names them', async (t) => {
  const { send } = await start(t)
  for (const assetId of ['short', '']) {
    const { status, body } = await send({ assetId })
    t.equal(status, 400)
    t.equal(
      body.Message,
      "1 validation error detected. Value at '/AssetId' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9]{30,40}"
    )
  }
})

t.test('an asset that is no API is a ValidationException', async (t) => {
  const { send, file } = await start(t)
  const { status, headers, body } = await send(file)
  t.strictSame([status, headers['x-amzn-errortype']], [400, 'ValidationException'])
  t.match(body.Message, /S3_SNAPSHOT.*API_GATEWAY_API/)
})

t.test('assets are looked up where the references of jobs are not', async (t) => {
  const { send } = await start(t, 'unchecked')
  t.equal((await send({ assetId: UNKNOWN })).status, 404)
})

t.test('the assets of a revoked revision are not found, whatever ids they have', async (t) => {
  const server = build(t)
  const RevocationComment = 'The quotes were wrong.'
  for (const [index, Id] of [IDS.dataSetId, 'short'].entries()) {
    const ids = { dataSetId: Id, revisionId: index ? 'r' : IDS.revisionId, assetId: index ? 'a' : IDS.assetId }
    const revisions = [{ Id: ids.revisionId, RevocationComment, assets: [{ Id: ids.assetId }] }]
    t.equal((await server.admin('POST', '/data-sets', apiDataSet(undefined, { Id, revisions }))).status, 201)
    const { status, body, headers } = await server.aws('POST', '/v1', undefined, idHeaders(ids))
    t.equal(status, 404)
    t.strictSame(body, {
      Message: `The revision ${ids.revisionId} was revoked: ${RevocationComment}`,
      ResourceId: ids.revisionId,
      ResourceType: 'REVISION'
    })
    t.notMatch(headers['x-dataexchange-local'], /nearest|elsewhere/, 'it is there')
  }
})

t.test('a revision that is revoked, an asset that is deleted and a data set that is gone stop answering', async (t) => {
  const { aws, admin, send, other } = await start(t)
  const revision = `/v1/data-sets/${other.dataSetId}/revisions/${other.revisionId}`
  t.equal((await aws('PATCH', revision, { Finalized: true })).status, 200)
  t.equal((await send(other)).status, 200)
  t.equal((await aws('POST', `${revision}/revoke`, { RevocationComment: 'It was wrong.' })).status, 200)
  t.match((await send(other)).body, { ResourceType: 'REVISION' })
  t.equal((await aws('DELETE', `${revision}/assets/${other.assetId}`)).status, 204)
  t.equal((await send(other)).status, 404)
  t.equal((await admin('DELETE', `/data-sets/${IDS.dataSetId}`)).status, 204)
  t.match((await send({})).body, { ResourceType: 'DATA_SET' })
})

t.test('the asset that an import of an API makes can be called', async (t) => {
  const { aws, admin, wall } = build(t)
  const set = (await aws('POST', '/v1/data-sets', { AssetType: 'API_GATEWAY_API', Name: 'N', Description: 'D' })).body
  const revision = (await aws('POST', `/v1/data-sets/${set.Id}/revisions`, {})).body
  const ImportAssetFromApiGatewayApi = {
    ApiId: 'abcdefghij',
    ApiName: 'quotes',
    ApiSpecificationMd5Hash: Buffer.alloc(16).toString('base64'),
    DataSetId: set.Id,
    ProtocolType: 'REST',
    RevisionId: revision.Id,
    Stage: 'prod'
  }
  const Details = { ImportAssetFromApiGatewayApi }
  await admin('POST', '/outcomes', { plan: 'succeeds' })
  const job = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API', Details })).body
  await aws('PATCH', `/v1/jobs/${job.Id}`)
  wall.advance(60_000)
  const { Assets } = (await aws('GET', `/v1/data-sets/${set.Id}/revisions/${revision.Id}/assets`)).body
  const ids = { dataSetId: set.Id, revisionId: revision.Id, assetId: Assets[0].Id }
  const { body } = await aws('GET', '/v1/quotes', undefined, idHeaders(ids))
  t.match(body, { path: '/quotes', headers: { host: 'abcdefghij.execute-api.us-east-1.amazonaws.com' } })
})
