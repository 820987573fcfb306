import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import type { Test } from 'tap'

/** A client of the AWS SDK for an endpoint, which is destroyed with the test. */
export function sdkClient(t: Test, endpoint: string, accessKeyId = 'test', region = 'us-east-1'): DataExchangeClient {
  const client = new DataExchangeClient({ region, endpoint, credentials: { accessKeyId, secretAccessKey: 'test' } })
  t.teardown(() => client.destroy())
  return client
}
