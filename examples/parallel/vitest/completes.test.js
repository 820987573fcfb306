import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { beforeEach, expect, test } from 'vitest'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.js'

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
  expect(await getJob()).toMatchObject({ State: 'WAITING' })
  await advanceClock(hours(1))
  expect(await getJob()).toMatchObject({ State: 'IN_PROGRESS' })
  await advanceClock(hours(5))
  const job = await getJob()
  expect(job.State).toBe('COMPLETED')
  expect(job.UpdatedAt - job.CreatedAt).toBe(hours(6))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(2))
  expect(await getJob()).toMatchObject({ State: 'IN_PROGRESS', $metadata: { attempts: 3 } })
})
