import t from 'tap'
import { build } from '../../support/build.js'

const JOBS = [
  {
    name: 'x',
    clock: { mode: 'frozen' as const },
    jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' as const, Id: 'job', plan: 'hangs' as const }]
  }
]

t.test("the front ends' answers, as SDKs see them", async (t) => {
  const { admin, app } = build(t, { fixtures: [] }, JOBS)
  const cases: Record<string, [number, string | undefined]> = {
    'expired-token': [403, 'ExpiredTokenException'],
    'invalid-signature': [403, 'InvalidSignatureException'],
    'unrecognized-client': [403, 'UnrecognizedClientException'],
    'access-denied': [403, 'AccessDeniedException'],
    'service-unavailable': [503, 'ServiceUnavailableException'],
    'slow-down': [503, 'SlowDown']
  }
  for (const [gateway, [status, type]] of Object.entries(cases)) {
    await admin('POST', '/faults', { times: 1, effect: { gateway, retryAfterSeconds: 3 } })
    const { statusCode, headers, body } = await app.inject('/v1/jobs/job')
    t.equal(statusCode, status, gateway)
    t.match(headers, { 'x-amzn-errortype': type, 'content-type': 'application/json', 'x-amz-retry-after': '3000' })
    t.strictSame(Object.keys(JSON.parse(body)), ['message'])
  }
  await admin('POST', '/faults', { times: 1, effect: { gateway: 'bad-gateway-html' } })
  const { statusCode, headers, body } = await app.inject('/v1/jobs/job')
  t.strictSame([statusCode, headers['content-type'], headers['x-amzn-errortype']], [502, 'text/html', undefined])
  t.match(body, /^<html>/)
})

t.test('a quota throttles what comes too fast, and says when to come again', async (t) => {
  const { admin, getJob } = build(t, { fixtures: [] }, JOBS)
  await admin('POST', '/faults', { id: 'q', effect: { quota: { requests: 2, perMs: 1000, burst: 3 } } })
  const statuses = []
  for (let poll = 0; poll < 5; poll++) statuses.push((await getJob('job')).status)
  t.strictSame(statuses, [200, 200, 200, 429, 429])
  t.match(await getJob('job'), {
    headers: { 'x-amzn-errortype': 'ThrottlingException', 'retry-after': '1', 'x-amz-retry-after': '500' }
  })
  await admin('POST', '/clock/advance', { ms: 500 })
  t.equal((await getJob('job')).status, 200)
  t.equal((await getJob('job')).status, 429)
  t.match((await admin('GET', '/faults/q')).body, { matched: 8, fired: 4 })
  const { body: snapshot } = await admin('GET', '/snapshot')
  t.match(snapshot.faults[0].bucket, { tokens: 0 })
  await admin('PUT', '/snapshot', snapshot)
  t.equal((await getJob('job')).status, 429, 'the tokens are part of a snapshot')
})
