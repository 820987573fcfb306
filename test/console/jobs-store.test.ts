import t, { type Test } from 'tap'
import type { JobView, RequestView, StreamEvent } from '../../src/client/index.js'
import { JobsStore } from '../../src/console/live/jobs-store.js'
import { build } from '../support/build.js'
import { countingClient } from '../support/counting-client.js'
import { exportRequest, ID, OTHER_ID, Type, UNKNOWN_ID } from '../support/jobs.js'

/** A frozen server and a store of its jobs. It reads no more jobs one by one until the last of its pauses is ended. */
function connect(t: Test) {
  const server = build(t, { clock: { mode: 'frozen' } })
  const { client, asked } = countingClient(server)
  const pauses: (() => void)[] = []
  const store = new JobsStore(() => new Promise<void>((resolve) => pauses.push(resolve)))
  return { ...server, client, asked, store, pauses }
}

const at = '2026-03-02T09:15:01.000Z'

function transition(jobId: string, from: JobView['job']['State'], to: JobView['job']['State']): StreamEvent {
  return { event: 'transition', data: { jobId, from, to, at } }
}

function poll(jobId: string, polls: number, more: Partial<RequestView> = {}): StreamEvent {
  const data = { operation: 'GetJob', jobId, polls, ordinal: polls, status: 200, stateBefore: 'WAITING', ...more }
  return { event: 'request', data: data as RequestView }
}

/** Waits until a condition holds, which other promises are about to fulfil. */
async function until(isMet: () => boolean): Promise<void> {
  while (!isMet()) await new Promise((resolve) => setImmediate(resolve))
}

t.test('transitions change a job as the server does, also when they come twice', async (t) => {
  const { admin, client, store } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'succeeds' })
  await store.load(client)
  const { body } = await admin('POST', '/clock/advance', { toNextTransition: true })
  const events: StreamEvent[] = body.transitions.map((data: object) => ({ event: 'transition', data }))
  t.equal(events.length, 1)
  await store.apply(events, client)
  const once = store.list.value
  t.strictSame(once, await client.jobs())
  await store.apply(events, client)
  t.equal(store.list.value[0], once[0])
})

t.test('a started job follows the plan that its start began', async (t) => {
  const { aws, admin, client, store } = connect(t)
  const { Id } = (await aws('POST', '/v1/jobs', exportRequest())).body
  await store.load(client)
  await aws('PATCH', `/v1/jobs/${Id}`)
  const { history, job } = (await admin('GET', `/jobs/${Id}`)).body
  t.equal(job.State, 'IN_PROGRESS')
  const started: StreamEvent = {
    event: 'transition',
    data: { jobId: Id, from: 'WAITING', to: 'IN_PROGRESS', at: history[1].at }
  }
  await store.apply([started], client)
  t.strictSame(store.list.value, await client.jobs())
})

t.test('a job that was moved to a state that its plan does not have has no step and no next transition', async (t) => {
  const { admin, client, store } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'succeeds' })
  await store.load(client)
  const { history } = (await admin('POST', `/jobs/${ID}/transition`, { state: 'CANCELLED' })).body
  const data = { jobId: ID, from: 'WAITING', to: 'CANCELLED', at: history[1].at } as const
  await store.apply([{ event: 'transition', data }], client)
  t.strictSame(store.list.value, await client.jobs())
})

t.test('polls come from requests, and never go down', async (t) => {
  const { admin, client, store } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  await store.load(client)
  await store.apply([poll(ID, 2), poll(ID, 1)], client)
  t.equal(store.list.value[0]?.polls, 2)
  t.strictSame(store.lastPoll(ID), { ordinal: 2, status: 200, state: 'WAITING' })
  await store.apply([poll(ID, 2, { ordinal: 3, status: 429, errorType: 'ThrottlingException' })], client)
  t.strictSame(store.lastPoll(ID), { ordinal: 3, status: 429, errorType: 'ThrottlingException' })
})

t.test('the journal tells of the last poll before the page was opened', async (t) => {
  const { admin, getJob, client, store } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  await getJob(ID)
  await store.load(client)
  t.strictSame(store.lastPoll(ID), { ordinal: 1, status: 200, state: 'IN_PROGRESS' })
})

t.test('only jobs in view are read again, ten at a time', async (t) => {
  const { admin, client, store, asked, pauses } = connect(t)
  const ids = Array.from({ length: 40 }, (_, index) => `job-${String(index).padStart(28, '0')}`)
  await admin(
    'POST',
    '/jobs',
    ids.map((Id) => ({ Type, Id, plan: 'succeeds' }))
  )
  await store.load(client)
  asked.length = 0
  const moved = ids.map((id) => transition(id, 'WAITING', 'IN_PROGRESS'))
  await store.apply(moved, client)
  t.strictSame(asked, [], 'none is in view')
  t.ok(store.list.value.every(({ job }) => job.State === 'IN_PROGRESS'))
  await admin('POST', '/clock/advance', { ms: 1000 })
  store.watch(ids.slice(0, 15))
  t.equal(asked.length, 10)
  await until(() => pauses.length === 1)
  t.equal(asked.length, 10, 'the others are not read before the pause is over')
  pauses[0]?.()
  await until(() => pauses.length === 2)
  t.strictSame(
    asked,
    ids.slice(0, 15).map((id) => `GET /jobs/${id}`)
  )
})

t.test('10,000 jobs and a burst of events cost ten reads and no list', async (t) => {
  const { admin, client, store, asked } = connect(t)
  const { body: one } = await admin('POST', '/jobs', { Type, plan: 'succeeds' })
  const ids = Array.from({ length: 10_000 }, (_, index) => `job-${String(index).padStart(28, '0')}`)
  const views = ids.map((Id): JobView => ({ ...one, job: { ...one.job, Id } }))
  const readOne = async (id: string) => {
    asked.push(id)
    return views.find(({ job }) => job.Id === id) as JobView
  }
  Object.assign(client, { jobPage: async () => ({ jobs: views }), job: readOne })
  await store.load(client)
  asked.length = 0
  const untouched = store.list.value[9999]
  store.watch(ids.slice(0, 40))
  const events = ids.slice(0, 5000).flatMap((id) => [poll(id, 1), transition(id, 'WAITING', 'IN_PROGRESS')])
  await store.apply(events, client)
  t.equal(store.list.value.filter(({ job }) => job.State === 'IN_PROGRESS').length, 5000)
  t.equal(store.list.value[9999], untouched, 'what has not changed is the same')
  t.strictSame(asked, ids.slice(0, 10))
})

t.test('new jobs are read from the end of the list, in the order of their creation', async (t) => {
  const { aws, admin, client, store, asked } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  await store.load(client)
  await admin('POST', '/jobs', { Type, Id: OTHER_ID, plan: 'hangs' })
  const { Id } = (await aws('POST', '/v1/jobs', exportRequest())).body
  asked.length = 0
  const data = { operation: 'CreateJob', jobId: Id, ordinal: 1, status: 201 } as RequestView
  await store.apply([{ event: 'request', data }], client)
  t.strictSame(
    store.list.value.map(({ job }) => job.Id),
    [ID, OTHER_ID, Id]
  )
  t.strictSame(asked, ['GET /jobs?limit=100'])
})

t.test('a poll of a job that is not known yet leads to the job, and is its last one', async (t) => {
  const { admin, client, store } = connect(t)
  await store.load(client)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  await store.apply([poll(ID, 1)], client)
  t.equal(store.list.value[0]?.job.Id, ID)
  t.strictSame(store.lastPoll(ID), { ordinal: 1, status: 200, state: 'WAITING' })
})

t.test('a request for a job that nobody has reads nothing', async (t) => {
  const { client, store, asked } = connect(t)
  await store.load(client)
  asked.length = 0
  const data = { operation: 'GetJob', jobId: UNKNOWN_ID, ordinal: 1, status: 404 } as RequestView
  await store.apply([{ event: 'request', data }], client)
  t.strictSame(asked, [])
})

t.test('seeded jobs, of which no event tells, are found by their number', async (t) => {
  const { admin, client, store, asked } = connect(t)
  await store.load(client)
  asked.length = 0
  await store.compare(0)
  t.strictSame(asked, [], 'nothing is read if there are none')
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  await store.compare(1)
  t.equal(store.list.value.length, 1)
})

t.test('after 1,000 jobs, only the last page is read for new ones', async (t) => {
  const { admin, client, store, asked } = connect(t)
  const seeds = (count: number) => Array.from({ length: count }, () => ({ Type, State: 'COMPLETED' }))
  await admin('POST', '/jobs', seeds(1150))
  await store.load(client)
  await admin('POST', '/jobs', seeds(1))
  asked.length = 0
  await store.compare(1151)
  t.equal(store.list.value.length, 1151)
  t.equal(asked.length, 2)
  await admin('POST', '/jobs', seeds(1))
  asked.length = 0
  await store.compare(1152)
  t.equal(store.list.value.length, 1152)
  t.equal(asked.length, 1)
})

t.test('a deleted job goes at once, and jobs that went without an event once that is certain', async (t) => {
  const { admin, client, store } = connect(t)
  await admin('POST', '/jobs', [
    { Type, Id: ID, plan: 'hangs' },
    { Type, Id: OTHER_ID, plan: 'hangs' }
  ])
  await store.load(client)
  await store.apply([{ event: 'deleted', data: { jobId: ID } }], client)
  t.equal(store.list.value.length, 1)
  await admin('DELETE', `/jobs/${ID}`)
  await admin('DELETE', `/jobs/${OTHER_ID}`)
  await store.compare(0)
  t.equal(store.list.value.length, 1, 'the event may be on its way')
  await store.compare(0)
  t.equal(store.list.value.length, 0)
})

t.test('what was read before an event does not undo it', async (t) => {
  const { admin, getJob, client, store, pauses } = connect(t)
  await admin('POST', '/jobs', { Type, Id: ID, plan: 'hangs' })
  const old = await client.job(ID)
  await getJob(ID)
  await store.load(client)
  Object.assign(client, { job: async () => old })
  store.watch([ID])
  await store.apply([{ event: 'request', data: { operation: 'StartJob', jobId: ID } as RequestView }], client)
  await until(() => pauses.length === 1)
  t.equal(store.list.value[0]?.polls, 1)
})
