import t from 'tap'
import { only } from '../support/only.js'
import { startServer } from '../support/server.js'
import { runProgram } from './programs.js'
import { SDKS, type Sdk, whyNot } from './sdks.js'

// JS v2 is older than notifications.
const { go, java, 'js-v3': jsV3 } = SDKS
const IN_PRODUCT = '1'.repeat(32)
const COPY = '2'.repeat(32)

const SCENARIO = {
  name: 'notifications',
  clock: { mode: 'frozen', now: '2030-12-01T00:00:00.000Z' },
  dataSets: [
    { Id: IN_PRODUCT, Name: 'Prices', product: { id: 'prod-abcdefghij234', dataSetId: COPY } },
    { Name: 'Drafts', Origin: 'OWNED' }
  ]
}

/** The response to the fourth request never arrives, although what it asks for was done. */
const LOST_RESPONSE = {
  match: { operation: 'SendDataSetNotification' },
  skip: 3,
  times: 1,
  effect: { connection: 'reset' }
}

const EXPECTED = [
  { step: 'planned', status: 202 },
  { step: 'planned-again', status: 202 },
  { step: 'other', name: 'ConflictException', typed: true, resourceId: IN_PRODUCT },
  { step: 'updated' },
  { step: 'refused', name: 'ValidationException', message: /not configured for AWS Marketplace/, typed: true }
]

const NOTIFIED = [
  {
    Comment: 'A column more.',
    Type: 'SCHEMA_CHANGE',
    Details: {
      SchemaChange: {
        Changes: [{ Type: 'ADD', Description: 'The currency of the price.', Name: 'currency' }],
        SchemaChangeAt: '2031-01-01T00:00:00Z'
      }
    },
    Scope: { S3DataAccesses: [{ Keys: ['prices.csv'] }] }
  },
  { Type: 'DATA_UPDATE', Details: { DataUpdate: { DataUpdatedAt: '2030-11-30T12:00:00Z' } } }
]

for (const [id, sdk] of Object.entries<Sdk>({ go, java, 'js-v3': jsV3 })) {
  const skip = whyNot(id, sdk)

  t.test(
    `${sdk.name} sends each notification once, by its client token or by the one that it makes`,
    { skip },
    async (t) => {
      const server = await startServer(t)
      await server.admin('POST', '/scenarios?mode=replace', SCENARIO)
      await server.admin('POST', '/faults', LOST_RESPONSE)
      const lines = await runProgram(sdk, 'notifications', { AWS_ENDPOINT_URL_DATAEXCHANGE: server.url })
      t.match(lines, only(...EXPECTED))
      const { events } = await server.admin('GET', '/event-bridge')
      t.strictSame(
        events.map(({ detail }: { detail: { Notification: object } }) => detail.Notification),
        NOTIFIED
      )
      const { requests } = await server.admin('GET', '/requests?operation=SendDataSetNotification')
      t.equal(requests.length, 6, 'the response that was lost was asked for again')
      t.match(await server.admin('GET', '/verdict'), { ok: true })
    }
  )
}
