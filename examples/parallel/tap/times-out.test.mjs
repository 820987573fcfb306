import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { ms } from 'dataexchange-local/client'
import t from 'tap'
import { control } from './sandbox.mjs'

// The same in every file: the sandboxes keep the jobs apart.
const JOB_ID = '0123456789abcdef0123456789abcdef'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

t.beforeEach(async () => {
  await control.reset()
  await control.clock.freeze()
  await control.seed({
    Id: JOB_ID,
    Type: 'EXPORT_REVISIONS_TO_S3',
    plan: [{ state: 'WAITING', forMs: ms('24h') }, { state: 'TIMED_OUT' }]
  })
})

t.test('an export that is not started times out after a day', async (t) => {
  await control.clock.advance('23h')
  t.match(await getJob(), { State: 'WAITING' })
  await control.clock.advance('1h')
  const job = await getJob()
  t.equal(job.State, 'TIMED_OUT')
  t.equal(job.UpdatedAt - job.CreatedAt, ms('24h'))
})

t.test('the client retries through throttling', async (t) => {
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  await control.clock.advance('12h')
  t.match(await getJob(), { State: 'WAITING', $metadata: { attempts: 3 } })
})
