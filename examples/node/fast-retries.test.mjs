import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GetJobCommand } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { client } from './fast-retries.mjs'

test('two throttled attempts are retried 10 ms apart', async (t) => {
  const server = await start()
  t.after(() => server.close())
  Object.assign(process.env, server.control.environment)
  const job = await client.send(new GetJobCommand({ JobId: 'twiceThrottlingException000001' }))
  assert.equal(job.$metadata.attempts, 3)
  assert.equal(job.$metadata.totalRetryDelay, 20)
})
