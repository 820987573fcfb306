import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import type { Test } from 'tap'

/**
 * A client of the AWS SDK, which is destroyed with the test. Without an endpoint it finds one as users' clients do, in
 * the environment.
 */
export function sdkClient(t: Test, endpoint?: string, accessKeyId = 'test'): DataExchangeClient {
  const credentials = { accessKeyId, secretAccessKey: 'test' }
  const client = new DataExchangeClient({
    region: 'us-east-1',
    credentials,
    ...(endpoint !== undefined && { endpoint })
  })
  t.teardown(() => client.destroy())
  return client
}
