import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { build, type TestServer } from '../support/build.js'
import { ID } from '../support/jobs.js'
import { holds, runs, sequence } from '../support/property.js'
import { listen } from '../support/server.js'

const Type = 'EXPORT_ASSET_TO_SIGNED_URL' as const
const SCENARIO = {
  name: 'x',
  jobs: [
    {
      Type,
      Id: ID,
      plan: [
        { state: 'WAITING' as const, forPolls: 2 },
        { state: 'IN_PROGRESS' as const, forMs: 1000 },
        { state: 'COMPLETED' as const }
      ]
    },
    { Type, Id: 'with/slash' }
  ]
}

/** Asks over a socket, or without one. */
type Ask = (path: string, headers: Record<string, string>) => Promise<Seen>

interface Seen {
  readonly status: number
  readonly headers: Record<string, unknown>
  readonly body: string
}

/** Of two servers that are alike one is asked over a socket, and one past it. */
async function pair(t: Test): Promise<[TestServer & { ask: Ask }, TestServer & { ask: Ask }]> {
  const [socket, injected] = [await listen(t, {}, [SCENARIO]), build(t, {}, [SCENARIO])]
  await injected.app.ready()
  const { port, url } = socket
  return [
    {
      ...socket,
      ask: async (path, headers) => {
        const answer = await fetch(url + path, { headers })
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
      }
    },
    {
      ...injected,
      ask: async (url, headers) => {
        const host = `127.0.0.1:${port}`
        const { statusCode, headers: got, body } = await injected.app.inject({ url, headers: { host, ...headers } })
        return { status: statusCode, headers: got, body }
      }
    }
  ]
}

const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=111111111111/20260302/eu-west-1/dataexchange/aws4_request, SignedHeaders=host',
  'amz-sdk-invocation-id': 'one',
  'amz-sdk-request': 'attempt=1; max=3'
}

const PATHS = [
  `/v1/jobs/${ID}`,
  `/v1/jobs/${ID}?x=1`,
  `/sandbox/other/v1/jobs/${ID}`,
  '/v1/jobs/with%2Fslash',
  '/v1/jobs/aMissingOne',
  '/v1/jobs/',
  '/v1/jobs',
  '/sandbox/a.b/v1/jobs/x'
]

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ path: fc.constantFrom(...PATHS), signed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ ms: fc.nat({ max: 1500 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      match: fc.constantFrom<object>(
        {},
        { jobId: ID },
        { jobId: 'nobody' },
        { operation: 'StartJob' },
        { operation: 'GetJob', state: 'COMPLETED' },
        { attempt: 1 }
      )
    })
  }
)

t.test('a request over a socket is responded to, counted and journaled as an injected one is', async (t) => {
  const [socket, injected] = await pair(t)
  await holds(
    t,
    fc.asyncProperty(sequence(step, 20), async (steps) => {
      for (const { admin } of [socket, injected]) {
        await admin('DELETE', '/sandboxes')
        await admin('PUT', '/clock', { mode: 'frozen' })
      }
      for (const each of steps) {
        if ('path' in each) {
          const headers = each.signed ? SIGNED : {}
          const [one, other] = [await socket.ask(each.path, headers), await injected.ask(each.path, headers)]
          assert.deepEqual(comparable(one), comparable(other))
        } else if ('ms' in each) {
          for (const { admin } of [socket, injected]) await admin('POST', '/clock/advance', { ms: each.ms })
        } else {
          const fault = { match: each.match, times: 1, effect: { exception: 'ThrottlingException' } }
          for (const { admin } of [socket, injected]) await admin('POST', '/faults', fault)
        }
      }
      for (const path of ['/requests', '/jobs', '/faults', '/sandboxes']) {
        assert.deepEqual(told((await socket.admin('GET', path)).body), told((await injected.admin('GET', path)).body))
      }
    }),
    runs(15, 1200)
  )
})

/** Without what is another in each answer, and what the two ways of asking add. */
function comparable({ status, headers, body }: Seen) {
  const { 'x-amzn-requestid': id, date: _date, connection: _connection, 'keep-alive': _keep, ...others } = headers
  assert.match(String(id), /^[0-9a-f-]{36}$/)
  return { status, headers: others, body }
}

/** Without wall-clock times and what clients call themselves. */
function told(body: unknown): unknown {
  const OTHERS = ['at', 'durationMs', 'userAgent', 'sdk', 'createdAt', 'lastUsedAt', 'id']
  return JSON.parse(JSON.stringify(body, (key, value) => (OTHERS.includes(key) ? undefined : value)))
}
