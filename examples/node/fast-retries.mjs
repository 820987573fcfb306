import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { ConfiguredRetryStrategy } from '@smithy/util-retry'

/** A client that makes three attempts, 10 ms apart. */
export const client = new DataExchangeClient({ retryStrategy: new ConfiguredRetryStrategy(3, 10) })
