import t, { type Test } from 'tap'
import {
  type DataSetServer,
  dataSetServer,
  IN_PROGRESS_MS,
  idsIn,
  importRequest,
  NOW
} from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

t.test(
  'a data set is created as the service makes it, OWNED, in the region and the account of the request',
  async (t) => {
    const { aws, get } = dataSetServer(t, { accountId: '123456789012' })
    const request = { AssetType: 'S3_SNAPSHOT', Name: 'Prices', Description: 'Daily', Tags: { team: 'a' } }
    const scope = 'Credential=AKIAEXAMPLE/20260302/eu-west-1/dataexchange/aws4_request'
    const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host`
    const { status, headers, body } = await aws('POST', '/v1/data-sets', request, { authorization })
    t.equal(status, 201)
    t.equal(headers['content-type'], 'application/json')
    t.match(body.Id, /^[0-9a-f]{32}$/)
    t.strictSame(body, {
      Arn: `arn:aws:dataexchange:eu-west-1:123456789012:data-sets/${body.Id}`,
      AssetType: 'S3_SNAPSHOT',
      CreatedAt: NOW,
      Description: 'Daily',
      Id: body.Id,
      Name: 'Prices',
      Origin: 'OWNED',
      UpdatedAt: NOW,
      Tags: { team: 'a' }
    })
    t.strictSame((await get(`/v1/data-sets/${body.Id}`)).body, body)
    const { Tags: _, ...entry } = body
    t.strictSame((await get('/v1/data-sets')).body, { DataSets: [entry] }, 'lists have no tags')
  }
)

t.test('a data set without tags has no member Tags', async (t) => {
  const { post, get } = dataSetServer(t)
  const { body } = await post('/v1/data-sets', { AssetType: 'API_GATEWAY_API', Name: '', Description: '', Tags: {} })
  t.strictSame(Object.keys(body).sort(), [
    ...['Arn', 'AssetType', 'CreatedAt', 'Description', 'Id', 'Name', 'Origin', 'UpdatedAt']
  ])
  t.strictSame((await get(`/v1/data-sets/${body.Id}`)).body, body)
})

t.test('two data sets may have the same name', async (t) => {
  const { dataSet } = dataSetServer(t)
  t.not(await dataSet({ Name: 'same' }), await dataSet({ Name: 'same' }))
})

t.test(
  'an update changes what it names and moves UpdatedAt, also without any member; it returns no tags',
  async (t) => {
    const { dataSet, advance, patch, get } = dataSetServer(t)
    const id = await dataSet({ Tags: { a: '1' } })
    const path = `/v1/data-sets/${id}`
    await advance(1000)
    const renamed = await patch(path, { Name: 'New' })
    t.equal(renamed.status, 200)
    t.match(renamed.body, { Name: 'New', Description: 'D', CreatedAt: NOW, UpdatedAt: '2026-03-02T09:15:01.000Z' })
    t.notOk('Tags' in renamed.body)
    await advance(1)
    t.match((await patch(path, { Description: '' })).body, { Name: 'New', Description: '' })
    for (const body of [
      {},
      undefined,
      { Name: null },
      { AssetType: 'REDSHIFT_DATA_SHARE', Origin: 'ENTITLED', Id: 'x' }
    ]) {
      await advance(1000)
      t.match(await patch(path, body), {
        status: 200,
        body: { Name: 'New', Description: '', AssetType: 'S3_SNAPSHOT' }
      })
    }
    const { body } = await get(path)
    t.match(body, { UpdatedAt: '2026-03-02T09:15:05.001Z', CreatedAt: NOW, Id: id, Origin: 'OWNED', Tags: { a: '1' } })
  }
)

t.test(
  'a data set is deleted with its revisions, finalized or not, and their assets; the next time it is gone',
  async (t) => {
    const { dataSet, revision, importAssets, patch, get, delete: remove } = dataSetServer(t)
    const id = await dataSet()
    const other = await dataSet()
    const [open, finalized] = [await revision(id), await revision(id)]
    const { a: assetId } = await importAssets(finalized, ['a'])
    await patch(finalized, { Finalized: true })
    const gone = await remove(`/v1/data-sets/${id}`)
    t.strictSame([gone.status, gone.body], [204, undefined])
    const notFound = { status: 404, body: { ResourceId: id, ResourceType: 'DATA_SET' } }
    for (const path of [`/v1/data-sets/${id}`, `/v1/data-sets/${id}/revisions`, open, finalized]) {
      t.match(await get(path), notFound, path)
    }
    t.match(await get(`${finalized}/assets/${assetId}`), notFound)
    t.match(await remove(`/v1/data-sets/${id}`), notFound)
    t.strictSame((await get('/v1/data-sets')).body.DataSets.length, 1)
    t.equal((await get(`/v1/data-sets/${other}`)).status, 200)
    t.match(await get(finalized.replace(id, other)), { status: 404, body: { ResourceType: 'REVISION' } })
  }
)

t.test('a data set is not deleted while a job on it is IN_PROGRESS, and is once that has ended', async (t) => {
  const { dataSet, revision, startImport, aws, advance, delete: remove } = dataSetServer(t)
  const id = await dataSet()
  const path = await revision(id)
  await aws('POST', '/v1/jobs', importRequest(idsIn(path), ['waits']))
  await startImport(path, ['a'])
  const refused = await remove(`/v1/data-sets/${id}`)
  t.strictSame(
    [refused.status, refused.headers['x-amzn-errortype'], refused.body],
    [
      409,
      'ConflictException',
      {
        Message: `The data set ${id} has a job IN_PROGRESS; wait until that has ended.`,
        ResourceId: id,
        ResourceType: 'DATA_SET'
      }
    ]
  )
  await advance(IN_PROGRESS_MS)
  t.equal((await remove(`/v1/data-sets/${id}`)).status, 204, 'a job that is WAITING is not in the way')
})

/** Something of every kind below an ENTITLED data set, and one of its own. */
async function entitled(
  t: Test
): Promise<DataSetServer & { id: string; path: `/v1/data-sets/${string}`; asset: string }> {
  const server = dataSetServer(t)
  const id = await server.dataSet()
  const path = await server.revision(id)
  const { a: assetId } = await server.importAssets(path, ['a'])
  await server.patch(path, { Finalized: true })
  await server.entitle(id)
  return { ...server, id, path, asset: `${path}/assets/${assetId}` }
}

t.test('an ENTITLED data set shows where it comes from, and has ARNs without an account', async (t) => {
  const { get, id, path, asset } = await entitled(t)
  const { body } = await get(`/v1/data-sets/${id}`)
  t.match(body, { Origin: 'ENTITLED', OriginDetails: { ProductId: 'prod-abcdefghij234' } })
  t.equal(body.Arn, `arn:aws:dataexchange:us-east-1::data-sets/${id}`)
  t.notOk('SourceId' in body)
  t.match((await get(path)).body.Arn, /:us-east-1::data-sets\/\w+\/revisions\/\w+$/)
  t.match((await get(asset)).body.Arn, /:us-east-1::data-sets\/\w+\/revisions\/\w+\/assets\/\w+$/)
})

t.test(
  'every change of what is ENTITLED is an AccessDeniedException, before any other rule, and changes nothing',
  async (t) => {
    const { aws, admin, id, path, asset } = await entitled(t)
    const before = (await admin('GET', '/snapshot')).body
    for (const [method, url, body] of [
      ['PATCH', `/v1/data-sets/${id}`, { Name: 'x' }],
      ['DELETE', `/v1/data-sets/${id}`],
      ['POST', `/v1/data-sets/${id}/revisions`, {}],
      ['PATCH', path, { Finalized: true }],
      ['PATCH', path, { Comment: 'x' }],
      ['DELETE', path],
      ['POST', `${path}/revoke`, { RevocationComment: 'because of it' }],
      ['PATCH', asset, { Name: 'x' }],
      ['DELETE', asset]
    ] as const) {
      const refused = await aws(method, url, body)
      t.strictSame(
        [refused.status, refused.headers['x-amzn-errortype']],
        [403, 'AccessDeniedException'],
        `${method} ${url}`
      )
      t.strictSame(Object.keys(refused.body), ['Message'])
    }
    t.strictSame((await admin('GET', '/snapshot')).body, before)
  }
)

t.test(
  'an id that nothing has is a ResourceNotFoundException, one that nothing can have a ValidationException',
  async (t) => {
    const { aws } = dataSetServer(t)
    const requests = (id: string) =>
      [
        ['GET', `/v1/data-sets/${id}`],
        ['PATCH', `/v1/data-sets/${id}`, {}],
        ['DELETE', `/v1/data-sets/${id}`],
        ['GET', `/v1/data-sets/${id}/revisions`],
        ['POST', `/v1/data-sets/${id}/revisions`, {}]
      ] as const
    for (const [method, url, body] of requests(UNKNOWN_ID)) {
      const { status, headers, body: error } = await aws(method, url, body)
      t.strictSame([status, headers['x-amzn-errortype']], [404, 'ResourceNotFoundException'], `${method} ${url}`)
      t.strictSame(error, {
        Message: `There is no data set with the id ${UNKNOWN_ID}.`,
        ResourceId: UNKNOWN_ID,
        ResourceType: 'DATA_SET'
      })
    }
    for (const id of ['', 'short', 'x'.repeat(41), 'ü'.repeat(32), '%2F'.repeat(32)]) {
      for (const [method, url, body] of requests(id)) {
        t.match(
          await aws(method, url, body),
          {
            status: 400,
            headers: { 'x-amzn-errortype': 'ValidationException' },
            body: { Message: /^1 validation error detected\. Value at '\/DataSetId' failed to satisfy constraint/ }
          },
          `${method} ${url}`
        )
      }
    }
  }
)

t.test('the newest data set is listed first, OWNED ones before ENTITLED ones, and by origin alone', async (t) => {
  const { dataSet, entitle, advance, get } = dataSetServer(t)
  const ids: string[] = []
  for (let count = 0; count < 6; count++) {
    if (count % 2 === 0) await advance(1000)
    ids.push(await dataSet({ Name: String(count) }))
  }
  for (const index of [1, 4]) await entitle(ids[index] as string)
  const names = async (query: string) =>
    (await get(`/v1/data-sets${query}`)).body.DataSets.map((each: { Name: string }) => each.Name)
  t.strictSame(await names('?origin=OWNED'), ['5', '3', '2', '0'])
  t.strictSame(await names('?origin=ENTITLED'), ['4', '1'])
  t.strictSame(await names(''), ['5', '3', '2', '0', '4', '1'])
  t.match(await get('/v1/data-sets?origin=owned'), {
    status: 400,
    body: { Message: /'\/Origin'.*\[OWNED, ENTITLED\]/ }
  })
  t.match(await get('/v1/data-sets?origin='), { status: 400 })
})
