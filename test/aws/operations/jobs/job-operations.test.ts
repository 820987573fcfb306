import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { Config } from '../../../../src/config/config.js'
import type { JobState } from '../../../../src/core/jobs/job-state.js'
import { build } from '../../../support/build.js'
import { exportRequest, Type, UNKNOWN_ID } from '../../../support/jobs.js'
import { holds, runs, sequence } from '../../../support/property.js'

const WAITING_MS = 1000
const IN_PROGRESS_MS = 3000
const FROZEN = { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } } as const

function server(t: Test, config: Partial<Config> = {}) {
  const built = build(t, { fixtures: [], ...FROZEN, waitingMs: WAITING_MS, inProgressMs: IN_PROGRESS_MS, ...config })
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    built.aws(method, `/v1/jobs${path}`, body)
  const create = async (dataSetId?: string) => (await ask('POST', '', exportRequest(dataSetId))).body.Id as string
  return { ...built, ask, create }
}

t.test('a job is started from WAITING only, and its plan begins then', async (t) => {
  const { ask, create, admin } = server(t)
  const id = await create()
  await admin('POST', '/clock/advance', { ms: 60_000 })
  t.match((await ask('GET', `/${id}`)).body, { State: 'WAITING' }, 'it waits until it is started')
  t.match(await ask('PATCH', `/${id}`), { status: 202, body: {} })
  t.match((await ask('GET', `/${id}`)).body, { State: 'IN_PROGRESS', UpdatedAt: '2026-03-02T09:16:00.000Z' })
  t.strictSame((await ask('PATCH', `/${id}`)).body, {
    Message: `The job ${id} is IN_PROGRESS; only a job that is WAITING can be started.`,
    ResourceId: id,
    ResourceType: 'JOB'
  })
  t.match(await ask('DELETE', `/${id}`), { status: 409, headers: { 'x-amzn-errortype': 'ConflictException' } })
  await admin('POST', '/clock/advance', { ms: IN_PROGRESS_MS })
  t.match((await ask('GET', `/${id}`)).body, { State: 'COMPLETED' })
})

t.test('a job is cancelled from WAITING only', async (t) => {
  const { ask, create } = server(t)
  const id = await create()
  const cancelled = await ask('DELETE', `/${id}`)
  t.strictSame([cancelled.status, cancelled.body], [204, undefined])
  t.match((await ask('GET', `/${id}`)).body, { State: 'CANCELLED' })
  t.equal((await ask('PATCH', `/${id}`)).status, 409)
  const started = await create()
  await ask('PATCH', `/${started}`)
  t.equal((await ask('DELETE', `/${started}`)).status, 409, 'it is IN_PROGRESS from its start')
})

t.test(
  'a job whose outcome begins with a written WAITING step is WAITING after its start, and can be cancelled',
  async (t) => {
    const { ask, create, admin } = server(t)
    await admin('POST', '/outcomes', { plan: [{ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS' }] })
    const id = await create()
    t.equal((await ask('PATCH', `/${id}`)).status, 202)
    t.match((await ask('GET', `/${id}`)).body, { State: 'WAITING' })
    t.match(await ask('PATCH', `/${id}`), { status: 409, body: { Message: `The job ${id} has been started already.` } })
    t.equal((await ask('DELETE', `/${id}`)).status, 204)
    await admin('POST', '/clock/advance', { ms: 60_000 })
    t.match((await ask('GET', `/${id}`)).body, { State: 'CANCELLED' })
  }
)

t.test('a job that is never started times out', async (t) => {
  const { ask, create, admin } = server(t, { unstartedMs: 5000 })
  const id = await create()
  t.match((await admin('GET', `/jobs/${id}`)).body.nextTransitionAt, '2026-03-02T09:15:05.000Z')
  await admin('POST', '/clock/advance', { ms: 5000 })
  t.match((await ask('GET', `/${id}`)).body, { State: 'TIMED_OUT' })
})

t.test('a job that is not there', async (t) => {
  const { ask } = server(t)
  for (const method of ['PATCH', 'DELETE'] as const) {
    t.match(await ask(method, `/${UNKNOWN_ID}`), { status: 404, body: { ResourceId: UNKNOWN_ID, ResourceType: 'JOB' } })
    t.match(await ask(method, '/short'), { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } })
    t.match(await ask(method, '/'), { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } })
  }
})

t.test('seeded jobs are started as well: one that is held in WAITING goes on', async (t) => {
  const { ask, admin } = server(t)
  await admin('POST', '/jobs', [
    { Type, Id: 'waits', plan: 'waits' },
    { Type, Id: 'held', plan: [{ state: 'WAITING' }, { state: 'IN_PROGRESS', forPolls: 1 }, { state: 'ERROR' }] },
    { Type, Id: 'runs', plan: 'succeeds' }
  ])
  for (const id of ['waits', 'held', 'runs']) t.equal((await ask('PATCH', `/${id}`)).status, 202, id)
  t.match((await ask('GET', '/held')).body, { State: 'IN_PROGRESS' })
  t.match((await ask('GET', '/held')).body, { State: 'ERROR' })
  await admin('POST', '/clock/advance', { ms: WAITING_MS + IN_PROGRESS_MS })
  t.match((await ask('GET', '/waits')).body, { State: 'COMPLETED' })
  t.match((await ask('GET', '/runs')).body, { State: 'COMPLETED' })
})

t.test('a job that is moved by hand before it is started goes on with its plan from there', async (t) => {
  const { ask, create, admin } = server(t)
  await admin('POST', '/outcomes', { plan: 'fails' })
  const id = await create()
  await admin('POST', `/jobs/${id}/transition`, { state: 'IN_PROGRESS' })
  await admin('POST', '/clock/advance', { ms: IN_PROGRESS_MS })
  t.match((await ask('GET', `/${id}`)).body, { State: 'ERROR' })
})

t.test('the newest job is listed first, page by page, each once while others are created', async (t) => {
  const { ask, create } = server(t)
  const ids: string[] = []
  for (let count = 0; count < 12; count++) ids.push(await create())
  const listed: string[] = []
  let token: string | undefined
  do {
    const { status, body } = await ask('GET', `?maxResults=5${token ? `&nextToken=${token}` : ''}`)
    t.equal(status, 200)
    listed.push(...body.Jobs.map(({ Id }: { Id: string }) => Id))
    token = body.NextToken
    await create()
  } while (token !== undefined)
  t.strictSame(listed, ids.toReversed())
  t.strictSame((await ask('GET', '?maxResults=200')).body.Jobs.length, 15)
  t.equal((await ask('GET', '')).body.NextToken, undefined)
  t.strictSame((await ask('GET', '?maxResults=1')).body.Jobs, [(await ask('GET', '?maxResults=1')).body.Jobs[0]])
})

t.test('jobs are listed by CreatedAt, the later arrival first of two, whatever the order of seeding', async (t) => {
  const { ask, create, admin } = server(t)
  const created = await create()
  const { CreatedAt: now } = (await ask('GET', `/${created}`)).body
  const seeds: readonly [Id: string, CreatedAt: string | undefined, DataSetId: string][] = [
    ['old', '2021-05-06T07:08:09.000Z', 'one'],
    ['older', '2020-05-06T07:08:09.000Z', 'other'],
    ['later', undefined, 'one'],
    ['tie', '2021-05-06T08:08:09+01:00', 'one'],
    ['future', '2090-01-01T00:00:00Z', 'one'],
    ['same', now, 'one']
  ]
  for (const [Id, CreatedAt, DataSetId] of seeds) {
    const Details = { ExportAssetsToS3: { AssetDestinations: [], DataSetId, RevisionId: 'r' } }
    await admin('POST', '/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Id, ...(CreatedAt && { CreatedAt }), Details })
  }
  const pages = async (query: string) => {
    const found: string[][] = []
    for (let token: string | undefined, isLast = false; !isLast; isLast = token === undefined) {
      const { body } = await ask('GET', `?maxResults=2${query}${token ? `&nextToken=${token}` : ''}`)
      found.push(body.Jobs.map(({ Id }: { Id: string }) => Id))
      token = body.NextToken
      // The job that the token was taken from may be gone, and others may have come at either side of it.
      if (query === '') for (const Id of found.flat()) await admin('DELETE', `/jobs/${Id}`)
    }
    return found
  }
  t.strictSame(await pages('&dataSetId=one'), [['future', 'same'], ['later', 'tie'], ['old']])
  t.strictSame(await pages(''), [['future', 'same'], ['later', created], ['tie', 'old'], ['older']])
})

t.test('jobs are listed by data set and by revision', async (t) => {
  const { ask, create, admin } = server(t)
  const [one, other] = ['b'.repeat(32), 'c'.repeat(32)]
  const first = await create(one)
  await create(other)
  const third = await create(one)
  const idsOf = async (query: string) => (await ask('GET', query)).body.Jobs.map(({ Id }: { Id: string }) => Id)
  t.strictSame(await idsOf(`?dataSetId=${one}`), [third, first])
  t.strictSame(await idsOf(`?dataSetId=${one}&revisionId=${other}`), [])
  await admin('POST', '/jobs', {
    Type: 'EXPORT_REVISIONS_TO_S3',
    Id: 'revisions',
    Details: { ExportRevisionsToS3: { DataSetId: one, RevisionDestinations: [{ Bucket: 'b', RevisionId: other }] } }
  })
  t.strictSame(await idsOf(`?revisionId=${other}`), ['revisions'])
  const { NextToken } = (await ask('GET', `?dataSetId=${one}&maxResults=1`)).body
  t.strictSame(await idsOf(`?dataSetId=${one}&nextToken=${NextToken}`), [third, first])
  t.match(await ask('GET', `?dataSetId=${other}&nextToken=${NextToken}`), { status: 400 }, 'of another list')
})

t.test('a query that violates a constraint is a ValidationException', async (t) => {
  const { ask } = server(t)
  const queries = {
    '?maxResults=0': /'\/MaxResults'.*greater than or equal to 1/,
    '?maxResults=201': /'\/MaxResults'.*less than or equal to 200/,
    '?nextToken=xyz': /'\/NextToken'/,
    '?nextToken=e30': /'\/NextToken'/
  }
  for (const [query, Message] of Object.entries(queries)) {
    t.match(await ask('GET', query), {
      status: 400,
      headers: { 'x-amzn-errortype': 'ValidationException' },
      body: { Message }
    })
  }
})

/** The lifecycle in a few lines: what the five operations are held against. */
class Model {
  readonly jobs: { id: string; createdAt: number; startedAt?: number; cancelled?: true }[] = []
  now = 0

  stateOf({ createdAt, startedAt, cancelled }: Model['jobs'][number]): JobState {
    if (cancelled) return 'CANCELLED'
    if (startedAt === undefined) return this.now >= createdAt + 10_000 ? 'TIMED_OUT' : 'WAITING'
    return this.now < startedAt + IN_PROGRESS_MS ? 'IN_PROGRESS' : 'COMPLETED'
  }
}

t.test('any sequence of the five operations has the answers and states of the lifecycle', async (t) => {
  const { ask, create, admin } = server(t, { unstartedMs: 10_000 })
  const step = fc.record({
    what: fc.constantFrom('create', 'create', 'start', 'start', 'cancel', 'get', 'list', 'time', 'time'),
    which: fc.nat({ max: 1 }),
    ms: fc.constantFrom(1, 500, WAITING_MS, WAITING_MS, IN_PROGRESS_MS, 10_000)
  })
  const reached = new Set<string>()
  await holds(
    t,
    fc.asyncProperty(sequence(step, 60, 1), async (steps) => {
      await admin('POST', '/reset')
      const model = new Model()
      for (const { what, which, ms } of steps) {
        const job = model.jobs[which]
        const path = `/${job?.id ?? UNKNOWN_ID}`
        const state = job && model.stateOf(job)
        if (state) reached.add(`${what} ${state}`)
        if (what === 'create') model.jobs.push({ id: await create(), createdAt: model.now })
        else if (what === 'time') {
          model.now += ms
          await admin('POST', '/clock/advance', { ms })
        } else if (what === 'get') {
          const { status, body } = await ask('GET', path)
          assert.deepEqual([status, body.State], state ? [200, state] : [404, undefined])
        } else if (what === 'list') {
          const { Jobs } = (await ask('GET', '')).body
          const expected = model.jobs.map((each) => [each.id, model.stateOf(each)]).toReversed()
          assert.deepEqual(
            Jobs.map(({ Id, State }: { Id: string; State: string }) => [Id, State]),
            expected
          )
        } else {
          const { status } = await ask(what === 'start' ? 'PATCH' : 'DELETE', path)
          const success = what === 'start' ? 202 : 204
          assert.equal(status, state === undefined ? 404 : state === 'WAITING' ? success : 409)
          if (job === undefined || state !== 'WAITING') continue
          if (what === 'start') job.startedAt = model.now
          else job.cancelled = true
        }
      }
    }),
    runs(40, 10_000)
  )
  for (const what of ['start', 'cancel', 'get']) {
    for (const state of ['WAITING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'TIMED_OUT']) {
      t.ok(reached.has(`${what} ${state}`), `${what} ${state}`)
    }
  }
})
