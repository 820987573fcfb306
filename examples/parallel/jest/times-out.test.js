const { DataExchangeClient, GetJobCommand } = require('@aws-sdk/client-dataexchange')
const { advanceClock, hours, JOB_ID, resetSandbox, seedJob, throttleTwice } = require('./sandbox.js')

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
  await resetSandbox()
  await seedJob([{ state: 'WAITING', forMs: hours(24) }, { state: 'TIMED_OUT' }])
})

test('an export that is not started times out after a day', async () => {
  await advanceClock(hours(23))
  expect(await getJob()).toMatchObject({ State: 'WAITING' })
  await advanceClock(hours(1))
  const job = await getJob()
  expect(job.State).toBe('TIMED_OUT')
  expect(job.UpdatedAt - job.CreatedAt).toBe(hours(24))
})

test('the client retries through throttling', async () => {
  await throttleTwice()
  await advanceClock(hours(12))
  expect(await getJob()).toMatchObject({ State: 'WAITING', $metadata: { attempts: 3 } })
})
