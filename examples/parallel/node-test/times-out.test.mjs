import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
  await resetSandbox()
  await seedJob([{ state: 'WAITING', forMs: hours(24) }, { state: 'TIMED_OUT' }])
})

test('an export that is not started times out after a day', async () => {
  await advanceClock(hours(23))
  assert.equal((await getJob()).State, 'WAITING')
  await advanceClock(hours(1))
  const job = await getJob()
  assert.equal(job.State, 'TIMED_OUT')
  assert.equal(job.UpdatedAt - job.CreatedAt, hours(24))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(12))
  const job = await getJob()
  assert.equal(job.State, 'WAITING')
  assert.equal(job.$metadata.attempts, 3)
})
