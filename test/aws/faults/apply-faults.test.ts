import t from 'tap'
import { EXCEPTIONS, ExceptionCode } from '../../../src/core/model/exception.js'
import { type Answer, build } from '../../support/build.js'
import { only } from '../../support/only.js'

const SCENARIO = { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' as const, Id: 'a', State: 'IN_PROGRESS' as const }] }

t.test(
  'every exception of the service has its status, its code and, of its members, those that it must have and no others',
  async (t) => {
    const { admin, getJob } = build(t, {}, [SCENARIO])
    for (const exception of ExceptionCode.enum) {
      await admin('POST', '/faults', { times: 1, effect: { exception } })
      const { status, headers, body } = await getJob('a')
      t.equal(status, EXCEPTIONS[exception].status, exception)
      t.equal(headers['x-amzn-errortype'], exception)
      t.equal(headers['content-type'], 'application/json')
      t.match(body.Message, /./)
      const { properties, required = [] } = EXCEPTIONS[exception].body
      for (const member of Object.keys(body)) t.ok(member in properties, member)
      for (const member of required) t.ok(member in body, member)
    }
    t.equal((await getJob('a')).status, 200)
  }
)

t.test('what a fault says of the exception is sent as it is', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  const effect = { exception: 'ConflictException', message: 'Busy.', ResourceId: 'r', ResourceType: 'DATA_SET' }
  await admin('POST', '/faults', { effect })
  t.strictSame((await getJob('a')).body, { Message: 'Busy.', ResourceId: 'r', ResourceType: 'DATA_SET' })
})

t.test('retryAfterSeconds is sent in both headers that clients know', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  await admin('POST', '/faults', { effect: { exception: 'ThrottlingException', retryAfterSeconds: 1.25 } })
  const { headers } = await getJob('a')
  t.equal(headers['retry-after'], '2', 'seconds, rounded up')
  t.equal(headers['x-amz-retry-after'], '1250', 'milliseconds')
})

t.test('a response is sent as it is given', async (t) => {
  const { app, admin } = build(t, {}, [SCENARIO])
  const answerTo = async (response: object) => {
    await admin('DELETE', '/faults')
    await admin('POST', '/faults', { id: 'gateway', effect: { response } })
    const { statusCode, headers, body } = await app.inject('/v1/jobs/a')
    return [statusCode, headers['content-type'], body, headers['x-amzn-errortype'], headers['x-dataexchange-local']]
  }
  const why = 'sandbox=default; state=IN_PROGRESS; fault=gateway; job=a; step=0'
  t.strictSame(
    await answerTo({ status: 502, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad gateway</h1>' }),
    [502, 'text/html', '<h1>Bad gateway</h1>', undefined, why]
  )
  t.strictSame(await answerTo({ status: 403, headers: { 'x-amzn-errortype': 'X' }, body: { message: 'no' } }), [
    403,
    'application/json',
    '{"message":"no"}',
    'X',
    why
  ])
  t.match(await answerTo({ status: 503 }), only(503, /.*/, '', undefined, why))
  t.match(await answerTo({ status: 200, body: '{"State":' }), only(200, 'text/plain', '{"State":', undefined, why))
  t.match(await answerTo({ status: 200, body: null }), only(200, 'application/json', 'null', undefined, why))
})

t.test('a faulted GetJob is no poll', async (t) => {
  const plan = [{ state: 'IN_PROGRESS' as const, forPolls: 1 }, { state: 'COMPLETED' as const }]
  const { admin, getJob } = build(t, {}, [
    { name: 'x', jobs: [{ ...SCENARIO.jobs[0], State: undefined, plan } as never] }
  ])
  await admin('POST', '/faults', { times: 3, effect: { exception: 'ThrottlingException' } })
  for (let call = 0; call < 3; call++) t.equal((await getJob('a')).status, 429)
  t.equal((await getJob('a')).body.State, 'IN_PROGRESS')
  t.equal((await getJob('a')).body.State, 'COMPLETED')
})

t.test('a fault can be for one attempt of the SDK, one state, one job', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  const match = { operation: 'GetJob', jobId: 'a', state: 'IN_PROGRESS', type: 'EXPORT_ASSETS_TO_S3', attempt: 2 }
  await admin('POST', '/faults', { match, effect: { exception: 'ThrottlingException' } })
  t.equal((await getJob('a')).status, 200, 'a client that does not say')
  t.equal((await getJob('a', { 'amz-sdk-request': 'attempt=1; max=3' })).status, 200)
  t.equal((await getJob('a', { 'amz-sdk-request': 'ttl=20260302T091500Z; attempt=2; max=3' })).status, 429)
  await admin('POST', '/jobs/a/transition', { state: 'COMPLETED' })
  t.equal((await getJob('a', { 'amz-sdk-request': 'attempt=2' })).status, 200)
})

t.test('a delay holds the answer back for its time, and the answer is of its end', async (t) => {
  const plan = [{ state: 'WAITING' as const, forMs: 50 }, { state: 'CANCELLED' as const }]
  const jobs = [{ Type: 'EXPORT_ASSETS_TO_S3' as const, Id: 'a', plan }]
  const { app, admin, wall } = build(t, {}, [{ name: 'x', jobs }])
  await admin('POST', '/faults', [{ delay: { ms: 70 } }, { delay: { ms: 30 } }])
  let answer: { statusCode: number; body: string } | undefined
  const answered = app.inject('/v1/jobs/a').then((response) => {
    answer = response
  })
  while (!wall.timers.includes(wall.now() + 100)) await new Promise(setImmediate)
  wall.advance(99)
  await new Promise(setImmediate)
  t.equal(answer, undefined)
  wall.advance(1)
  await answered
  t.equal(JSON.parse(answer?.body ?? '{}').State, 'CANCELLED')
})

t.test('faults fall on requests for what is not emulated too', async (t) => {
  const { app, admin } = build(t)
  await admin('POST', '/faults', { match: { operation: 'ListDataSets' }, effect: { exception: 'ThrottlingException' } })
  t.equal((await app.inject('/v1/data-sets')).statusCode, 429)
  t.equal((await app.inject('/v1/elsewhere')).statusCode, 501)
})

t.test('faults never fall on the control plane', async (t) => {
  const { admin } = build(t)
  await admin('POST', '/faults', { effect: { exception: 'InternalServerException' } })
  const answer: Answer = await admin('GET', '/faults')
  t.match(answer, { status: 200, body: { faults: only({ matched: 0 }) } })
})
