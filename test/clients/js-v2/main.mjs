// Runs a scenario against a server with the AWS SDK for JavaScript v2 and prints what it saw as lines of JSON.
// Usage: node main.mjs SCENARIO. The SDK reads the region and the credentials from the environment, but no endpoint:
// DATAEXCHANGE_ENDPOINT is set in code.
import { apiAssets } from './api-assets.mjs'
import { printEndpoint } from './client.mjs'
import { eventActions } from './event-actions.mjs'
import { getJobOnce } from './get-job.mjs'
import { jobs } from './jobs.mjs'

const scenarios = {
  'api-assets': apiAssets,
  'event-actions': eventActions,
  jobs,
  'get-job': getJobOnce,
  endpoint: printEndpoint
}
const [, , name = '', ...words] = process.argv
const scenario = scenarios[name]
if (scenario === undefined) throw new Error(`usage: node main.mjs ${Object.keys(scenarios).join(' | ')}`)
await scenario(...words)
// A call that never settles leaves a retry or a socket behind.
process.exit()
