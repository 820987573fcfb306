import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { measureCosts, WORKERS } from '../../bench/isolated-test/measure-costs.js'
import { runTests } from '../../bench/isolated-test/run-tests.js'
import type { RunningTool } from '../../bench/isolated-test/running-tool.js'
import type { Tool } from '../../bench/isolated-test/tool.js'
import { takeFailures } from '../../bench/support/failures.js'

const ONCE = { rounds: 2, seconds: 0, isWarmedUp: true }

function running(
  name: string,
  run: Tool['run'],
  more: Partial<Tool> = { whyUnavailable: () => undefined }
): RunningTool {
  const tool: Tool = {
    name,
    setup: '',
    isWhole: true,
    version: () => '1',
    warmUpSeconds: 0,
    command: async () => ['none'],
    ready: { method: 'GET', path: '/' },
    run,
    ...more
  }
  return {
    tool,
    url: 'http://127.0.0.1:1',
    startMs: 0,
    cpuSeconds: () => undefined,
    [Symbol.asyncDispose]: async () => undefined
  }
}

/** A test that needs the server for itself. */
async function lonely({ isAlone }: { isAlone: boolean }) {
  if (!isAlone) throw new Error('not alone')
}

t.test('a tool that fails with eight workers keeps its figures with one, and the failure is reported', async (t) => {
  const good = running('good', async () => undefined)
  const bad = running('bad', lonely)
  const costs = await measureCosts([bad, good], ONCE)
  t.strictSame(WORKERS, [1, 8])
  t.strictSame(
    costs.map((of) => [...of].map(([{ name }, values]) => [name, values.length])),
    [
      [
        ['bad', 2],
        ['good', 2]
      ],
      [['good', 2]]
    ]
  )
  t.strictSame(takeFailures(), ['bad, 8 workers: a test with bad failed: not alone'])
})

t.test('a tool whose tests cannot run at the same time is not tried with eight workers', async (t) => {
  const alone = running('alone', lonely, { whyAlone: 'it mixes them up' })
  const [one, eight] = await measureCosts([alone], ONCE)
  t.strictSame([one?.size, eight?.size], [1, 0])
  t.strictSame(takeFailures(), [])
})

t.test('the benchmark ends if a tool fails that may not be missing', async (t) => {
  const needed = running('needed', lonely, {})
  await t.rejects(measureCosts([needed], ONCE), { message: 'needed, 8 workers failed' })
})

t.test('after a failed test no worker begins another, and none still runs', async (t) => {
  let begun = 0
  let ended = 0
  const one = running('one', async () => {
    const number = ++begun
    await turn()
    // More than one for each worker are too many.
    if (number === 1 || number > 8) throw new Error('wrong')
    for (let turns = 0; turns < 10; turns++) await turn()
    ended++
  })
  await t.rejects(runTests(one, 8, 600), { message: 'a test with one failed' })
  t.strictSame([begun, ended], [8, 7])
})
