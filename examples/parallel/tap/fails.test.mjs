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
    plan: [
      { state: 'IN_PROGRESS', forMs: ms('3h') },
      { state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found.' }] }
    ]
  })
})

t.test('an export fails after three hours', async (t) => {
  t.match(await getJob(), { State: 'IN_PROGRESS' })
  await control.clock.advance('3h')
  const job = await getJob()
  t.match(job, { State: 'ERROR', Errors: [{ Code: 'MALWARE_DETECTED' }] })
  t.equal(job.UpdatedAt - job.CreatedAt, ms('3h'))
})

t.test('the client retries through throttling', async (t) => {
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  await control.clock.advance('4h')
  t.match(await getJob(), { State: 'ERROR', $metadata: { attempts: 3 } })
})
