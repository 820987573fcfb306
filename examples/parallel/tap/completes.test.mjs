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
    plan: [{ state: 'WAITING', forMs: ms('1h') }, { state: 'IN_PROGRESS', forMs: ms('5h') }, { state: 'COMPLETED' }]
  })
})

t.test('an export completes after six hours', async (t) => {
  t.match(await getJob(), { State: 'WAITING' })
  await control.clock.advance('1h')
  t.match(await getJob(), { State: 'IN_PROGRESS' })
  await control.clock.advance('5h')
  const job = await getJob()
  t.equal(job.State, 'COMPLETED')
  t.equal(job.UpdatedAt - job.CreatedAt, ms('6h'))
})

t.test('the client retries through throttling', async (t) => {
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  await control.clock.advance('2h')
  t.match(await getJob(), { State: 'IN_PROGRESS', $metadata: { attempts: 3 } })
})
