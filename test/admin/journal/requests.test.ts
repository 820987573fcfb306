import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const SCENARIO: Scenario = {
  name: 'x',
  clock: { mode: 'frozen', now: '2026-03-02T12:00:00.000Z' },
  jobs: [{ Type, Id: 'job', plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] }]
}
const SDK = {
  'user-agent': 'aws-sdk-js/3.873.0 ua/2.1',
  'amz-sdk-invocation-id': 'a1',
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260302/eu-west-1/dataexchange/aws4_request, SignedHeaders=host'
}

t.test('each request to the data plane is recorded, with the reasons for its response', async (t) => {
  const { admin, getJob, wall } = build(t, {}, [SCENARIO])
  await admin('POST', '/faults', {
    id: 'f',
    times: 1,
    effect: { exception: 'ThrottlingException', retryAfterSeconds: 2 }
  })
  wall.advance(1500)
  await getJob('job', { ...SDK, 'amz-sdk-request': 'attempt=1; max=3' })
  wall.advance(2000)
  await getJob('job', { ...SDK, 'amz-sdk-request': 'attempt=2; max=3' })
  await getJob('job')
  const { body } = await admin('GET', '/requests')
  t.strictSame(body.meta, { total: 3, dropped: 0 })
  t.match(body.requests[0], {
    ordinal: 1,
    at: '2026-03-02T09:15:01.500Z',
    sandboxAt: '2026-03-02T12:00:00.000Z',
    sandbox: 'default',
    account: '000000000000',
    region: 'eu-west-1',
    accessKeyId: 'AKIAEXAMPLE',
    operation: 'GetJob',
    method: 'GET',
    path: '/v1/jobs/job',
    jobId: 'job',
    sdk: { name: 'aws-sdk-js', version: '3.873.0' },
    invocationId: 'a1',
    attempt: 1,
    maxAttempts: 3,
    status: 429,
    errorType: 'ThrottlingException',
    retryAfterMs: 2000,
    stateBefore: 'IN_PROGRESS',
    stateAfter: 'IN_PROGRESS',
    faults: only('f'),
    durationMs: 0
  })
  t.match(
    body.requests[2],
    { stateBefore: 'IN_PROGRESS', stateAfter: 'COMPLETED', faults: only() },
    'the last poll of its step'
  )
  t.ok(body.requests[2].bytes > 100)
  t.notOk(JSON.stringify(body).includes('Signature'), 'no signature is kept')
  t.match(
    (await admin('GET', '/calls')).body.calls,
    only(
      {
        invocationId: 'a1',
        attempts: 2,
        maxAttempts: 3,
        statuses: only(429, 200),
        gapsMs: only(2000),
        retryAfterRespected: true,
        end: 'succeeded'
      },
      { attempts: 1, retryAfterRespected: null }
    )
  )
  t.match((await admin('GET', '/polls/job')).body, {
    jobId: 'job',
    count: 2,
    states: only({ state: 'IN_PROGRESS', count: 2 })
  })
})

t.test('the journal is filtered, bounded and cleared', async (t) => {
  const { admin, getJob, wall, app } = build(t, { journalLimit: 3 }, [SCENARIO])
  for (const id of ['job', 'job', 'short', 'f'.repeat(32)]) {
    await getJob(id)
    wall.advance(1000)
  }
  const idsOf = async (query: string) =>
    (await admin('GET', `/requests?${query}`)).body.requests.map(({ ordinal }: { ordinal: number }) => ordinal)
  t.strictSame(await idsOf(''), [2, 3, 4])
  t.strictSame((await admin('GET', '/requests')).body.meta, { total: 4, dropped: 1 })
  t.strictSame(await idsOf('limit=2'), [3, 4])
  t.strictSame(await idsOf('status=404'), [4])
  t.strictSame(await idsOf('jobId=job&operation=GetJob'), [2])
  t.strictSame(await idsOf('since=2026-03-02T09:15:02.000Z'), [3, 4])
  t.strictSame(await idsOf('fault=none'), [])
  t.equal((await admin('GET', '/requests?status=abc')).status, 400)
  await app.inject('/v1/elsewhere')
  t.match(
    (await admin('GET', '/requests?limit=1')).body.requests,
    only({ operation: undefined, isEmulated: false, status: 501 })
  )
  t.equal((await admin('DELETE', '/requests')).status, 204)
  t.strictSame((await admin('GET', '/requests')).body, { requests: [], meta: { total: 0, dropped: 0 } })
  await getJob('job')
  await admin('POST', '/reset')
  t.strictSame((await admin('GET', '/requests')).body.meta, { total: 0, dropped: 0 })
})

t.test('a draw is recorded with its seed, whether or not the fault fired', async (t) => {
  const { admin, getJob } = build(t, { seed: 42 }, [SCENARIO])
  await admin('POST', '/faults', { id: 'coin', probability: 0.5, delay: { ms: 0 } })
  for (let poll = 0; poll < 8; poll++) await getJob('job')
  const { requests } = (await admin('GET', '/requests')).body
  for (const [index, { draws, seed, faults }] of requests.entries()) {
    t.match(draws, only({ fault: 'coin', ordinal: index + 1 }))
    t.equal(seed, 42)
    t.strictSame(faults, draws[0].value < 0.5 ? ['coin'] : [])
  }
  t.ok(requests.some(({ faults }: { faults: string[] }) => faults.length === 0))
})

t.test('verify responds with 200 and the differences', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  await getJob('job')
  t.strictSame((await admin('POST', '/verify', { match: { jobId: 'job' }, count: { min: 1 } })).body, {
    ok: true,
    matched: 1,
    problems: []
  })
  t.match(await admin('POST', '/verify', { count: { max: 0 } }), {
    status: 200,
    body: { ok: false, matched: 1, problems: only({ path: '$.count.max', message: 'is 0, and 1 requests matched' }) }
  })
  t.equal((await admin('POST', '/verify', { matches: {} })).status, 400)
})

t.test('the verdict covers what was added after the start', async (t) => {
  const { admin, getJob, app } = build(t, {}, [
    { ...SCENARIO, faults: [{ id: 'old', delay: { ms: 1 }, match: { jobId: 'x' } }] }
  ])
  const nothing = { total: 0, first: [] }
  t.strictSame((await admin('GET', '/verdict')).body, {
    ok: true,
    faultsNeverFired: nothing,
    jobsNeverAskedFor: nothing,
    jobsLeftRunning: nothing,
    notEmulated: nothing
  })
  await admin('POST', '/jobs', [
    { Type, Id: 'asked', plan: 'hangs' },
    { Type, Id: 'forgotten', State: 'COMPLETED' }
  ])
  await admin('POST', '/faults', [
    { id: 'unknown', match: { jobId: 'nobody' }, delay: { ms: 0 } },
    { id: 'never', match: { jobId: 'asked', state: 'ERROR' }, delay: { ms: 0 } },
    { id: 'fires', delay: { ms: 0 } }
  ])
  await getJob('asked')
  await app.inject('/v1/elsewhere')
  t.strictSame((await admin('GET', '/verdict')).body, {
    ok: false,
    faultsNeverFired: {
      total: 2,
      first: [
        { id: 'unknown', matched: 0, why: 'there is no job with the id "nobody"' },
        {
          id: 'never',
          matched: 0,
          why: 'the job asked never comes to ERROR by its plan; it is IN_PROGRESS, and ahead are none'
        }
      ]
    },
    jobsNeverAskedFor: { total: 1, first: ['forgotten'] },
    jobsLeftRunning: { total: 1, first: [{ id: 'asked', state: 'IN_PROGRESS' }] },
    notEmulated: { total: 1, first: [{ method: 'GET', path: '/v1/elsewhere' }] }
  })
  t.match((await admin('GET', '/faults/never')).body, { dead: /never comes to ERROR/ })
})

t.test('after a snapshot is restored, account and seed are those of the snapshot', async (t) => {
  const first = build(t, { seed: 7, accountId: '111111111111', fixtures: [] }, [SCENARIO])
  const second = build(t, { seed: 8, fixtures: [] })
  await second.admin('PUT', '/snapshot', (await first.admin('GET', '/snapshot')).body)
  await second.admin('POST', '/faults', { probability: 0.5, delay: { ms: 0 } })
  await second.getJob('job')
  t.match((await second.admin('GET', '/requests')).body.requests, only({ account: '111111111111', seed: 7 }))
  t.match((await second.admin('GET', '/sandboxes')).body.sandboxes, only({ accountId: '111111111111' }))
})

t.test('of a text that a client sends an entry has the first 512 characters', async (t) => {
  const { admin, getJob, sandbox } = build(t, {}, [SCENARIO])
  const [most, more] = ['x'.repeat(512), 'x'.repeat(513)]
  const headers = { 'user-agent': more, 'amz-sdk-invocation-id': more, 'x-amz-user-agent': more }
  await getJob(more, { ...headers, 'amz-sdk-request': `attempt=2;${more}` })
  t.match(
    (await admin('GET', '/requests')).body.requests,
    only({
      path: `/v1/jobs/${more}`.slice(0, 512),
      jobId: most,
      userAgent: most,
      invocationId: most,
      attempt: 2
    })
  )
  await sandbox('a').getJob('job', { 'user-agent': most })
  t.match((await sandbox('a').admin('GET', '/requests')).body.requests, only({ userAgent: most }))
})
