import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const NOON = '2026-03-02T12:00:00.000Z'
const at = (ms: number) => new Date(Date.parse(NOON) + ms).toISOString()
const FROZEN: Scenario = {
  name: 'frozen',
  clock: { now: NOON, mode: 'frozen' },
  jobs: [
    {
      Type,
      Id: 'slow',
      plan: [{ state: 'WAITING', forMs: 2000 }, { state: 'IN_PROGRESS', forMs: 6 * 3600_000 }, { state: 'COMPLETED' }]
    },
    { Type, Id: 'fast', plan: [{ state: 'IN_PROGRESS', forMs: 500 }, { state: 'ERROR' }] }
  ]
}
const FAST_FAILS = { jobId: 'fast', from: 'IN_PROGRESS', to: 'ERROR', at: at(500) }
const SLOW_STARTS = { jobId: 'slow', from: 'WAITING', to: 'IN_PROGRESS', at: at(2000) }

t.test('the clock is shown with the time of the next transition', async (t) => {
  const { admin, wall } = build(t, {}, [FROZEN])
  wall.advance(99_999)
  t.strictSame((await admin('GET', '/clock')).body, { now: NOON, mode: 'frozen', rate: 1, nextTransitionAt: at(500) })
  const empty = build(t, { clock: { mode: 'frozen', now: NOON } })
  t.equal((await empty.admin('GET', '/clock')).body.nextTransitionAt, null)
})

t.test('an advance responds with the transitions it caused, in order, each at its instant', async (t) => {
  const { admin, getJob } = build(t, {}, [FROZEN])
  const { status, body } = await admin('POST', '/clock/advance', { ms: 2000 })
  t.equal(status, 200)
  t.strictSame(body, {
    now: at(2000),
    mode: 'frozen',
    rate: 1,
    nextTransitionAt: at(2000 + 6 * 3600_000),
    transitions: [FAST_FAILS, SLOW_STARTS],
    meta: { total: 2, dropped: 0 }
  })
  t.match((await getJob('slow')).body, { State: 'IN_PROGRESS', UpdatedAt: at(2000) })
  t.match((await admin('POST', '/clock/advance', { ms: 0 })).body, { now: at(2000), transitions: only() })
})

t.test('the clock advances to an instant, and to the next transition', async (t) => {
  const { admin } = build(t, {}, [FROZEN])
  t.match((await admin('POST', '/clock/advance', { toNextTransition: true })).body, {
    now: at(500),
    transitions: only(FAST_FAILS)
  })
  t.match((await admin('POST', '/clock/advance', { to: at(3000) })).body, {
    now: at(3000),
    transitions: only(SLOW_STARTS)
  })
  t.match((await admin('POST', '/clock/advance', { toNextTransition: true })).body, {
    now: at(2000 + 6 * 3600_000),
    transitions: only({ jobId: 'slow', to: 'COMPLETED' }),
    nextTransitionAt: null
  })
  t.match(await admin('POST', '/clock/advance', { toNextTransition: true }), {
    status: 409,
    body: { error: { problems: only({ path: '$.toNextTransition', message: /no job of this sandbox changes/ }) } }
  })
})

t.test('a clock never goes back, nor beyond the last instant', async (t) => {
  const { admin } = build(t, {}, [FROZEN])
  const back = at(-1)
  const refusal = /is before the current time of sandbox default, 2026-03-02T12:00:00.000Z/
  t.match(await admin('PUT', '/clock', { now: back, mode: 'running' }), {
    status: 409,
    body: { error: { problems: only({ path: '$.now', message: refusal }) } }
  })
  t.match(await admin('POST', '/clock/advance', { to: back }), {
    status: 409,
    body: { error: { problems: only({ path: '$.to', message: refusal }) } }
  })
  t.match(await admin('POST', '/clock/advance', { ms: 253_402_300_799_999 }), {
    status: 422,
    body: { error: { problems: only({ path: '$.ms', message: /9999-12-31/ }) } }
  })
  t.match((await admin('GET', '/clock')).body, { now: NOON, mode: 'frozen' })
})

t.test('an advance takes exactly one way to advance, and only known members', async (t) => {
  const { admin } = build(t, {}, [FROZEN])
  for (const body of [{}, { ms: 1, to: NOON }, { ms: -1 }, { ms: 0.5 }, { toNextTransition: false }, { by: 1 }]) {
    t.match(await admin('POST', '/clock/advance', body), { status: 400 }, JSON.stringify(body))
  }
  t.match((await admin('POST', '/clock/advance', { toNextTransition: false })).body.error, {
    problems: only({ path: '$.toNextTransition', message: 'must be true, not false' })
  })
  for (const body of [{ rate: 0 }, { mode: 'stopped' }, { now: 'noon' }, { speed: 2 }]) {
    t.match(await admin('PUT', '/clock', body), { status: 400 }, JSON.stringify(body))
  }
})

t.test('setting the clock makes due transitions happen, and time continues from there', async (t) => {
  const { admin, wall } = build(t, {}, [FROZEN])
  t.match((await admin('PUT', '/clock', { now: at(1000), mode: 'running', rate: 3600 })).body, {
    now: at(1000),
    mode: 'running',
    rate: 3600,
    nextTransitionAt: at(2000)
  })
  wall.advance(1000)
  t.equal((await admin('GET', '/clock')).body.now, at(1000 + 3600_000), 'an hour in a second')
  wall.advance(6000)
  t.match((await admin('GET', '/jobs/slow')).body, {
    job: { State: 'COMPLETED' },
    history: only({ at: NOON }, { at: at(2000) }, { at: at(2000 + 6 * 3600_000) })
  })
})

t.test("a job is removed after ninety days of the sandbox's clock, not of the wall clock", async (t) => {
  const { admin, getJob, wall } = build(t, {}, [FROZEN])
  wall.advance(91 * 24 * 3600_000)
  t.equal((await getJob('slow')).status, 200)
  await admin('POST', '/clock/advance', { ms: 90 * 24 * 3600_000 - 1 })
  t.equal((await getJob('slow')).status, 200)
  await admin('POST', '/clock/advance', { ms: 1 })
  t.match(await getJob('slow'), { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } })
  t.strictSame((await admin('GET', '/jobs')).body.jobs, [])
})

t.test('transitions beyond those that the response lists are counted', async (t) => {
  const plan = [{ state: 'IN_PROGRESS', forMs: 10 } as const, { state: 'COMPLETED' } as const]
  const jobs = Array.from({ length: 10_050 }, (_, index) => ({ Type, Id: `job${index}`, plan }) as const)
  const { admin, wall } = build(t, { clock: { mode: 'frozen' } }, [{ name: 'many', jobs }])
  const response = admin('POST', '/clock/advance', { ms: 10 })
  const ticking = setInterval(() => wall.advance(0))
  const { body } = await response
  clearInterval(ticking)
  t.equal(body.transitions.length, 10_000)
  t.strictSame(body.meta, { total: 10_050, dropped: 50 })
})

t.test('an advance that is overtaken by a reset, or by what else ends the world, fails and says so', async (t) => {
  for (const [method, path, body, word] of [
    ['POST', '/reset', undefined, 'reset'],
    ['POST', '/scenarios?mode=replace', { name: 'none' }, 'replaced'],
    ['DELETE', '/sandboxes/default', undefined, 'deleted']
  ] as const) {
    const plan = [{ state: 'IN_PROGRESS', forMs: 10 } as const, { state: 'COMPLETED' } as const]
    const jobs = Array.from({ length: 3000 }, (_, index) => ({ Type, Id: `job${index}`, plan }) as const)
    const { admin } = build(t, { clock: { mode: 'frozen' } }, [{ name: 'many', jobs }])
    const response = admin('POST', '/clock/advance', { ms: 10 })
    while ((await admin('GET', '/jobs/job0')).body.job.State !== 'COMPLETED') await nextTurn()
    await admin(method, path, body)
    const message = `Sandbox default was ${word} while its clock moved on.`
    t.match(await response, { status: 409, body: { error: { message } } })
  }
})
