import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

t.beforeEach(async () => {
  await resetSandbox()
  await seedJob([
    { state: 'WAITING', forMs: hours(1) },
    { state: 'IN_PROGRESS', forMs: hours(5) },
    { state: 'COMPLETED' }
  ])
})

t.test('an export completes after six hours', async (t) => {
  t.match(await getJob(), { State: 'WAITING' })
  await advanceClock(hours(1))
  t.match(await getJob(), { State: 'IN_PROGRESS' })
  await advanceClock(hours(5))
  const job = await getJob()
  t.equal(job.State, 'COMPLETED')
  t.equal(job.UpdatedAt - job.CreatedAt, hours(6))
})

t.test('the client retries through throttling', async (t) => {
  await throttleTwice()
  await advanceClock(hours(2))
  t.match(await getJob(), { State: 'IN_PROGRESS', $metadata: { attempts: 3 } })
})
