import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { EMULATED } from '../../../src/aws/operations/emulated.js'
import { type DataSetServer, dataSetServer } from '../../support/data-sets.js'
import { holds, runs } from '../../support/property.js'

/** A list with something in it: where it is, which member has its items, and how items come and go. */
interface List {
  readonly path: string
  readonly member: string
  add(): Promise<string>
  remove(id: string): Promise<unknown>
}

/** Every list of the service, each on a server of its own. */
const LISTS: Readonly<Record<string, (server: DataSetServer) => Promise<List>>> = {
  async ListDataSets({ dataSet, delete: remove }) {
    return { path: '/v1/data-sets', member: 'DataSets', add: dataSet, remove: (id) => remove(`/v1/data-sets/${id}`) }
  },
  async ListDataSetRevisions({ dataSet, post, delete: remove }) {
    const path = `/v1/data-sets/${await dataSet()}/revisions`
    const add = async () => (await post(path, {})).body.Id as string
    return { path, member: 'Revisions', add, remove: (id) => remove(`${path}/${id}`) }
  },
  async ListRevisionAssets({ dataSet, revision, importAssets, delete: remove }) {
    const parent = await revision(await dataSet())
    let count = 0
    const add = async () => {
      const name = `${(count++ * 7) % 10}/${count}`
      return (await importAssets(parent, [name]))[name] as string
    }
    return { path: `${parent}/assets`, member: 'Assets', add, remove: (id) => remove(`${parent}/assets/${id}`) }
  },
  async ListJobs({ aws, admin, dataSet, revision }) {
    const [, , , DataSetId, , RevisionId] = (await revision(await dataSet())).split('/')
    const Details = { ImportAssetsFromS3: { AssetSources: [{ Bucket: 'b', Key: 'k' }], DataSetId, RevisionId } }
    const request = { Type: 'IMPORT_ASSETS_FROM_S3', Details }
    const add = async () => (await aws('POST', '/v1/jobs', request)).body.Id as string
    return { path: '/v1/jobs', member: 'Jobs', add, remove: (id) => admin('DELETE', `/jobs/${id}`) }
  },
  async ListEventActions({ admin, post, delete: remove }) {
    const DataSetId = (await admin('POST', '/data-sets', { Origin: 'ENTITLED' })).body.Id
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
    const path = '/v1/event-actions'
    const add = async () =>
      (await post(path, { Action, Event: { RevisionPublished: { DataSetId } } })).body.Id as string
    return { path, member: 'EventActions', add, remove: (id) => remove(`${path}/${id}`) }
  },
  ListDataGrants: (server) => grants(server, '/v1/data-grants'),
  ListReceivedDataGrants: (server) => grants(server, '/v1/received-data-grants')
}

/** A list of the grants that its sender or its receiver sees. */
async function grants({ dataSet, revision, importAssets, patch, post, delete: remove }: DataSetServer, path: string) {
  const SourceDataSetId = await dataSet()
  const granted = await revision(SourceDataSetId)
  await importAssets(granted, ['a'])
  await patch(granted, { Finalized: true })
  const grant = { Name: 'N', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
  const add = async () => (await post('/v1/data-grants', grant)).body.Id as string
  return { path, member: 'DataGrantSummaries', add, remove: (id: string) => remove(`/v1/data-grants/${id}`) }
}

t.test('these are all lists of the service', async (t) => {
  t.strictSame(
    Object.keys(LISTS).toSorted(),
    EMULATED.filter((name) => /^List(?!TagsForResource)/.test(name)).toSorted()
  )
})

async function make(t: Test, name: string) {
  const server = dataSetServer(t)
  const list = await (LISTS[name] as (server: DataSetServer) => Promise<List>)(server)
  return { ...server, list }
}

for (const name of Object.keys(LISTS)) {
  t.test(`${name} has 25 on a page, and no NextToken on the last one`, async (t) => {
    const { list, get } = await make(t, name)
    t.strictSame((await get(list.path)).body, { [list.member]: [] }, 'an empty list has its member')
    for (let count = 0; count < 25; count++) await list.add()
    const whole = (await get(list.path)).body
    t.equal(whole[list.member].length, 25)
    t.strictSame(Object.keys(whole), [list.member])
    await list.add()
    const first = (await get(list.path)).body
    t.equal(first[list.member].length, 25)
    const last = (await get(`${list.path}?nextToken=${first.NextToken}`)).body
    t.strictSame([last[list.member].length, Object.keys(last)], [1, [list.member]])
    const all = (await get(`${list.path}?maxResults=200`)).body
    t.strictSame(all, { [list.member]: [...first[list.member], ...last[list.member]] })
    t.strictSame((await get(`${list.path}?nextToken=`)).body, first, 'an empty token is none')
    t.strictSame((await get(`${list.path}?nextToken=${first.NextToken}`)).body, last, 'a token can be used again')
  })

  t.test(`${name} refuses a page size that the model does not have`, async (t) => {
    const { list, get } = await make(t, name)
    for (const [value, code, Message] of [
      ['0', 'ValidationException', /'\/MaxResults'.*greater than or equal to 1/],
      ['-1', 'ValidationException', /'\/MaxResults'.*greater than or equal to 1/],
      ['201', 'ValidationException', /'\/MaxResults'.*less than or equal to 200/],
      ['abc', 'SerializationException', /maxResults/],
      ['1.5', 'SerializationException', /maxResults/],
      ['', 'SerializationException', /maxResults/]
    ] as const) {
      t.match(
        await get(`${list.path}?maxResults=${value}`),
        { status: 400, headers: { 'x-amzn-errortype': code }, body: { Message } },
        value
      )
    }
    for (const value of ['1', '200']) t.equal((await get(`${list.path}?maxResults=${value}`)).status, 200)
  })

  t.test(`${name} takes only tokens that it has made, for the same sandbox and the same ids`, async (t) => {
    const { list, get, sandbox } = await make(t, name)
    for (let count = 0; count < 2; count++) await list.add()
    const { NextToken } = (await get(`${list.path}?maxResults=1`)).body
    const others: string[] = []
    for (const other of Object.keys(LISTS)) {
      if (other === name) continue
      const made = await make(t, other)
      for (let count = 0; count < 2; count++) await made.list.add()
      others.push((await made.get(`${made.list.path}?maxResults=1`)).body.NextToken)
    }
    const content = Buffer.from(NextToken, 'base64url').toString()
    const forged = [
      content.slice(0, -1),
      content.replace(/\d/g, '"x"'),
      '[]',
      'null',
      '{}',
      '{"list":null,"after":null}',
      '1e999'
    ]
    for (const token of [
      ...others,
      ...forged.map((text) => Buffer.from(text).toString('base64url')),
      'xyz',
      '%F0%9F%98%80',
      'x'.repeat(5000)
    ]) {
      t.match(
        await get(`${list.path}?nextToken=${token}`),
        {
          status: 400,
          headers: { 'x-amzn-errortype': 'ValidationException' },
          body: {
            Message:
              "1 validation error detected. Value at '/NextToken' failed to satisfy constraint: Member must be the NextToken of an earlier page of the same list"
          }
        },
        token.slice(0, 60)
      )
    }
    const elsewhere = sandbox('other')
    // All lists but those within a data set.
    if (!list.path.startsWith('/v1/data-sets/')) {
      t.equal((await elsewhere.aws('GET', `${list.path}?nextToken=${NextToken}`)).status, 400, 'of another sandbox')
    }
  })

  t.test(`${name} gives each item that is there all along once, in order, while others come and go`, async (t) => {
    const { list, get, admin } = await make(t, name)
    const step = fc.record({
      limit: fc.integer({ min: 1, max: 4 }),
      add: fc.nat({ max: 2 }),
      remove: fc.nat({ max: 9 })
    })
    const start = (await admin('GET', '/snapshot')).body
    await holds(
      t,
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        await admin('PUT', '/snapshot', start)
        for (let count = 0; count < 8; count++) await list.add()
        const initial: string[] = (await get(list.path)).body[list.member].map((item: { Id: string }) => item.Id)
        const gone = new Set<string>()
        const seen: string[] = []
        let token: string | undefined
        for (let index = 0; ; index++) {
          const { limit, add, remove } = steps[index % steps.length] as (typeof steps)[number]
          const { body } = await get(`${list.path}?maxResults=${limit}${token ? `&nextToken=${token}` : ''}`)
          const ids: string[] = body[list.member].map((item: { Id: string }) => item.Id)
          assert.ok(ids.length <= limit)
          seen.push(...ids)
          token = body.NextToken
          if (token === undefined) break
          // The item that the token was made from among them.
          for (const id of [initial[remove], ids.at(-1)]) {
            if (id !== undefined && index % 2 === 0 && !gone.has(id)) {
              await list.remove(id)
              gone.add(id)
            }
          }
          for (let count = 0; index < 4 && count < add; count++) await list.add()
        }
        assert.equal(new Set(seen).size, seen.length)
        const there = initial.filter((id) => !gone.has(id))
        assert.deepEqual(
          seen.filter((id) => there.includes(id)),
          there
        )
      }),
      runs(3, 200)
    )
  })
}

t.test('a token of a list belongs to its ids and its filter', async (t) => {
  const { dataSet, revision, importAssets, entitle, get, post, patch } = dataSetServer(t)
  const [id, other] = [await dataSet(), await dataSet()]
  for (let count = 0; count < 2; count++) await entitle(await dataSet())
  const paths = [await revision(id), await revision(id), await revision(other), await revision(other)]
  for (const path of paths) await importAssets(path, ['a', 'b'])
  const granted = await dataSet()
  const published = await revision(granted)
  await importAssets(published, ['a'])
  await patch(published, { Finalized: true })
  for (let count = 0; count < 6; count++) {
    const grant = { Name: 'N', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' }
    const { Arn } = (await post('/v1/data-grants', { ...grant, SourceDataSetId: granted })).body
    if (count % 2 === 0) await post(`/v1/data-grants/${encodeURIComponent(Arn)}/accept`)
  }
  const entitled = (await get('/v1/data-sets?origin=ENTITLED')).body.DataSets.map(({ Id }: { Id: string }) => Id)
  for (const DataSetId of [...entitled.slice(0, 2), ...entitled.slice(0, 2)]) {
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
    await post('/v1/event-actions', { Action, Event: { RevisionPublished: { DataSetId } } })
  }
  const states = ['PENDING_RECEIVER_ACCEPTANCE', 'ACCEPTED'].map((state) => `acceptanceState=${state}&`)
  const received = ['', ...states, states.join('')].map((filter) => `/v1/received-data-grants?${filter}`)
  const lists = [
    ...['/v1/event-actions?', ...entitled.slice(0, 2).map((id: string) => `/v1/event-actions?eventSourceId=${id}&`)],
    ...['/v1/data-grants?', ...received],
    ...['/v1/data-sets?', '/v1/data-sets?origin=OWNED&', '/v1/data-sets?origin=ENTITLED&'],
    ...[id, other].map((each) => `/v1/data-sets/${each}/revisions?`),
    ...paths.map((path) => `${path}/assets?`),
    ...['/v1/jobs?', `/v1/jobs?dataSetId=${id}&`, `/v1/jobs?revisionId=${paths[0]?.split('/').at(-1)}&`]
  ]
  for (const from of lists.slice(0, -1)) {
    const { NextToken } = (await get(`${from}maxResults=1`)).body
    t.type(NextToken, 'string', from)
    for (const to of lists) {
      t.equal((await get(`${to}nextToken=${NextToken}`)).status, to === from ? 200 : 400, `${from} ${to}`)
    }
  }
  const { NextToken } = (await get(`${received.at(-1)}maxResults=1`)).body
  const sameStates = `/v1/received-data-grants?${[...states, ...states].reverse().join('')}`
  t.equal((await get(`${sameStates}nextToken=${NextToken}`)).status, 200, 'whatever the order of states')
})
