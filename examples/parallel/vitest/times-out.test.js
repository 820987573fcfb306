import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { ms } from 'dataexchange-local/client'
import { control } from 'dataexchange-local/vitest'
import { beforeEach, expect, test } from 'vitest'

// The same in every file: the sandboxes keep the jobs apart.
const JOB_ID = '0123456789abcdef0123456789abcdef'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
  await control.clock.freeze()
  await control.seed({
    Id: JOB_ID,
    Type: 'EXPORT_REVISIONS_TO_S3',
    plan: [{ state: 'WAITING', forMs: ms('24h') }, { state: 'TIMED_OUT' }]
  })
})

test('an export that is not started times out after a day', async () => {
  await control.clock.advance('23h')
  expect(await getJob()).toMatchObject({ State: 'WAITING' })
  await control.clock.advance('1h')
  const job = await getJob()
  expect(job.State).toBe('TIMED_OUT')
  expect(job.UpdatedAt - job.CreatedAt).toBe(ms('24h'))
})

test('the client retries through throttling', async () => {
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  await control.clock.advance('12h')
  expect(await getJob()).toMatchObject({ State: 'WAITING', $metadata: { attempts: 3 } })
})
