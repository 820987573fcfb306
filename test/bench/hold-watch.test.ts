import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { HoldWatch } from '../../bench/support/hold-watch.mjs'
import { mainThreadCpu } from '../../bench/support/thread-cpu.mjs'

/** How much processor time is used at a stretch, in milliseconds. */
const BURNT_MS = 60

/** How many objects a collection has to mark. */
const OBJECTS = 2_000_000

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function burn(): void {
  const cpuMs = mainThreadCpu()
  const began = cpuMs()
  while (cpuMs() - began < BURNT_MS);
}

t.test('work at a stretch is a hold of our own, of as much processor time as it took', async (t) => {
  const watch = await HoldWatch.begin()
  await sleep(1)
  burn()
  await sleep(1)
  burn()
  const { ms, oursMs } = await watch.end()
  t.ok(oursMs >= BURNT_MS * 0.9 && oursMs < BURNT_MS * 1.9, `one stretch, not both: ${oursMs} ms`)
  t.ok(ms >= BURNT_MS)
})

t.test("the collector's work is no hold of our own", async (t) => {
  const kept = Array.from({ length: OBJECTS }, (_, index) => ({ index }))
  const watch = await HoldWatch.begin()
  await sleep(1)
  const cpuMs = mainThreadCpu()
  const began = cpuMs()
  collect()
  const collectedMs = cpuMs() - began
  const { oursMs, pauseMs } = await watch.end()
  t.ok(kept.length === OBJECTS && collectedMs > 1)
  t.ok(oursMs < collectedMs / 2, `${oursMs} of ${collectedMs} ms`)
  t.ok(pauseMs >= collectedMs / 2)
})
