import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { waitForJob } from './poll-job.mjs' // the code under test

test('polls until the job is completed', async (t) => {
  const server = await start() // a free port, with the built-in fixtures
  t.after(() => server.close())
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DataExchangeClient({ endpoint: server.url, region: 'us-east-1', credentials })
  const job = await waitForJob(client, 'completesAfterThreePolls000001', { intervalMs: 10 })
  assert.equal(job.State, 'COMPLETED')
})
