import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
  await resetSandbox()
  await seedJob([
    { state: 'WAITING', forMs: hours(1) },
    { state: 'IN_PROGRESS', forMs: hours(5) },
    { state: 'COMPLETED' }
  ])
})

test('an export completes after six hours', async () => {
  assert.equal((await getJob()).State, 'WAITING')
  await advanceClock(hours(1))
  assert.equal((await getJob()).State, 'IN_PROGRESS')
  await advanceClock(hours(5))
  const job = await getJob()
  assert.equal(job.State, 'COMPLETED')
  assert.equal(job.UpdatedAt - job.CreatedAt, hours(6))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(2))
  const job = await getJob()
  assert.equal(job.State, 'IN_PROGRESS')
  assert.equal(job.$metadata.attempts, 3)
})
