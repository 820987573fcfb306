import t, { type Test } from 'tap'
import type { RequestView, StreamEvent } from '../../src/client/index.js'
import { MOST_REQUESTS, OpenJobStore } from '../../src/console/live/open-job-store.js'
import { build } from '../support/build.js'
import { countingClient } from '../support/counting-client.js'
import { ID, OTHER_ID, Type, UNKNOWN_ID } from '../support/jobs.js'

async function connect(t: Test) {
  const server = build(t, { clock: { mode: 'frozen' } })
  await server.admin('POST', '/jobs', [
    { Type, Id: ID, plan: 'succeeds' },
    { Type, Id: OTHER_ID, plan: 'hangs' }
  ])
  return { ...server, ...countingClient(server), store: new OpenJobStore() }
}

/** The event of the last request. */
async function lastRequest(admin: Awaited<ReturnType<typeof connect>>['admin']): Promise<StreamEvent> {
  const data: RequestView = (await admin('GET', '/requests?limit=1')).body.requests[0]
  return { event: 'request', data }
}

function ordinals(store: OpenJobStore): number[] {
  return store.requests.value.map(({ ordinal }) => ordinal)
}

t.test('an open job has its view, its requests, the last one first, and how it was polled', async (t) => {
  const { admin, getJob, client, store } = await connect(t)
  await getJob(ID)
  await getJob(OTHER_ID)
  await getJob(ID)
  await store.open(ID, client)
  t.strictSame(store.view.value, (await admin('GET', `/jobs/${ID}`)).body)
  t.strictSame(ordinals(store), [3, 1])
  t.equal(store.polls.value?.count, 2)
})

t.test('its own events change it, also when they come twice, and those of others cost nothing', async (t) => {
  const { admin, getJob, client, asked, store } = await connect(t)
  await store.open(ID, client)
  await getJob(ID)
  const own = await lastRequest(admin)
  await store.apply([own], client)
  await store.apply([own], client)
  t.strictSame(ordinals(store), [1])
  t.equal(store.view.value?.polls, 1)
  t.equal(store.polls.value?.count, 0)
  await store.lookAgain(client)
  t.equal(store.polls.value?.count, 1)
  await getJob(OTHER_ID)
  const others = await lastRequest(admin)
  asked.length = 0
  await store.apply([others], client)
  t.strictSame(asked, [])
})

t.test('a request that was open takes its end, and does not open again', async (t) => {
  const { admin, getJob, client, store } = await connect(t)
  await getJob(ID)
  const ended = await lastRequest(admin)
  const opened = { event: 'request', data: { ...ended.data, open: true } } as StreamEvent
  await store.open(ID, client)
  store.requests.value = [opened.data as RequestView]
  await store.apply([ended], client)
  t.strictSame(store.requests.value, [ended.data])
  await store.apply([opened], client)
  t.strictSame(store.requests.value, [ended.data])
})

t.test('only the last requests are kept', async (t) => {
  const { getJob, client, store } = await connect(t)
  for (let count = 0; count < MOST_REQUESTS + 5; count++) await getJob(ID)
  await store.open(ID, client)
  t.equal(store.requests.value.length, MOST_REQUESTS)
  await getJob(ID)
  await store.lookAgain(client)
  t.equal(store.requests.value.length, MOST_REQUESTS)
  t.equal(ordinals(store)[0], MOST_REQUESTS + 6)
})

t.test('a job that is not there is unknown, and one that goes is kept as it was', async (t) => {
  const { admin, client, store } = await connect(t)
  await store.open(UNKNOWN_ID, client)
  t.match(store.unknown.value, { status: 404 })
  await store.open(ID, client)
  t.equal(store.unknown.value, undefined)
  await admin('DELETE', `/jobs/${ID}`)
  await store.apply([{ event: 'deleted', data: { jobId: ID } }], client)
  t.match(store.unknown.value, { status: 404 })
  t.equal(store.view.value?.job.Id, ID)
})
