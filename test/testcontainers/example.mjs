import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { DataExchangeLocalContainer } from 'dataexchange-local/testcontainers'

test('a throttled GetJob is retried', async (t) => {
  const container = await new DataExchangeLocalContainer('dataexchange-local').start()
  t.after(() => container.stop())
  await container.control.faults.add({ times: 1, effect: { exception: 'ThrottlingException' } })
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DataExchangeClient({ endpoint: container.getEndpoint(), region: 'us-east-1', credentials })
  const { State } = await client.send(new GetJobCommand({ JobId: 'completedExportAssetToSignedUrl01' }))
  assert.equal(State, 'COMPLETED')
  await container.control.assertVerdict()
})
