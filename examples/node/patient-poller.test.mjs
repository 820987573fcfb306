import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { DataExchangeClient, GetJobCommand, ListJobsCommand } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { pollJob } from './patient-poller.mjs'

const JOB_ID = '0123456789abcdef0123456789abcdef'
const MAX_POLLS = 3
// A busy machine makes pauses longer, and a longer first pause requires a longer second one. The factor allows for it.
const OPTIONS = { firstDelayMs: 90, factor: 12, maxPolls: MAX_POLLS }
const EXPECTED = {
  match: { operation: 'GetJob', jobId: JOB_ID },
  count: { max: MAX_POLLS },
  // Without this, the gaps of a poller that never pauses would be too small to compare.
  minGapMs: OPTIONS.firstDelayMs,
  minGapFactor: 3,
  maxAttempts: 3
}

let server
let client

before(async () => {
  server = await start()
  client = new DataExchangeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 3
  })
  // The first request of a client is slow, so it must not be one whose gaps are verified.
  await client.send(new ListJobsCommand({}))
})

beforeEach(() => server.control.reset())

/** Checks that the test used everything it set up and left no job running. */
afterEach(() => server.control.assertVerdict())

after(async () => {
  client?.destroy()
  await server?.close()
})

const seed = (plan) => server.control.seed({ Type: 'EXPORT_ASSETS_TO_S3', Id: JOB_ID, plan })
const verify = (expected) => server.control.verify(expected)
const cancel = () => server.control.transition(JOB_ID, 'CANCELLED')

test('backs off exponentially and gives up', async () => {
  await seed('hangs')
  await assert.rejects(pollJob(client, JOB_ID, OPTIONS), { name: 'GaveUpError' })
  await cancel()
  // If this fails, the difference shows which requests were too early or too many.
  assert.deepEqual(await verify(EXPECTED), { ok: true, matched: MAX_POLLS, problems: [] })
})

test('leaves throttling to the client', async (t) => {
  // The SDK's back-off is a random fraction of a doubling delay. This makes the fraction zero.
  t.mock.method(Math, 'random', () => 0)
  await seed([{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }])
  await server.control.faults.add({ match: { jobId: JOB_ID }, times: 2, effect: { exception: 'ThrottlingException' } })
  assert.equal((await pollJob(client, JOB_ID, OPTIONS)).State, 'COMPLETED')
  // Each attempt of the SDK is a request, so the poller does not control their number and gaps.
  const { match, maxAttempts } = EXPECTED
  assert.deepEqual(await verify({ match, maxAttempts }), { ok: true, matched: 4, problems: [] })
  const calls = await server.control.calls()
  assert.deepEqual(
    calls.map(({ statuses }) => statuses),
    [[429, 429, 200], [200]]
  )
})

test('verification fails for an impatient poller', async () => {
  await seed('hangs')
  for (let poll = 0; poll < 2 * MAX_POLLS; poll++) {
    await client.send(new GetJobCommand({ JobId: JOB_ID }))
    await sleep(20)
  }
  await cancel()
  // A gap that is too short on a busy machine, too.
  const { ok, problems } = await verify({ ...EXPECTED, minGapMs: 60_000 })
  assert.equal(ok, false)
  const [tooMany, tooEarly, notLater] = problems
  assert.match(tooMany.message, /^is 3, and 6 requests matched/)
  assert.match(tooEarly.message, /^is 60000, and between #\d+ and #\d+ there were \d+ ms/)
  assert.match(notLater.message, /^is 3, and after a gap of \d+ ms there was one of \d+ ms, between #\d+ and #\d+/)
})
