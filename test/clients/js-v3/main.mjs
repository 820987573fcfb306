// Runs a scenario against a server with the AWS SDK for JavaScript v3 and prints what it saw as lines of JSON.
// Usage: node main.mjs SCENARIO. The SDK reads the endpoint, the region and the credentials from the environment;
// DATAEXCHANGE_ENDPOINT sets the endpoint in code instead.
import { apiAssets } from './api-assets.mjs'
import { grants } from './grants.mjs'
import { jobs } from './jobs.mjs'
import { notifications } from './notifications.mjs'
import { pages } from './pages.mjs'
import { publisher } from './publisher.mjs'
import { subscriber } from './subscriber.mjs'

const scenarios = { 'api-assets': apiAssets, grants, jobs, notifications, pages, publisher, subscriber }
const [, , name = ''] = process.argv
const scenario = scenarios[name]
if (scenario === undefined) throw new Error(`usage: node main.mjs ${Object.keys(scenarios).join(' | ')}`)
await scenario()
