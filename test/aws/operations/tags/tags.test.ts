import t, { type Test } from 'tap'
import { build } from '../../../support/build.js'
import { dataSetServer, idsIn, NOW } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'

/** One resource of each kind that can have tags. */
async function resources(t: Test) {
  const server = dataSetServer(t)
  const id = await server.dataSet()
  const path = await server.revision(id)
  const { a } = await server.importAssets(path, ['a'])
  const arnOf = async (url: string) => (await server.get(url)).body.Arn as string
  const seeded = await server.admin('POST', '/data-sets', [
    { Origin: 'ENTITLED' },
    { revisions: [{ Finalized: true, assets: [{}] }] }
  ])
  const [entitledId, grantedId] = seeded.body.dataSets.map(({ Id }: { Id: string }) => Id)
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const Event = { RevisionPublished: { DataSetId: entitledId } }
  const grant = { Name: 'n', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' }
  const eventAction = (await server.post('/v1/event-actions', { Action, Event })).body.Id
  const dataGrant = (await server.post('/v1/data-grants', { ...grant, SourceDataSetId: grantedId })).body.Id
  const urls = [
    `/v1/data-sets/${id}`,
    path,
    `${path}/assets/${a}`,
    `/v1/event-actions/${eventAction}`,
    `/v1/data-grants/${dataGrant}`
  ]
  const arns = await Promise.all(urls.map(arnOf))
  const tags = (arn: string) => `/tags/${encodeURIComponent(arn)}`
  return { ...server, id, path, urls, arns, arn: arns[0] as string, tags }
}

t.test('tags are added, replaced, listed and removed, on each kind of resource that has them', async (t) => {
  const { urls, arns, tags, get, post, advance, delete: remove } = await resources(t)
  await advance(1000)
  for (const [index, arn] of arns.entries()) {
    const before = (await get(urls[index] as string)).body
    t.strictSame((await get(tags(arn))).body, { tags: {} })
    const added = await post(tags(arn), { tags: { a: '1', 'b c/d': '2', '': undefined } })
    t.strictSame([added.status, added.body], [204, undefined])
    t.equal((await post(tags(arn), { tags: { a: '3', e: '' } })).status, 204)
    t.strictSame((await get(tags(arn))).body, { tags: { a: '3', 'b c/d': '2', e: '' } })
    t.strictSame(
      (await get(urls[index] as string)).body,
      { ...before, Tags: { a: '3', 'b c/d': '2', e: '' } },
      'UpdatedAt stays'
    )
    const removed = await remove(`${tags(arn)}?tagKeys=b%20c%2Fd&tagKeys=e&tagKeys=unknown`)
    t.strictSame([removed.status, removed.body], [204, undefined])
    t.strictSame((await get(tags(arn))).body, { tags: { a: '3' } })
    t.equal((await remove(`${tags(arn)}?tagKeys=a`)).status, 204)
    t.strictSame((await get(urls[index] as string)).body, before, 'without tags there is no member Tags')
  }
})

t.test('an ARN in a path may be encoded as a whole, in part, or not at all', async (t) => {
  const { arns, tags, get, post } = await resources(t)
  for (const arn of arns) {
    await post(`/tags/${arn}`, { tags: { a: '1' } })
    for (const path of [
      `/tags/${arn}`,
      tags(arn),
      tags(arn).replaceAll('%3A', ':'),
      tags(arn).replaceAll('%2F', '%2f')
    ]) {
      t.strictSame((await get(path)).body, { tags: { a: '1' } }, path)
    }
  }
})

t.test('the tags that a resource is created with are its tags', async (t) => {
  const { dataSet, revision, get, tags } = await resources(t)
  const id = await dataSet({ Tags: { a: '1' } })
  const path = await revision(id, { Tags: { b: '2' } })
  const { Arn } = (await get(path)).body
  t.strictSame((await get(tags(Arn))).body, { tags: { b: '2' } })
  t.strictSame((await get(tags(Arn.replace(/\/revisions.*/, '')))).body, { tags: { a: '1' } })
})

t.test(
  'what cannot have tags is a ValidationException, and what does not exist a ResourceNotFoundException',
  async (t) => {
    const { arn, arns, id, path, aws, tags, dataSet, entitle, get, startImport } = await resources(t)
    const [, revisionArn, assetArn, eventActionArn, grantArn] = arns as [string, string, string, string, string]
    const jobId = await startImport(path, ['x'])
    const { RevisionId } = idsIn(path)
    const entitledId = await dataSet()
    const jobArn = (await aws('GET', `/v1/jobs/${jobId}`)).body.Arn
    await entitle(entitledId)
    const entitledArn = (await get(`/v1/data-sets/${entitledId}`)).body.Arn
    const invalid = [
      '',
      'x',
      jobArn,
      `${arn}/revisions`,
      `${arn}/x/${RevisionId}`,
      `${arn}/`,
      `${eventActionArn}/x`,
      `${grantArn}/`,
      entitledArn,
      `${entitledArn}/revisions/${RevisionId}`
    ]
    const unknown: [string, string][] = [
      [arn.replace(id, UNKNOWN_ID), 'DATA_SET'],
      [arn.replace('us-east-1', 'eu-west-1'), 'DATA_SET'],
      [arn.replace('000000000000', '111111111111'), 'DATA_SET'],
      [`${arn}/revisions/${UNKNOWN_ID}`, 'REVISION'],
      [revisionArn.replace(id, UNKNOWN_ID), 'REVISION'],
      [`${revisionArn}/assets/${UNKNOWN_ID}`, 'ASSET'],
      [assetArn.replace(RevisionId, UNKNOWN_ID), 'ASSET'],
      [assetArn.replace(id, UNKNOWN_ID), 'ASSET'],
      [eventActionArn.replace(/[^/]+$/, UNKNOWN_ID), 'EVENT_ACTION'],
      [eventActionArn.replace('000000000000', '111111111111'), 'EVENT_ACTION'],
      [grantArn.replace(/[^/]+$/, UNKNOWN_ID), 'DATA_GRANT'],
      [grantArn.replace('000000000000', '111111111111'), 'DATA_GRANT']
    ]
    const requests = (url: string) =>
      [
        ['GET', url],
        ['POST', url, { tags: {} }],
        ['DELETE', `${url}?tagKeys=a`]
      ] as const
    for (const wrong of invalid) {
      for (const [method, url, body] of requests(tags(wrong))) {
        const refused = await aws(method, url, body)
        t.strictSame(
          [refused.status, refused.headers['x-amzn-errortype']],
          [400, 'ValidationException'],
          `${method} ${url}`
        )
      }
    }
    for (const [wrong, ResourceType] of unknown) {
      for (const [method, url, body] of requests(tags(wrong))) {
        const refused = await aws(method, url, body)
        t.strictSame(
          [refused.status, refused.headers['x-amzn-errortype']],
          [404, 'ResourceNotFoundException'],
          `${method} ${url}`
        )
        t.match(refused.body, { ResourceId: wrong, ResourceType })
      }
    }
  }
)

const EMOJI = '😀'

t.test(
  '50 tags, keys of 128 and values of 256 code points are taken at every door; one more is refused by name',
  async (t) => {
    const { arn, tags, post, get, delete: remove } = await resources(t)
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']))
    const revisions = `/v1/data-sets/${arn.split('/').at(-1)}/revisions`
    const doors = [
      [
        (Tags: object) => post('/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'n', Description: 'd', Tags }),
        'Tags',
        201
      ],
      [(Tags: object) => post(revisions, { Tags }), 'Tags', 201],
      [(given: object) => post(tags(arn), { tags: given }), 'tags', 204]
    ] as const
    for (const [put, member, success] of doors) {
      for (const fits of [many(50), { [EMOJI.repeat(128)]: EMOJI.repeat(256) }, { awsx: '', Aw: '' }, {}]) {
        t.equal((await put(fits)).status, success)
        const { tags: present } = (await get(tags(arn))).body
        const keys = Object.keys(present).map((key) => `tagKeys=${encodeURIComponent(key)}`)
        if (keys.length > 0) await remove(`${tags(arn)}?${keys.join('&')}`)
      }
      for (const [wrong, path, why] of [
        [many(51), '', /at most 50/],
        [{ [EMOJI.repeat(129)]: '' }, `/${EMOJI.repeat(128)}`, /between 1 and 128/],
        [{ '': 'v' }, '/', /between 1 and 128/],
        [{ k: EMOJI.repeat(257) }, '/k', /less than or equal to 256/],
        [{ 'aws:x': '' }, '/aws:x', /reserved/],
        [{ 'AWS:x': '' }, '/AWS:x', /reserved/]
      ] as const) {
        const { status, headers, body } = await put(wrong)
        t.strictSame([status, headers['x-amzn-errortype']], [400, 'ValidationException'])
        t.ok(body.Message.includes(`Value at '/${member}${path}' failed`), body.Message)
        t.match(body.Message, why)
      }
    }
  }
)

t.test('a resource has 50 tags at most in all', async (t) => {
  const { arn, tags, post, get } = await resources(t)
  const some = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`k${from + index}`, 'v']))
  t.equal((await post(tags(arn), { tags: some(0, 49) })).status, 204)
  const refused = await post(tags(arn), { tags: some(49, 51) })
  t.strictSame([refused.status, refused.headers['x-amzn-errortype']], [400, 'ValidationException'])
  t.strictSame((await get(tags(arn))).body, { tags: some(0, 49) })
  t.equal((await post(tags(arn), { tags: some(0, 50) })).status, 204, 'those that are replaced do not count twice')
})

t.test(
  'a request without tags or keys is a ValidationException; tags that are no map of texts can not be read',
  async (t) => {
    const { arn, tags, post, aws, delete: remove } = await resources(t)
    for (const body of [{}, undefined, { tags: null }, { Tags: {} }]) {
      t.match(await post(tags(arn), body), {
        status: 400,
        headers: { 'x-amzn-errortype': 'ValidationException' },
        body: { Message: /'\/tags'/ }
      })
    }
    for (const given of [[], 'x', 1, { a: 1 }, { a: { b: 'c' } }]) {
      t.match(
        await post(tags(arn), { tags: given }),
        { status: 400, headers: { 'x-amzn-errortype': 'SerializationException' } },
        JSON.stringify(given)
      )
    }
    t.match(await remove(tags(arn)), {
      status: 400,
      headers: { 'x-amzn-errortype': 'ValidationException' },
      body: { Message: /'\/TagKeys'/ }
    })
    t.match(await aws('POST', tags(arn), '{', {}), {
      status: 400,
      headers: { 'x-amzn-errortype': 'SerializationException' }
    })
  }
)

t.test('keys of any text are kept as they are, and a null value is none', async (t) => {
  const { arn, tags, aws, get, delete: remove } = await resources(t)
  const odd = '{"tags":{"__proto__":"p","constructor":"c","a\\nb":"n"," ":"s","\\ud800":"x","toString":"t"}}'
  t.equal((await aws('POST', tags(arn), odd)).status, 204)
  const { body } = await get(tags(arn))
  t.strictSame(Object.entries(body.tags).sort(), Object.entries(JSON.parse(odd).tags).sort())
  for (const key of ['__proto__', 'a\nb', ' ']) await remove(`${tags(arn)}?tagKeys=${encodeURIComponent(key)}`)
  t.strictSame(Object.keys((await get(tags(arn))).body.tags).sort(), ['constructor', 'toString', '\ud800'])
})

t.test("tags of a grant are its sender's alone, and stay when it is accepted and when it has ended", async (t) => {
  const { post, get, advance, admin, tags } = await resources(t)
  const seeded = await admin('POST', '/data-sets', { revisions: [{ Finalized: true, assets: [{}] }] })
  const { Id, Arn } = (
    await post('/v1/data-grants', {
      ...{ Name: 'n', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' },
      ...{ SourceDataSetId: seeded.body.Id, EndsAt: new Date(Date.parse(NOW) + 100_000).toISOString() }
    })
  ).body
  const received = `/v1/received-data-grants/${encodeURIComponent(Arn)}`
  await post(tags(Arn), { tags: { a: '1' } })
  t.notOk('Tags' in (await get(received)).body)
  t.notOk('Tags' in (await post(`/v1/data-grants/${encodeURIComponent(Arn)}/accept`)).body)
  await advance(200_000)
  await post(tags(Arn), { tags: { b: '2' } })
  t.strictSame((await get(`/v1/data-grants/${Id}`)).body.Tags, { a: '1', b: '2' })
  t.notOk('Tags' in (await get(received)).body)
})

t.test('what does not exist is called by what named it: an id or an ARN', async (t) => {
  const { aws } = build(t)
  const id = 'x'.repeat(32)
  const arn = `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${id}`
  const messageOf = async (path: string) => (await aws('GET', path)).body.Message
  t.equal(await messageOf(`/v1/data-sets/${id}`), `There is no data set with the id ${id}.`)
  t.equal(await messageOf(`/tags/${encodeURIComponent(arn)}`), `There is no data set with the ARN ${arn}.`)
})
