import t, { type Test } from 'tap'
import { OPERATION_TABLE } from '../../src/aws/operation-table.js'
import { only } from '../support/only.js'
import { type StartedServer, startServer } from '../support/server.js'
import { type Environment, type Line, runProgram } from './programs.js'
import { SDKS, type Sdk, whyNot } from './sdks.js'
import { EXCEPTIONS, LISTED, NOW, WORLD } from './world.js'

const ACCOUNT = '222222222222'

/** The operations, in the order in which the programs call them for their exceptions. */
const OPERATION_NAMES = ['CreateJob', 'GetJob', 'StartJob', 'CancelJob', 'ListJobs'] as const
type OperationName = (typeof OPERATION_NAMES)[number]

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
async function call(url: string, body?: unknown): Promise<any> {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(url, body === undefined ? {} : json)
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`)
  return response.json()
}

/** Whether an SDK has a type for an exception of an operation. */
function hasType({ types }: Sdk, operation: OperationName, exception: string): boolean {
  const declared: readonly string[] = OPERATION_TABLE[operation].errors
  return types === 'all' || (types === 'declared' && declared.includes(exception))
}

/** What a program prints until it meets faults that are worth a retry. The ids of what it creates are its own. */
function expectedJobs(sdk: Sdk, account: string, [created, , cancelled]: readonly Line[]): Line[] {
  const exceptions = OPERATION_NAMES.flatMap((operation) =>
    EXCEPTIONS.map((name) => {
      const typed = hasType(sdk, operation, name)
      const resourceId = typed && /NotFound|Conflict/.test(name) && { resourceId: name }
      return { step: 'exception', operation, name, message: `${name} of ${operation}`, typed, ...resourceId }
    })
  )
  return [
    {
      step: 'create',
      id: created?.id,
      arn: `arn:aws:dataexchange:us-east-1:${account}:jobs/${created?.id}`,
      state: 'WAITING',
      type: 'IMPORT_ASSETS_FROM_S3',
      createdAt: NOW,
      bucket: 'bucket'
    },
    { step: 'poll', states: ['IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'] },
    { step: 'cancel', id: cancelled?.id, state: 'CANCELLED' },
    { step: 'list', pages: [LISTED.slice(0, 2), LISTED.slice(2)] },
    ...exceptions
  ]
}

/** What it prints then. */
function expectedFaults(sdk: Sdk): Line[] {
  const lasting = (name: string) => ({ name, typed: hasType(sdk, 'GetJob', name) })
  return [
    { step: 'retries', id: 'alwaysThrottlingException00001', ...lasting('ThrottlingException') },
    { step: 'retries', id: 'alwaysInternalServerException01', ...lasting('InternalServerException') },
    { step: 'retries', id: 'throttledTwice0000000000000001', state: 'COMPLETED' },
    { step: 'connections', id: 'resetTwice00000000000000000001', state: 'COMPLETED' },
    { step: 'connections', id: 'truncatedTwice0000000000000001', ...sdk.truncated.result }
  ]
}

/** How many requests it sends for these jobs. */
function expectedRequests({ attempts, truncated }: Sdk): Readonly<Record<string, number>> {
  return {
    alwaysThrottlingException00001: attempts,
    alwaysInternalServerException01: attempts,
    throttledTwice0000000000000001: 3,
    resetTwice00000000000000000001: 3,
    truncatedTwice0000000000000001: truncated.requests
  }
}

// The programs spend most of their time waiting before retries.
t.jobs = 4

for (const [id, sdk] of Object.entries(SDKS)) {
  const skip = whyNot(id, sdk)

  /**
   * Runs the program in a sandbox, whose jobs have ARNs of the account, and holds what it saw and sent to the table.
   */
  async function holdJobs(t: Test, server: StartedServer, sandbox: string, account: string, env: Environment) {
    await call(`${server.url}/sandbox/${sandbox}/__admin/scenarios`, WORLD)
    const lines = await runProgram(sdk, 'jobs', env)
    const known = expectedJobs(sdk, account, lines)
    t.strictSame(lines.slice(0, known.length), known)
    t.match(lines.slice(known.length), only(...expectedFaults(sdk)))
    for (const [jobId, requests] of Object.entries(expectedRequests(sdk))) {
      const path = `/sandbox/${sandbox}/__admin/requests?operation=GetJob&jobId=${jobId}`
      t.equal((await call(server.url + path)).requests.length, requests, jobId)
    }
  }

  t.test(`${sdk.name} calls every operation on jobs in the sandbox of its endpoint's path`, { skip }, async (t) => {
    const server = await startServer(t)
    const endpoint = `${server.url}/sandbox/${id}`
    await holdJobs(t, server, id, '000000000000', {
      [sdk.readsVariable ? 'AWS_ENDPOINT_URL_DATAEXCHANGE' : 'DATAEXCHANGE_ENDPOINT']: endpoint
    })
  })

  t.test(`${sdk.name}, with its endpoint in code, does so in the sandbox of its access key`, { skip }, async (t) => {
    const server = await startServer(t)
    await holdJobs(t, server, ACCOUNT, ACCOUNT, { DATAEXCHANGE_ENDPOINT: server.url, AWS_ACCESS_KEY_ID: ACCOUNT })
    t.strictSame((await server.admin('GET', '/requests')).requests, [], 'the default sandbox got none')
  })
}

t.test('JS v2 does not read AWS_ENDPOINT_URL_DATAEXCHANGE', { skip: whyNot('js-v2', SDKS['js-v2']) }, async (t) => {
  const environment = { AWS_ENDPOINT_URL_DATAEXCHANGE: 'http://127.0.0.1:2017' }
  const [line] = await runProgram(SDKS['js-v2'], 'endpoint', environment)
  t.strictSame(line, { step: 'endpoint', host: 'dataexchange.us-east-1.amazonaws.com' })
})
