import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { ms } from 'dataexchange-local/client'
import { control } from 'dataexchange-local/node-test'

// The same in every file: the sandboxes keep the jobs apart.
const JOB_ID = '0123456789abcdef0123456789abcdef'

const client = new DataExchangeClient()
const getJob = () => client.send(new GetJobCommand({ JobId: JOB_ID }))

beforeEach(async () => {
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

test('an export fails after three hours', async () => {
  assert.equal((await getJob()).State, 'IN_PROGRESS')
  await control.clock.advance('3h')
  const job = await getJob()
  assert.equal(job.State, 'ERROR')
  assert.equal(job.Errors[0].Code, 'MALWARE_DETECTED')
  assert.equal(job.UpdatedAt - job.CreatedAt, ms('3h'))
})

test('the client retries through throttling', async () => {
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  await control.clock.advance('4h')
  const job = await getJob()
  assert.equal(job.State, 'ERROR')
  assert.equal(job.$metadata.attempts, 3)
})
