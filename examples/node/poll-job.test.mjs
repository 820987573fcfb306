import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { waitForJob } from './poll-job.mjs'

const JOB_ID = '0123456789abcdef0123456789abcdef'
const FAST = { intervalMs: 5, timeoutMs: 10_000 }

let server
let client

before(async () => {
  server = await start()
  client = new DataExchangeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // The client's own retries would hide the throttling from the poller, and they are slow.
    maxAttempts: 1
  })
})

beforeEach(() => server.control.reset())

after(async () => {
  client?.destroy()
  await server?.close()
})

const seed = (plan) => server.control.seed({ Type: 'EXPORT_ASSETS_TO_S3', Id: JOB_ID, plan })

test('returns the job once it is completed', async () => {
  await seed([{ state: 'WAITING', forPolls: 1 }, { state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }])
  const job = await waitForJob(client, JOB_ID, FAST)
  assert.equal(job.Id, JOB_ID)
  assert.equal(job.State, 'COMPLETED')
})

test('throws what went wrong in the job', async () => {
  await seed([{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'ERROR' }])
  await assert.rejects(waitForJob(client, JOB_ID, FAST), (error) => {
    assert.equal(error.name, 'JobFailedError')
    assert.equal(error.state, 'ERROR')
    assert.ok(error.errors.length > 0)
    assert.ok(error.message.includes(error.errors[0].Message))
    return true
  })
})

for (const state of ['CANCELLED', 'TIMED_OUT']) {
  test(`throws if the job ends as ${state}`, async () => {
    await seed([{ state: 'IN_PROGRESS', forPolls: 1 }, { state }])
    await assert.rejects(waitForJob(client, JOB_ID, FAST), { name: 'JobFailedError', state, errors: [] })
  })
}

test('goes on after polls that are throttled', async () => {
  await seed([{ state: 'COMPLETED' }])
  await server.control.faults.add({ match: { jobId: JOB_ID }, times: 2, effect: { exception: 'ThrottlingException' } })
  assert.equal((await waitForJob(client, JOB_ID, FAST)).State, 'COMPLETED')
})

test('throws at once if there is no such job', async () => {
  await assert.rejects(waitForJob(client, 'ffffffffffffffffffffffffffffffff', FAST), {
    name: 'ResourceNotFoundException'
  })
})

test('gives up on a job that never ends', async () => {
  await seed('hangs')
  await assert.rejects(waitForJob(client, JOB_ID, { intervalMs: 5, timeoutMs: 100 }), { name: 'JobTimeoutError' })
})
