import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
  await resetSandbox()
  await seedJob([
    { state: 'IN_PROGRESS', forMs: hours(3) },
    { state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found.' }] }
  ])
})

test('an export fails after three hours', async () => {
  assert.equal((await getJob()).State, 'IN_PROGRESS')
  await advanceClock(hours(3))
  const job = await getJob()
  assert.equal(job.State, 'ERROR')
  assert.equal(job.Errors[0].Code, 'MALWARE_DETECTED')
  assert.equal(job.UpdatedAt - job.CreatedAt, hours(3))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(4))
  const job = await getJob()
  assert.equal(job.State, 'ERROR')
  assert.equal(job.$metadata.attempts, 3)
})
