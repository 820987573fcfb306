import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { control } from 'dataexchange-local/vitest'
import { expect, test } from 'vitest'
import { waitForJob } from './wait-for-job.js' // the code under test

test('waits, through throttling, until the export has completed', async () => {
  const plan = [{ state: 'IN_PROGRESS', forPolls: 3 }, { state: 'COMPLETED' }] as const
  const { job } = await control.seed({ Type: 'EXPORT_ASSETS_TO_S3', plan })
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  const ended = await waitForJob(new DataExchangeClient(), job.Id)
  expect(ended.State).toBe('COMPLETED')
})
