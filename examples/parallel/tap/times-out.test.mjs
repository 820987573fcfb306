import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

t.beforeEach(async () => {
  await resetSandbox()
  await seedJob([{ state: 'WAITING', forMs: hours(24) }, { state: 'TIMED_OUT' }])
})

t.test('an export that is not started times out after a day', async (t) => {
  await advanceClock(hours(23))
  t.match(await getJob(), { State: 'WAITING' })
  await advanceClock(hours(1))
  const job = await getJob()
  t.equal(job.State, 'TIMED_OUT')
  t.equal(job.UpdatedAt - job.CreatedAt, hours(24))
})

t.test('the client retries through throttling', async (t) => {
  await throttleTwice()
  await advanceClock(hours(12))
  t.match(await getJob(), { State: 'WAITING', $metadata: { attempts: 3 } })
})
