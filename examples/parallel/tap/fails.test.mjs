import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } from './sandbox.mjs'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

t.beforeEach(async () => {
  await resetSandbox()
  await seedJob([
    { state: 'IN_PROGRESS', forMs: hours(3) },
    { state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found.' }] }
  ])
})

t.test('an export fails after three hours', async (t) => {
  t.match(await getJob(), { State: 'IN_PROGRESS' })
  await advanceClock(hours(3))
  const job = await getJob()
  t.match(job, { State: 'ERROR', Errors: [{ Code: 'MALWARE_DETECTED' }] })
  t.equal(job.UpdatedAt - job.CreatedAt, hours(3))
})

t.test('the client retries through throttling', async (t) => {
  await throttleTwice()
  await advanceClock(hours(4))
  t.match(await getJob(), { State: 'ERROR', $metadata: { attempts: 3 } })
})
