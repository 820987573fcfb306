import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { beforeEach, expect, test } from 'vitest'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.js'

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
  expect(await getJob()).toMatchObject({ State: 'IN_PROGRESS' })
  await advanceClock(hours(3))
  const job = await getJob()
  expect(job).toMatchObject({ State: 'ERROR', Errors: [{ Code: 'MALWARE_DETECTED' }] })
  expect(job.UpdatedAt - job.CreatedAt).toBe(hours(3))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(4))
  expect(await getJob()).toMatchObject({ State: 'ERROR', $metadata: { attempts: 3 } })
})
