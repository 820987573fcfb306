import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { readEvents } from '../../support/event-stream.js'
import { differs } from '../../support/openapi.js'
import { listen } from '../../support/server.js'

/** A server without jobs, and the events of its default sandbox from now on. */
async function start(t: Test) {
  const server = await listen(t, { fixtures: [] })
  const { events } = await readEvents(`${server.url}/__admin/events`)
  /** The events so far of changes, those after the last call, in order. Every one fits its schema. */
  const changes = async () => {
    await server.admin('POST', '/faults', { id: 'last', match: { operation: 'ListEventActions' }, delay: { ms: 0 } })
    await server.aws('GET', '/v1/event-actions')
    await server.admin('DELETE', '/faults')
    // What does not fit into a window is written at its end.
    while (events.at(-1)?.event !== 'fault') {
      server.wall.advance(100)
      await nextTurn()
    }
    const all = events.splice(0)
    for (const each of all) t.equal(differs(each, '/components/schemas/StreamEvent'), undefined, each.event)
    return all.filter(({ event }) => !['request', 'fault'].includes(event))
  }
  return { ...server, changes }
}

t.test('each change of a data set, a revision or an asset is an event, whoever made it', async (t) => {
  const { aws, changes, wall } = await start(t)
  const set = (await aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })).body
  const dataSet = `/v1/data-sets/${set.Id}`
  const revision = (await aws('POST', `${dataSet}/revisions`, {})).body
  const inRevision = `${dataSet}/revisions/${revision.Id}`
  const [dataSetId, revisionId] = [set.Id, revision.Id]
  t.strictSame(await changes(), [
    { event: 'data-set', data: { dataSetId, change: 'created' } },
    { event: 'revision', data: { dataSetId, revisionId, change: 'created' } }
  ])

  const AssetSources = ['a', 'b'].map((Key) => ({ Bucket: 'b', Key }))
  const Details = { ImportAssetsFromS3: { AssetSources, DataSetId: dataSetId, RevisionId: revisionId } }
  const job = (await aws('POST', '/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details })).body
  await aws('PATCH', `/v1/jobs/${job.Id}`)
  await changes()
  wall.advance(3000)
  const made = await changes()
  t.strictSame(
    made.map(({ event, data: { change, to } }) => [event, change ?? to]),
    [
      ['asset', 'created'],
      ['asset', 'created'],
      ['transition', 'COMPLETED']
    ],
    'the assets are there when the job is COMPLETED'
  )
  const assetIds = made.slice(0, 2).map(({ data }) => data.assetId)
  const { Assets } = (await aws('GET', `${inRevision}/assets`)).body
  t.strictSame(new Set(assetIds), new Set(Assets.map(({ Id }: { Id: string }) => Id)))
  const [assetId] = assetIds

  const tags = { tags: { a: 'b' } }
  for (const [request, ...expected] of [
    [() => aws('PATCH', dataSet, { Name: 'new' }), { event: 'data-set', data: { dataSetId, change: 'updated' } }],
    [
      () => aws('POST', `/tags/${encodeURIComponent(set.Arn)}`, tags),
      { event: 'data-set', data: { dataSetId, change: 'updated' } }
    ],
    [
      () => aws('PATCH', inRevision, { Comment: 'new' }),
      { event: 'revision', data: { dataSetId, revisionId, change: 'updated' } }
    ],
    [
      () => aws('PATCH', `${inRevision}/assets/${assetId}`, { Name: 'new' }),
      { event: 'asset', data: { dataSetId, revisionId, assetId, change: 'updated' } }
    ],
    [() => aws('PATCH', dataSet, { Name: 1 })],
    [() => aws('GET', dataSet)],
    [
      () => aws('DELETE', `${inRevision}/assets/${assetId}`),
      { event: 'asset', data: { dataSetId, revisionId, assetId, change: 'deleted' } }
    ],
    [() => aws('DELETE', inRevision), { event: 'revision', data: { dataSetId, revisionId, change: 'deleted' } }],
    [() => aws('DELETE', dataSet), { event: 'data-set', data: { dataSetId, change: 'deleted' } }]
  ] as const) {
    await request()
    t.strictSame(await changes(), expected)
  }
})

t.test('what a snapshot or a reset brings is told by one event', async (t) => {
  const { aws, admin, changes } = await start(t)
  const create = () => aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })
  await create()
  const snapshot = (await admin('GET', '/snapshot')).body
  await changes()
  for (const replace of [
    () => admin('PUT', '/snapshot', snapshot),
    () => admin('POST', '/scenarios?mode=replace', { name: 's' }),
    () => admin('POST', '/reset')
  ]) {
    await replace()
    t.strictSame(await changes(), [{ event: 'cleared', data: {} }])
    await create()
    t.match(await changes(), [{ event: 'data-set', data: { change: 'created' } }], 'what comes after it is told')
  }
})

t.test('what is seeded or deleted with its data set or its revision is not told one by one', async (t) => {
  const { admin, aws, changes } = await start(t)
  const revisions = [
    {
      assets: [
        { Name: 'a', text: 'a' },
        { Name: 'b', text: 'b' }
      ]
    },
    { assets: [] }
  ]
  await admin('POST', '/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', revisions })
  const dataSetId = (await aws('GET', '/v1/data-sets')).body.DataSets[0].Id
  t.strictSame(await changes(), [{ event: 'data-set', data: { dataSetId, change: 'created' } }])
  await admin('POST', `/data-sets/${dataSetId}/revisions`, revisions[0])
  const { Revisions } = (await aws('GET', `/v1/data-sets/${dataSetId}/revisions`)).body
  t.strictSame(await changes(), [
    { event: 'revision', data: { dataSetId, revisionId: Revisions[0].Id, change: 'created' } }
  ])
  await admin('DELETE', `/data-sets/${dataSetId}`)
  t.strictSame(await changes(), [{ event: 'data-set', data: { dataSetId, change: 'deleted' } }])
})

t.test('each change of an event action or a data grant is an event, with the data set that it is for', async (t) => {
  const { aws, admin, changes, wall } = await start(t)
  const [entitled, source] = ['e', 's'].map((letter) => letter.repeat(32)) as [string, string]
  const onData = { Event: { RevisionPublished: { DataSetId: entitled } } }
  const applied = await admin('POST', '/scenarios', {
    name: 'sides',
    dataSets: [
      { Id: entitled, Origin: 'ENTITLED' },
      { Id: source, revisions: [{ Finalized: true }] }
    ],
    eventActions: [onData],
    dataGrants: [{ SourceDataSetId: source, EndsAt: new Date(wall.now() + 5000).toISOString() }]
  })
  const eventActionId = applied.body.eventActions[0].Id
  const { Id: dataGrantId, Arn, DataSetId: copy } = applied.body.dataGrants[0]
  const onCopy = { Event: { RevisionPublished: { DataSetId: copy } } }
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const own = async () => (await changes()).filter(({ event }) => ['event-action', 'data-grant'].includes(event))
  const action = (change: string) => ({ event: 'event-action', data: { eventActionId, dataSetId: entitled, change } })
  const grant = (change: string) => ({ event: 'data-grant', data: { dataGrantId, dataSetId: source, change } })
  t.strictSame(await own(), [action('created'), grant('created')])
  await aws('PATCH', `/v1/event-actions/${eventActionId}`, { Action })
  await aws('POST', `/tags/${encodeURIComponent(Arn)}`, { tags: { a: '1' } })
  await aws('POST', `/v1/data-grants/${encodeURIComponent(Arn)}/accept`)
  t.strictSame(await own(), [action('updated'), grant('updated'), grant('updated')])
  const { Id } = (await aws('POST', '/v1/event-actions', { Action, ...onCopy })).body
  await aws('DELETE', `/v1/event-actions/${eventActionId}`)
  await own()
  wall.advance(5000)
  t.strictSame(
    await own(),
    [{ event: 'event-action', data: { eventActionId: Id, dataSetId: copy, change: 'deleted' } }],
    'those on a data set that is gone are deleted with it'
  )
  await aws('DELETE', `/v1/data-grants/${dataGrantId}`)
  t.strictSame(await own(), [grant('deleted')])
  await admin('POST', '/scenarios?mode=replace', { name: 'x' })
  t.strictSame(await own(), [], 'one event tells of all that is replaced')
})
