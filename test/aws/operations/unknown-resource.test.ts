import { Writable } from 'node:stream'
import pino from 'pino'
import t from 'tap'
import { buildApp } from '../../../src/app.js'
import { defaultConfig } from '../../../src/config/config.js'
import { type DataSetServer, dataSetServer, idsIn, importRequest } from '../../support/data-sets.js'
import { TestWall } from '../../support/test-wall.js'

/** An id that differs from another in its last character. */
const like = (id: string) => `${id.slice(0, -1)}${id.endsWith('x') ? 'y' : 'x'}`
const UNLIKE = 'ZYXWVUTSRQPONMLKJIHGFEDCBA987654'

/** The fields of the header that a request gets, without the sandbox. */
async function why(asked: Promise<{ status: number; headers: Record<string, unknown> }>) {
  const { status, headers } = await asked
  const fields = String(headers['x-dataexchange-local']).split('; ')
  return { status, ...Object.fromEntries(fields.slice(1).map((field) => field.split('='))) }
}

/** A data set with a revision that has an asset. */
async function make({ dataSet, revision, importAssets }: DataSetServer) {
  const dataSetId = await dataSet()
  const path = await revision(dataSetId)
  const { a } = await importAssets(path, ['a'])
  return { dataSetId, path, revisionId: idsIn(path).RevisionId, assetId: a as string }
}

t.test('for an unknown data set, revision or asset, similar ids in the same place are named', async (t) => {
  const server = dataSetServer(t)
  const { get, aws, patch, delete: remove } = server
  const { dataSetId, path, revisionId, assetId } = await make(server)
  await make(server)
  const wrong = {
    dataSet: `/v1/data-sets/${like(dataSetId)}`,
    revision: `/v1/data-sets/${dataSetId}/revisions/${like(revisionId)}`,
    asset: `${path}/assets/${like(assetId)}`
  }
  for (const [request, nearest] of [
    [() => get(wrong.dataSet), dataSetId],
    [() => patch(wrong.dataSet, {}), dataSetId],
    [() => remove(wrong.dataSet), dataSetId],
    [() => get(`${wrong.dataSet}/revisions`), dataSetId],
    [() => get(wrong.revision), revisionId],
    [() => get(`${wrong.revision}/assets`), revisionId],
    [() => get(wrong.asset), assetId],
    [() => remove(wrong.asset), assetId]
  ] as const) {
    t.strictSame(await why(request()), { status: 404, nearest }, String(request))
  }
  const arn = (await get(`${path}/assets/${assetId}`)).body.Arn
  t.strictSame(await why(get(`/tags/${encodeURIComponent(like(arn))}`)), { status: 404, nearest: assetId })
  t.strictSame(await why(get(`/v1/data-sets/${dataSetId.slice(0, 20)}`)), { status: 400 }, 'not like it')
  t.strictSame(await why(get(`/v1/data-sets/${dataSetId}/revisions/${UNLIKE}`)), { status: 404 })
  t.strictSame(
    await why(get(`/v1/data-sets/${dataSetId}!`)),
    { status: 400, nearest: dataSetId },
    'for an id that no data set can have too'
  )
  const ids = { DataSetId: dataSetId, RevisionId: like(revisionId) }
  t.strictSame(
    await why(aws('POST', '/v1/jobs', importRequest(ids, ['k']))),
    { status: 404, references: 'checked', nearest: revisionId },
    'for a job that names it too'
  )
})

t.test('for an unknown event action or grant, similar ids and sandboxes that have it are named', async (t) => {
  const server = dataSetServer(t)
  const { get, post, patch, delete: remove } = server
  const seeded = await server.admin('POST', '/data-sets', [
    { Origin: 'ENTITLED' },
    { revisions: [{ Finalized: true, assets: [{}] }] }
  ])
  const [entitled, SourceDataSetId] = seeded.body.dataSets.map(({ Id }: { Id: string }) => Id)
  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }
  const Event = { RevisionPublished: { DataSetId: entitled } }
  const action = (await post('/v1/event-actions', { Action, Event })).body
  const grantOf = { Name: 'n', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' }
  const grant = (await post('/v1/data-grants', { ...grantOf, SourceDataSetId })).body
  const arn = (of: { Arn: string }) => encodeURIComponent(like(of.Arn))
  for (const [request, nearest] of [
    [() => get(`/v1/event-actions/${like(action.Id)}`), action.Id],
    [() => patch(`/v1/event-actions/${like(action.Id)}`, {}), action.Id],
    [() => remove(`/v1/event-actions/${like(action.Id)}`), action.Id],
    [() => get(`/tags/${arn(action)}`), action.Id],
    [() => get(`/v1/data-grants/${like(grant.Id)}`), grant.Id],
    [() => get(`/v1/data-grants/${arn(grant)}`), grant.Id],
    [() => post(`/v1/data-grants/${arn(grant)}/accept`), grant.Id],
    [() => get(`/v1/received-data-grants/${arn(grant)}`), grant.Id],
    [() => get(`/tags/${arn(grant)}`), grant.Id]
  ] as const) {
    t.strictSame(await why(request()), { status: 404, nearest }, String(request))
  }
  const other = server.sandbox('other')
  const elsewhere = 'default'
  t.strictSame(await why(other.aws('GET', `/v1/event-actions/${action.Id}`)), { status: 404, elsewhere })
  const accept = `/v1/data-grants/${encodeURIComponent(grant.Arn)}/accept`
  t.strictSame(await why(other.aws('POST', accept)), { status: 404, elsewhere })
})

t.test('the sandboxes that have an unknown data set, revision or asset are named', async (t) => {
  const server = dataSetServer(t)
  const { path, dataSetId, revisionId, assetId } = await make(server)
  const other = server.sandbox('other')
  for (const name of ['b', 'c']) {
    const snapshot = (await server.admin('GET', '/snapshot')).body
    await server.sandbox(name).admin('PUT', '/snapshot', snapshot)
  }
  t.strictSame(await why(other.aws('GET', path)), { status: 404, elsewhere: 'default,b,c' })
  const set = (await other.aws('POST', '/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })).body
  const revisions = `/v1/data-sets/${set.Id}/revisions`
  const revision = (await other.aws('POST', revisions, {})).body
  const elsewhere = 'default,b,c'
  t.strictSame(await why(other.aws('GET', `${revisions}/${revisionId}`)), { status: 404, elsewhere })
  t.strictSame(await why(other.aws('GET', `${revisions}/${revision.Id}/assets/${assetId}`)), { status: 404, elsewhere })
  t.strictSame(await why(server.get(`/v1/data-sets/${dataSetId}/revisions/${revision.Id}`)), {
    status: 404,
    elsewhere: 'other'
  })
})

t.test('CreateJob and StartJob say whether they looked up what the job names', async (t) => {
  for (const [references, first, then] of [
    ['auto', 'unchecked', 'checked'],
    ['checked', 'checked', 'checked'],
    ['unchecked', 'unchecked', 'unchecked']
  ] as const) {
    const server = dataSetServer(t, { references })
    const { aws, admin, post, patch, getJob } = server
    const made = { DataSetId: 'a'.repeat(32), RevisionId: 'b'.repeat(32) }
    t.equal((await why(post('/v1/jobs', importRequest(made, ['k'])))).references, first, references)
    const { path } = await make(server)
    const created = await post('/v1/jobs', importRequest(idsIn(path), ['k']))
    t.equal((await why(Promise.resolve(created))).references, then)
    const start = aws('PATCH', `/v1/jobs/${created.body.Id}`)
    t.match(await why(start), { status: 202, references: then })
    t.notOk('references' in (await why(getJob(created.body.Id))))
    await admin('POST', '/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Id: 'seeded', plan: 'waits' })
    t.match(await why(patch('/v1/jobs/seeded')), { status: 202, references: 'unchecked' }, 'a seeded job never is')
  }
})

t.test('an unknown data set is one line of the log', async (t) => {
  const lines: Record<string, unknown>[] = []
  const output = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    }
  })
  const config = { ...defaultConfig(), fixtures: [], seed: 1, isSeedGiven: true }
  const app = buildApp({ config, scenarios: [], wall: new TestWall(), logger: pino({ level: 'info' }, output) })
  t.teardown(() => app.close())
  const create = { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' }
  const { Id } = (
    await app.inject({ method: 'POST', url: '/sandbox/a/v1/data-sets', payload: JSON.stringify(create) })
  ).json()
  await app.inject(`/sandbox/a/v1/data-sets/${like(Id)}`)
  await app.inject(`/sandbox/b/v1/data-sets/${Id}/revisions/${UNLIKE}`)
  const [first, second] = lines
  t.match(first, {
    msg: `GetDataSet ${like(Id)}: 404 ResourceNotFoundException: There is no data set with the id ${like(Id)}; nearest: ${Id}; sandbox a`,
    dataSetId: like(Id),
    resourceId: like(Id),
    nearest: [Id]
  })
  t.match(second, {
    msg: `GetRevision ${UNLIKE}: 404 ResourceNotFoundException: There is no data set with the id ${Id}; found in sandbox a; sandbox b`,
    resourceId: Id,
    elsewhere: ['a']
  })
  t.equal(lines.length, 2)
})
