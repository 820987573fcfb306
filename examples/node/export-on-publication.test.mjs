import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { handler } from './export-on-publication.mjs'
import { invokeLocally } from './invoke-locally.mjs'
import { publishRevision } from './publish-data-set.mjs'

const PRODUCT = { id: 'prod-abcdefghij234', name: 'Market data' }
const NOVEMBER = { Comment: 'November', assets: [{ Name: 'prices.csv', text: 'id,price\n1,11.00\n' }] }
const FAST = { intervalMs: 2, timeoutMs: 10_000 }

let endpoint
let server

before(async () => {
  endpoint = await invokeLocally(handler)
  server = await start({ waitingMs: 5, inProgressMs: 5, eventTarget: endpoint.url })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DATAEXCHANGE: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    BUCKET: 'lake',
    POLL_INTERVAL_MS: '2'
  })
})

beforeEach(() => server.control.reset())

after(async () => {
  await server?.close()
  endpoint?.close()
})

/** Resolves with the next invocation of the function. */
async function nextInvocation() {
  const [invocation] = await once(endpoint, 'invocation')
  return invocation
}

/** Resolves with what became of the events once none is waiting. */
async function deliveries() {
  for (;;) {
    const [{ url: _, ...counts }] = (await server.control.eventBridge()).targets
    if (counts.waiting === 0) return counts
    await sleep(2)
  }
}

/** What a job has exported, by the names of the objects. */
async function exportedBy(jobId) {
  const { job, exported } = await server.control.job(jobId)
  assert.equal(job.State, 'COMPLETED')
  return exported.map(({ bucket, key }) => `${bucket}/${key}`)
}

test('exports what a provider publishes', async () => {
  const OriginDetails = { ProductId: PRODUCT.id }
  const { Id } = await server.control.dataSets.seed({ Name: 'Prices', Origin: 'ENTITLED', OriginDetails })
  const invocation = nextInvocation()
  const revision = await server.control.dataSets.addRevisions(Id, NOVEMBER)
  const { event, result } = await invocation
  assert.deepEqual([event.resources, event.detail.RevisionIds], [[Id], [revision.Id]])
  assert.deepEqual(await exportedBy(result.jobs[0]), [`lake/${revision.Id}/prices.csv`])
  assert.deepEqual(await deliveries(), { delivered: 1, failed: 0, dropped: 0, waiting: 0 })
})

test('exports what a publisher publishes in a product, from the data set to which subscribers are entitled', async () => {
  const { Id } = await server.control.dataSets.seed({ Name: 'Prices', product: PRODUCT })
  const publisher = new DataExchangeClient()
  const invocation = nextInvocation()
  const files = [{ name: 'prices.csv', content: Buffer.from('id,price\n1,11.00\n') }]
  await publishRevision(publisher, { dataSetId: Id, comment: 'November', files }, FAST)
  publisher.destroy()
  const { event, result } = await invocation
  const [dataSetId] = event.resources
  assert.notEqual(dataSetId, Id)
  assert.deepEqual(event.detail.Product, { Id: PRODUCT.id, Name: PRODUCT.name })
  assert.deepEqual(await exportedBy(result.jobs[0]), [`lake/${event.detail.RevisionIds[0]}/prices.csv`])
})

test('is invoked again after an export that failed', async () => {
  const { Id } = await server.control.dataSets.seed({ Name: 'Prices', OriginDetails: { ProductId: PRODUCT.id } })
  await server.control.outcomes.add({ match: { type: 'EXPORT_REVISIONS_TO_S3' }, plan: 'fails', times: 1 })
  const first = nextInvocation()
  await server.control.dataSets.addRevisions(Id, NOVEMBER)
  assert.equal((await first).error.name, 'JobFailedError')
  const { result } = await nextInvocation()
  assert.equal((await exportedBy(result.jobs[0])).length, 1)
  assert.deepEqual(await deliveries(), { delivered: 1, failed: 0, dropped: 0, waiting: 0 })
})

test('exports nothing of other events', async () => {
  assert.deepEqual(await handler({ 'detail-type': 'Revision Revoked', resources: [], detail: {} }), { jobs: [] })
})
