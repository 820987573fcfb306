import t, { type Test } from 'tap'
import type { Answer } from '../../../support/build.js'
import { dataSetServer, IN_PROGRESS_MS, idsIn, importRequest, NOW, type Path } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

const REASON = 'It has errors.'

/** Asserts that a response is a ConflictException that says why. */
function conflicts(t: Test, { status, headers, body }: Answer, path: Path, why: string): void {
  const { RevisionId } = idsIn(path)
  t.strictSame(
    [status, headers['x-amzn-errortype'], body],
    [
      409,
      'ConflictException',
      { Message: `The revision ${RevisionId} ${why}.`, ResourceId: RevisionId, ResourceType: 'REVISION' }
    ]
  )
}

t.test(
  'a revision is created as the service makes it: not finalized, with the comment and the tags given',
  async (t) => {
    const { dataSet, post, get } = dataSetServer(t)
    const id = await dataSet()
    const { status, body } = await post(`/v1/data-sets/${id}/revisions`, { Comment: 'November', Tags: { a: '1' } })
    t.equal(status, 201)
    t.strictSame(body, {
      Arn: `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${id}/revisions/${body.Id}`,
      Comment: 'November',
      CreatedAt: NOW,
      DataSetId: id,
      Finalized: false,
      Id: body.Id,
      UpdatedAt: NOW,
      Tags: { a: '1' }
    })
    t.strictSame((await get(`/v1/data-sets/${id}/revisions/${body.Id}`)).body, body)
    const { Tags: _, ...entry } = body
    t.strictSame((await get(`/v1/data-sets/${id}/revisions`)).body, { Revisions: [entry] }, 'lists have no tags')
  }
)

t.test('a comment may be empty, which is not the same as none, or as long as the model has it', async (t) => {
  const { dataSet, post, patch } = dataSetServer(t)
  const path = `/v1/data-sets/${await dataSet()}/revisions`
  t.equal((await post(path, { Comment: '' })).body.Comment, '')
  for (const body of [{}, undefined, { Comment: null }]) t.notOk('Comment' in (await post(path, body)).body)
  const long = '😀'.repeat(16_384)
  const { Id, Comment } = (await post(path, { Comment: long })).body
  t.equal(Comment, long)
  const tooLong = {
    status: 400,
    headers: { 'x-amzn-errortype': 'ValidationException' },
    body: { Message: /'\/Comment'/ }
  }
  t.match(await post(path, { Comment: `${long}x` }), tooLong)
  t.match(await patch(`${path}/${Id}`, { Comment: `${long}x` }), tooLong)
})

t.test('a revision is of one data set: under another one it is not found', async (t) => {
  const { dataSet, revision, get, post, aws } = dataSetServer(t)
  const [id, other] = [await dataSet(), await dataSet()]
  const path = await revision(id)
  const { RevisionId } = idsIn(path)
  const foreign: Path = `/v1/data-sets/${other}/revisions/${RevisionId}`
  for (const [method, url, body] of [
    ['GET', foreign],
    ['PATCH', foreign, {}],
    ['DELETE', foreign],
    ['GET', `${foreign}/assets`],
    ['POST', `${foreign}/revoke`, { RevocationComment: REASON }]
  ] as const) {
    const refused = await aws(method, url, body)
    t.strictSame([refused.status, refused.headers['x-amzn-errortype']], [404, 'ResourceNotFoundException'])
    t.strictSame(refused.body, {
      Message: `There is no revision with the id ${RevisionId} in the data set ${other}.`,
      ResourceId: RevisionId,
      ResourceType: 'REVISION'
    })
  }
  t.match(await get(`/v1/data-sets/${UNKNOWN_ID}/revisions/${RevisionId}`), {
    status: 404,
    body: { ResourceId: UNKNOWN_ID, ResourceType: 'DATA_SET' }
  })
  t.match(await post(`/v1/data-sets/${UNKNOWN_ID}/revisions/${RevisionId}/revoke`, {}), { status: 400 }, 'input first')
})

t.test('an id that nothing can have is a ValidationException that names it, in each place of the path', async (t) => {
  const { dataSet, revision, aws } = dataSetServer(t)
  const id = await dataSet()
  const { RevisionId } = idsIn(await revision(id))
  for (const wrong of ['', 'short', 'x'.repeat(41)]) {
    for (const [path, members] of [
      [`/v1/data-sets/${id}/revisions/${wrong}`, ['RevisionId']],
      [`/v1/data-sets/${wrong}/revisions/${RevisionId}`, ['DataSetId']],
      [`/v1/data-sets/${wrong}/revisions/${wrong}`, ['DataSetId', 'RevisionId']]
    ] as const) {
      for (const [method, url, body] of [
        ['GET', path],
        ['PATCH', path, {}],
        ['DELETE', path],
        ['POST', `${path}/revoke`, { RevocationComment: REASON }],
        ['GET', `${path}/assets`]
      ] as const) {
        const refused = await aws(method, url, body)
        t.strictSame(
          [refused.status, refused.headers['x-amzn-errortype']],
          [400, 'ValidationException'],
          `${method} ${url}`
        )
        const named = [...refused.body.Message.matchAll(/Value at '\/(\w+)'/g)].map(([, name]) => name)
        t.strictSame(named, members)
      }
    }
  }
})

t.test('a revision without assets is not finalized', async (t) => {
  const { dataSet, revision, patch, get } = dataSetServer(t)
  const path = await revision(await dataSet())
  const before = (await get(path)).body
  const refused = await patch(path, { Finalized: true, Comment: 'x' })
  t.strictSame([refused.status, refused.headers['x-amzn-errortype']], [400, 'ValidationException'])
  t.strictSame(Object.keys(refused.body), ['Message'])
  t.match(refused.body.Message, /has no assets/)
  t.strictSame((await get(path)).body, before)
})

t.test('a revision is finalized, with a comment in the same call, and made changeable again', async (t) => {
  const { dataSet, revision, importAssets, advance, patch, get, delete: remove } = dataSetServer(t)
  const path = await revision(await dataSet(), { Comment: 'one', Tags: { a: '1' } })
  await importAssets(path, ['a'])
  t.equal((await get(path)).body.UpdatedAt, NOW, 'an import does not move UpdatedAt')
  const finalized = await patch(path, { Finalized: true, Comment: 'two' })
  t.equal(finalized.status, 200)
  t.match(finalized.body, { Finalized: true, Comment: 'two', UpdatedAt: '2026-03-02T09:15:03.000Z', CreatedAt: NOW })
  t.notOk('Tags' in finalized.body)
  t.notOk('Revoked' in finalized.body)
  await advance(1000)
  for (const body of [{ Finalized: true }, { Finalized: true, Comment: 'two' }]) {
    t.strictSame((await patch(path, body)).body, finalized.body, 'once more changes nothing')
  }
  for (const body of [{ Comment: 'three' }, { Comment: 'three', Finalized: true }]) {
    conflicts(t, await patch(path, body), path, 'is finalized; set Finalized to false to change its comment')
  }
  conflicts(t, await remove(path), path, 'is finalized; set Finalized to false to delete it')
  t.match((await patch(path, { Comment: 'three', Finalized: false })).body, {
    Finalized: false,
    Comment: 'three',
    UpdatedAt: '2026-03-02T09:15:04.000Z'
  })
  t.equal((await remove(path)).status, 204)
  t.match(await remove(path), { status: 404, body: { ResourceType: 'REVISION' } })
})

t.test('an update without a change moves UpdatedAt', async (t) => {
  const { dataSet, revision, advance, patch } = dataSetServer(t)
  const path = await revision(await dataSet(), { Comment: 'one' })
  for (const body of [{}, undefined, { Comment: 'one' }, { Finalized: false }, { Comment: null, Finalized: null }]) {
    await advance(1)
    const { status, body: updated } = await patch(path, body)
    t.equal(status, 200)
    t.match(updated, { Comment: 'one', Finalized: false })
  }
  t.equal((await patch(path)).body.UpdatedAt, '2026-03-02T09:15:00.005Z')
})

t.test('a revision is neither finalized nor deleted while an import into it is IN_PROGRESS', async (t) => {
  const { dataSet, revision, importAssets, startImport, aws, advance, patch, delete: remove } = dataSetServer(t)
  const path = await revision(await dataSet())
  await importAssets(path, ['a'])
  await aws('POST', '/v1/jobs', importRequest(idsIn(path), ['waits']))
  await startImport(path, ['b'])
  conflicts(t, await patch(path, { Finalized: true }), path, 'has an import IN_PROGRESS; wait until that has ended')
  conflicts(t, await remove(path), path, 'has a job IN_PROGRESS; wait until that has ended')
  t.equal((await patch(path, { Comment: 'x' })).status, 200)
  await advance(IN_PROGRESS_MS)
  t.equal((await patch(path, { Finalized: true })).status, 200, 'an import that is WAITING is not in the way')
})

t.test('an export that is IN_PROGRESS is in the way of a deletion, not of finalizing', async (t) => {
  const { dataSet, revision, importAssets, aws, patch, delete: remove } = dataSetServer(t)
  const path = await revision(await dataSet())
  await importAssets(path, ['a'])
  const { DataSetId, RevisionId } = idsIn(path)
  const details = { DataSetId, RevisionDestinations: [{ Bucket: 'b', RevisionId }] }
  const job = await aws('POST', '/v1/jobs', {
    Type: 'EXPORT_REVISIONS_TO_S3',
    Details: { ExportRevisionsToS3: details }
  })
  await aws('PATCH', `/v1/jobs/${job.body.Id}`)
  t.equal((await remove(path)).status, 409)
  t.equal((await patch(path, { Finalized: true })).status, 200)
})

t.test('only a finalized revision is revoked; again, the comment changes and RevokedAt stays', async (t) => {
  const { dataSet, revision, importAssets, advance, post, patch, get } = dataSetServer(t)
  const path = await revision(await dataSet(), { Comment: 'c' })
  await importAssets(path, ['a'])
  const revoke = (RevocationComment: string) => post(`${path}/revoke`, { RevocationComment })
  conflicts(t, await revoke(REASON), path, 'is not finalized; only a finalized one can be revoked')
  await patch(path, { Finalized: true })
  await advance(1000)
  const { status, body } = await revoke(REASON)
  t.equal(status, 200)
  const { DataSetId, RevisionId } = idsIn(path)
  t.strictSame(body, {
    Arn: `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${DataSetId}/revisions/${RevisionId}`,
    Comment: 'c',
    CreatedAt: NOW,
    DataSetId,
    Finalized: true,
    Id: RevisionId,
    RevocationComment: REASON,
    Revoked: true,
    RevokedAt: '2026-03-02T09:15:04.000Z',
    UpdatedAt: '2026-03-02T09:15:04.000Z'
  })
  t.strictSame((await get(path)).body, body)
  t.strictSame((await get(path.replace(`/${RevisionId}`, ''))).body, { Revisions: [body] })
  await advance(1000)
  t.strictSame((await revoke('For another reason.')).body, {
    ...body,
    RevocationComment: 'For another reason.',
    UpdatedAt: '2026-03-02T09:15:05.000Z'
  })
})

t.test('a revoked revision stays as it is, and its assets can be deleted', async (t) => {
  const { dataSet, revision, importAssets, post, patch, get, delete: remove } = dataSetServer(t)
  const path = await revision(await dataSet(), { Comment: 'c' })
  const { a: assetId } = await importAssets(path, ['a'])
  await patch(path, { Finalized: true })
  await post(`${path}/revoke`, { RevocationComment: REASON })
  for (const body of [{ Finalized: false }, { Comment: 'x' }, { Comment: 'x', Finalized: false }]) {
    conflicts(t, await patch(path, body), path, 'is revoked; only its RevocationComment can change')
  }
  t.equal((await patch(path, { Finalized: true })).status, 200)
  conflicts(t, await remove(path), path, 'is revoked, and stays to tell so')
  const revoked = 'is revoked; only its RevocationComment can change'
  conflicts(t, await patch(`${path}/assets/${assetId}`, { Name: 'x' }), path, revoked)
  conflicts(t, await post('/v1/jobs', importRequest(idsIn(path), ['b'])), path, revoked)
  t.equal((await remove(`${path}/assets/${assetId}`)).status, 204)
  t.strictSame((await get(`${path}/assets`)).body, { Assets: [] })
})

t.test('a reason for revoking has 10 to 512 characters, counted in code points', async (t) => {
  const { dataSet, revision, importAssets, post, patch } = dataSetServer(t)
  const path = await revision(await dataSet())
  await importAssets(path, ['a'])
  await patch(path, { Finalized: true })
  for (const RevocationComment of ['😀'.repeat(9), '😀'.repeat(513), '', null, undefined]) {
    t.match(await post(`${path}/revoke`, { RevocationComment }), {
      status: 400,
      headers: { 'x-amzn-errortype': 'ValidationException' },
      body: { Message: /'\/RevocationComment'/ }
    })
  }
  for (const length of [10, 512]) {
    t.equal((await post(`${path}/revoke`, { RevocationComment: '😀'.repeat(length) })).status, 200)
  }
})

t.test('the newest revision is listed first, the later arrival first of two from one instant', async (t) => {
  const { dataSet, revision, advance, get } = dataSetServer(t)
  const id = await dataSet()
  for (const [Comment, ms] of [
    ['0', 0],
    ['1', 0],
    ['2', 1],
    ['3', 0]
  ] as const) {
    await advance(ms)
    await revision(id, { Comment })
    await revision(await dataSet(), { Comment: 'of another data set' })
  }
  const { Revisions } = (await get(`/v1/data-sets/${id}/revisions`)).body
  t.strictSame(
    Revisions.map((each: { Comment: string }) => each.Comment),
    ['3', '2', '1', '0']
  )
})
