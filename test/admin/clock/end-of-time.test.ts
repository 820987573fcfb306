import t, { type Test } from 'tap'
import { LAST_INSTANT } from '../../../src/core/time/instant.js'
import { build } from '../../support/build.js'
import { exportRequest } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const LAST = '9999-12-31T23:59:59.999Z'
const SECOND_BEFORE = '9999-12-31T23:59:58.999Z'
const Type = 'EXPORT_ASSET_TO_SIGNED_URL'

/** Fails if a response has an instant that is after the last one, which JavaScript writes as `+010000-…`. */
function holdToEnd<T extends { body: unknown }>(t: Test, response: T): T {
  t.notMatch(JSON.stringify(response.body), /[^\\]"[+-]0\d{5}-/)
  return response
}

/** A server whose clock stands a second before the end, with one job of each kind that then has something ahead. */
async function server(t: Test) {
  const built = build(t)
  const admin: typeof built.admin = async (...request) => holdToEnd(t, await built.admin(...request))
  const aws: typeof built.aws = async (...request) => holdToEnd(t, await built.aws(...request))
  await admin('POST', '/reset?to=empty')
  t.match(await admin('PUT', '/clock', { now: SECOND_BEFORE, mode: 'frozen' }), { status: 200 })
  await admin('POST', '/jobs', [
    { Type, Id: 'long', plan: [{ state: 'IN_PROGRESS', forMs: 86_400_000 }, { state: 'COMPLETED' }] },
    { Type, Id: 'usual', plan: 'succeeds' },
    { Type, Id: 'beyond', plan: [{ state: 'IN_PROGRESS', forMs: 3_153_600_000_000 }, { state: 'COMPLETED' }] },
    { Type, Id: 'done', State: 'COMPLETED' }
  ])
  return { ...built, admin, aws }
}

t.test('an advance to the last instant is allowed, and one beyond is a 422 that changes nothing', async (t) => {
  const { admin } = await server(t)
  for (const ms of [1001, 86_400_000, LAST_INSTANT, Number.MAX_SAFE_INTEGER]) {
    t.match(await admin('POST', '/clock/advance', { ms }), {
      status: 422,
      body: { error: { problems: only({ path: '$.ms', message: `must be at most 1000, which leads to ${LAST}` }) } }
    })
  }
  t.match((await admin('GET', '/clock')).body, { now: SECOND_BEFORE })
  t.match(await admin('POST', '/clock/advance', { ms: 1000 }), { status: 200, body: { now: LAST } })
  t.match(await admin('POST', '/clock/advance', { ms: 1 }), { status: 422 })
  t.match(await admin('POST', '/clock/advance', { to: LAST }), { status: 200, body: { now: LAST } })
  for (const beyond of ['9999-12-31T23:59:59.999-00:01', '+010000-01-01T00:00:00.000Z', '10000-01-01T00:00:00Z']) {
    t.match(await admin('POST', '/clock/advance', { to: beyond }), { status: 400 })
    t.match(await admin('PUT', '/clock', { now: beyond }), { status: 400 })
    t.match(await admin('POST', '/jobs', { Type, CreatedAt: beyond }), { status: 400 })
  }
})

t.test('what would fall due later falls due at the last instant, and instants after it are shown as it', async (t) => {
  const { admin, aws } = await server(t)
  t.match((await admin('GET', '/jobs/long')).body, { nextTransitionAt: LAST })
  t.match((await admin('GET', '/jobs/beyond')).body, { nextTransitionAt: null }, 'not while the sandbox keeps it')
  t.match((await admin('GET', '/clock')).body, { nextTransitionAt: LAST })
  t.match((await aws('GET', '/v1/jobs/done')).body, {
    Details: { ExportAssetToSignedUrl: { SignedUrlExpiresAt: LAST } }
  })
  const created = await aws('POST', '/v1/jobs', exportRequest())
  t.match((await admin('GET', `/jobs/${created.body.Id}`)).body, { nextTransitionAt: LAST }, 'when it is TIMED_OUT')
  const advanced = await admin('POST', '/clock/advance', { toNextTransition: true })
  t.match(advanced, { status: 200, body: { now: LAST, nextTransitionAt: null } })
  const { transitions } = advanced.body
  t.ok(transitions.every(({ at }: { at: string }) => at === LAST))
  t.strictSame(
    transitions.map(({ jobId, to }: Record<string, string>) => [jobId === created.body.Id ? 'created' : jobId, to]),
    [
      ['long', 'COMPLETED'],
      ['usual', 'IN_PROGRESS'],
      ['usual', 'COMPLETED'],
      ['created', 'TIMED_OUT']
    ]
  )
  const late = await aws('POST', '/v1/jobs', exportRequest())
  t.equal((await aws('GET', `/v1/jobs/${late.body.Id}`)).body.State, 'TIMED_OUT', 'made at the end of time')
  const snapshot = (await admin('GET', '/snapshot')).body
  t.match(await admin('PUT', '/snapshot', snapshot), { status: 200, body: { now: LAST } })
  t.strictSame((await admin('GET', '/snapshot')).body, snapshot)
})

t.test('a signed URL of the last hour is valid to the end', async (t) => {
  const { aws, app } = await server(t)
  const { SignedUrl } = (await aws('GET', '/v1/jobs/done')).body.Details.ExportAssetToSignedUrl
  t.equal((await app.inject(SignedUrl)).statusCode, 200)
})

t.test(
  'a running clock stops at the last instant, at any rate, and no timer is set for what never comes',
  async (t) => {
    for (const rate of [1, 1_000_000]) {
      const { admin, wall } = await server(t)
      await admin('PUT', '/clock', { mode: 'running', rate })
      wall.advance(1000)
      t.match((await admin('GET', '/clock')).body, { now: LAST, nextTransitionAt: null })
      t.match((await admin('GET', '/jobs/long')).body, { job: { State: 'COMPLETED', UpdatedAt: LAST } })
      wall.advance(86_400_000)
      t.match((await admin('GET', '/clock')).body, { now: LAST })
      t.strictSame(wall.timers, [])
    }
  }
)

t.test('a server starts with the last instant, and not with a later one', async (t) => {
  const { admin } = build(t, { clock: { now: LAST } })
  const shown = await admin('GET', '/jobs?limit=1000')
  holdToEnd(t, shown)
  holdToEnd(t, await admin('GET', '/snapshot'))
  holdToEnd(t, await admin('GET', '/faults'))
})
