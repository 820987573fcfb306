import t from 'tap'
import type { ControlClient, Verdict } from '../../src/client/index.js'
import { VerdictStore } from '../../src/console/live/verdict-store.js'

const NONE = { total: 0, first: [] }
const OK: Verdict = {
  ok: true,
  faultsNeverFired: NONE,
  jobsNeverAskedFor: NONE,
  jobsLeftRunning: NONE,
  notEmulated: NONE
}
const client = { verdict: async () => OK } as unknown as ControlClient

t.test('a verdict is due a second after it was read if anything happened since, and else after three', async (t) => {
  let now = 0
  const store = new VerdictStore(() => now)
  t.equal(store.isDue(), true, 'it was never read')
  await store.load(client)
  t.strictSame(store.verdict.value, OK)
  now = 2999
  t.equal(store.isDue(), false)
  store.apply()
  t.equal(store.isDue(), true)
  await store.load(client)
  store.apply()
  now += 999
  t.equal(store.isDue(), false, 'however much happens')
  now += 1
  t.equal(store.isDue(), true)
  await store.load(client)
  now += 3000
  t.equal(store.isDue(), true)
})
