import t from 'tap'
import { type Clock, ControlClient } from '../../src/client/index.js'
import { ClockStore, transitionCount } from '../../src/console/live/clock-store.js'
import { ID } from '../support/jobs.js'
import { listen } from '../support/server.js'

const AT = '2026-03-02T09:15:00.000Z'

t.test('the clock is due every three seconds, counted from the last reading', async (t) => {
  let now = 0
  const store = new ClockStore(() => now)
  t.ok(store.isDue(), 'it was never read')
  const clock: Clock = { now: AT, mode: 'running', rate: 60, nextTransitionAt: null }
  store.take(clock)
  now = 2999
  t.strictSame([store.isDue(), store.now()], [false, Date.parse(AT) + 60 * 2999])
  now = 3000
  t.ok(store.isDue())
})

t.test('an act from the page leaves a sentence, and an advance its transitions', async (t) => {
  const { url, admin } = await listen(t, { fixtures: [], clock: { mode: 'frozen' } })
  const { clock } = new ControlClient(url)
  const plan = [{ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS' }]
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSETS_TO_S3', plan })
  const store = new ClockStore(() => 0)
  store.note('The clock is frozen', await clock.freeze())
  t.strictSame([store.done.value, store.advance.value], ['The clock is frozen.', undefined])
  store.note('Advanced by 1 s', await clock.advance(1000))
  t.equal(store.done.value, 'Advanced by 1 s: 1 transition.')
  t.match(store.advance.value, {
    what: 'Advanced by 1 s',
    advanced: { transitions: [{ jobId: ID, from: 'WAITING', to: 'IN_PROGRESS' }] }
  })
  t.strictSame(Object.keys(store.reading.value?.clock ?? {}), ['now', 'mode', 'rate', 'nextTransitionAt'])
  t.strictSame([0, 1, 12_345].map(transitionCount), ['no transition', '1 transition', '12,345 transitions'])
})
