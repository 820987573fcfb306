import { DataExchangeClient } from '@aws-sdk/client-dataexchange'

/** Makes a client as the README says: from the environment, or with the endpoint in code, and further configuration. */
export function newClient(configuration = {}) {
  const { DATAEXCHANGE_ENDPOINT: endpoint } = process.env
  return new DataExchangeClient({ ...configuration, ...(endpoint !== undefined && { endpoint }) })
}

/** Reports what a step saw. */
export function print(step, what) {
  process.stdout.write(`${JSON.stringify({ step, ...what })}\n`)
}
