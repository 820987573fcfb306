// The notice that this SDK is no longer maintained is not what the tests look at.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1'
const { default: DataExchange } = await import('aws-sdk/clients/dataexchange.js')

/** Makes a client as the README says: with the endpoint in code. */
export function newClient(options = {}) {
  const { DATAEXCHANGE_ENDPOINT: endpoint, AWS_REGION: region } = process.env
  return new DataExchange({ region, ...(endpoint !== undefined && { endpoint }), ...options })
}

/** Reports what a step saw. */
export function print(step, what) {
  process.stdout.write(`${JSON.stringify({ step, ...what })}\n`)
}

/** Prints which host the SDK would call if it were left to itself. */
export function printEndpoint() {
  print('endpoint', { host: newClient().endpoint.host })
}

/** Longer than all attempts of a call take, in milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Returns the result of a call. Throws `never settled` if its promise does not settle: this SDK waits for ever for the
 * rest of a body that broke off.
 */
export function settle(request) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('never settled')), PATIENCE_MS)
    request
      .promise()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
