import t from 'tap'
import { wallClock } from '../../../src/core/time/wall-clock.js'

/** Resolves after all timers that are due by now have fired. */
const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

t.test('it shows the time of the machine, which passes and never goes back', async (t) => {
  t.ok(Math.abs(wallClock.now() - Date.now()) < 3_600_000)
  const start = wallClock.now()
  let last = start
  while (last < start + 2) {
    const now = wallClock.now()
    if (now < last) t.fail(`${now} after ${last}`)
    last = now
  }
})

t.test('a timer fires once, unless it is cancelled', async (t) => {
  let fired = 0
  let cancelled = 0
  wallClock.setTimer(() => fired++, 1)
  const cancel = wallClock.setTimer(() => cancelled++, 1)
  t.equal(fired, 0)
  cancel()
  await passed(5)
  t.strictSame({ fired, cancelled }, { fired: 1, cancelled: 0 })
})

t.test('a delay that is too long for setTimeout does not fire at once', async (t) => {
  let fired = 0
  const cancels = [2 ** 31, 2 ** 40].map((delayMs) => wallClock.setTimer(() => fired++, delayMs))
  await passed(5)
  t.equal(fired, 0)
  for (const cancel of cancels) cancel()
})

t.test('a pending timer does not keep the process alive', async (t) => {
  const count = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = count()
  const cancel = wallClock.setTimer(() => {}, 60_000)
  t.equal(count(), before)
  cancel()
})
