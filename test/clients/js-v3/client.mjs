import { DataExchangeClient } from '@aws-sdk/client-dataexchange'

/** Makes a client as the README says: from the environment, or with the endpoint in code. */
export function newClient() {
  const { DATAEXCHANGE_ENDPOINT: endpoint } = process.env
  return new DataExchangeClient({ ...(endpoint !== undefined && { endpoint }) })
}

/** Reports what a step saw. */
export function print(step, what) {
  process.stdout.write(`${JSON.stringify({ step, ...what })}\n`)
}
