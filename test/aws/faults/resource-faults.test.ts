import t, { type Test } from 'tap'
import { OPERATION_TABLE } from '../../../src/aws/operation-table.js'
import { EMULATED } from '../../../src/aws/operations/emulated.js'
import { build } from '../../support/build.js'

const UNKNOWN = 'f'.repeat(32)
const EFFECT = { exception: 'ThrottlingException' }

/**
 * A server with two data sets, each with a revision that has an asset, and a request for each operation on the first.
 */
async function start(t: Test) {
  const server = build(t)
  const { aws, wall } = server
  const make = async (name: string) => {
    const set = (await aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: name, Description: 'D' })).body
    const revision = (await aws('POST', `/v1/data-sets/${set.Id}/revisions`, {})).body
    const ids = { DataSetId: set.Id, RevisionId: revision.Id }
    const Details = { ImportAssetsFromS3: { ...ids, AssetSources: [{ Bucket: 'b', Key: `${name}.csv` }] } }
    const job = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details })).body
    await aws('PATCH', `/v1/jobs/${job.Id}`)
    wall.advance(60_000)
    const { Assets } = (await aws('GET', `/v1/data-sets/${set.Id}/revisions/${revision.Id}/assets`)).body
    return { set, revision, asset: Assets[0], job, Details }
  }
  return { ...server, one: await make('one'), other: await make('other') }
}

type Made = Awaited<ReturnType<typeof start>>['one']

/** A request for each operation on data sets, revisions, assets and tags that names one in its path. */
function requests({ set, revision, asset }: Made) {
  const dataSet = `/v1/data-sets/${set.Id}`
  const inRevision = `${dataSet}/revisions/${revision.Id}`
  const ofAsset = `${inRevision}/assets/${asset.Id}`
  const tags = `/tags/${encodeURIComponent(asset.Arn)}`
  return {
    dataSet: {
      GetDataSet: ['GET', dataSet],
      UpdateDataSet: ['PATCH', dataSet, { Name: 'new' }],
      CreateRevision: ['POST', `${dataSet}/revisions`, {}],
      ListDataSetRevisions: ['GET', `${dataSet}/revisions`],
      SendDataSetNotification: ['POST', `${dataSet}/notification`, { Type: 'DATA_DELAY' }],
      DeleteDataSet: ['DELETE', dataSet]
    },
    revision: {
      GetRevision: ['GET', inRevision],
      UpdateRevision: ['PATCH', inRevision, { Comment: 'new' }],
      RevokeRevision: ['POST', `${inRevision}/revoke`, { RevocationComment: 'for a reason' }],
      ListRevisionAssets: ['GET', `${inRevision}/assets`],
      DeleteRevision: ['DELETE', inRevision]
    },
    asset: {
      GetAsset: ['GET', ofAsset],
      UpdateAsset: ['PATCH', ofAsset, { Name: 'new' }],
      ListTagsForResource: ['GET', tags],
      TagResource: ['POST', tags, { tags: { a: 'b' } }],
      UntagResource: ['DELETE', `${tags}?tagKeys=a`],
      DeleteAsset: ['DELETE', ofAsset]
    }
  } as Record<'dataSet' | 'revision' | 'asset', Record<string, ['GET' | 'POST' | 'PATCH' | 'DELETE', string, object?]>>
}

t.test('there is a request for each operation that names a data set, or what is in one, in its path', async (t) => {
  const { one } = await start(t)
  const named = Object.values(requests(one)).flatMap((each) => Object.keys(each))
  const expected = EMULATED.filter((name) => /\{(DataSetId|ResourceArn)\}/.test(OPERATION_TABLE[name].path))
  t.strictSame(named.toSorted(), expected.toSorted())
})

t.test(
  'faults by data set, revision and asset are for the requests that name it in their path, and no others',
  async (t) => {
    const { aws, admin, one, other } = await start(t)
    const { asset, revision, dataSet } = requests(one)
    const others = requests(other)
    const named = {
      dataSetId: { id: one.set.Id, hits: { ...dataSet, ...revision, ...asset }, misses: {} },
      revisionId: { id: one.revision.Id, hits: { ...revision, ...asset }, misses: dataSet },
      assetId: { id: one.asset.Id, hits: asset, misses: { ...dataSet, ...revision } }
    }
    for (const [kind, { id, hits }] of Object.entries(named)) {
      await admin('POST', '/faults', { id: kind, match: { [kind]: id }, effect: EFFECT })
      for (const [name, request] of Object.entries(hits))
        t.equal((await aws(...request)).status, 429, `${kind}: ${name}`)
      t.equal((await admin('GET', `/faults/${kind}`)).body.fired, Object.keys(hits).length)
      // Nothing was done, so that each comes again.
      t.equal((await aws('GET', '/v1/data-sets')).body.DataSets.length, 2)
      await admin('DELETE', '/faults')
    }
    for (const [kind, { id, misses }] of Object.entries(named)) {
      await admin('POST', '/faults', { id: kind, match: { [kind]: id }, effect: EFFECT })
      for (const [name, request] of Object.entries(misses)) {
        if (!name.startsWith('Delete')) t.not((await aws(...request)).status, 429, `${kind}: ${name}`)
      }
      await admin('DELETE', '/faults')
    }
    const all = Object.entries(named).map(([kind, { id }]) => ({ match: { [kind]: id }, effect: EFFECT }))
    await admin('POST', '/faults', all)
    for (const [name, request] of Object.entries({ ...others.asset, ...others.revision, ...others.dataSet })) {
      t.not((await aws(...request)).status, 429, `of another data set: ${name}`)
    }
  }
)

t.test(
  'an operation on data sets that names none in its path is hit by its name, by each exception that it declares',
  async (t) => {
    const { aws, admin } = await start(t)
    const requests = { CreateDataSet: ['POST', {}], ListDataSets: ['GET'] } as const
    for (const [operation, [method, body]] of Object.entries(requests)) {
      for (const [exception, status] of [
        ['ServiceLimitExceededException', 402],
        ['AccessDeniedException', 403],
        ['InternalServerException', 500]
      ] as const) {
        await admin('POST', '/faults', { match: { operation }, times: 1, effect: { exception } })
        const answer = await aws(method, '/v1/data-sets', body)
        t.strictSame([answer.status, answer.headers['x-amzn-errortype']], [status, exception], operation)
      }
    }
  }
)

t.test('faults by data set, revision and asset are for requests on the jobs whose Details mention it', async (t) => {
  const { aws, admin, getJob, one, other } = await start(t)
  for (const [kind, id] of [
    ['dataSetId', one.set.Id],
    ['revisionId', one.revision.Id]
  ] as const) {
    const create = (made: Made) => aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details: made.Details })
    await admin('POST', '/faults', { id: 'f', match: { [kind]: id }, effect: EFFECT })
    t.equal((await getJob(one.job.Id)).status, 429, kind)
    t.equal((await aws('PATCH', `/v1/jobs/${one.job.Id}`)).status, 429)
    t.equal((await aws('DELETE', `/v1/jobs/${one.job.Id}`)).status, 429)
    t.equal((await create(one)).status, 429)
    t.equal((await getJob(other.job.Id)).status, 200)
    t.equal((await getJob(UNKNOWN)).status, 404)
    t.equal((await create(other)).status, 201)
    for (const body of ['', '{', '[]', '{"Details":null}', '{"Details":{"DataSetId":{}}}']) {
      t.equal((await aws('POST', '/v1/jobs', body)).status, 400, `an unreadable CreateJob: ${body}`)
    }
    await admin('DELETE', '/faults')
  }
  const DataSetId = one.set.Id
  const destinations = [one.asset.Id, one.asset.Id].map((AssetId) => ({ AssetId, Bucket: 'b', Key: 'k' }))
  const ExportAssetsToS3 = { DataSetId, RevisionId: one.revision.Id, AssetDestinations: destinations }
  await admin('POST', '/faults', { match: { assetId: one.asset.Id, operation: 'CreateJob' }, effect: EFFECT })
  t.equal((await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Details: { ExportAssetsToS3 } })).status, 429)
})
