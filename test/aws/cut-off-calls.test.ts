import t from 'tap'
import { CutOffCalls } from '../../src/aws/cut-off-calls.js'

const MINUTE = 60_000

/** Calls that were cut off, by a clock that stands still. */
function create() {
  let now = 0
  const calls = new CutOffCalls(() => now)
  const headers = (id: string) => ({ 'amz-sdk-invocation-id': id })
  return {
    pass: (ms: number) => {
      now += ms
    },
    add: (sandbox: string, id: string) => calls.add(sandbox, headers(id), 'reset'),
    isRefused: (sandbox: string, id: string) => {
      try {
        calls.refuse(sandbox, headers(id))
        return false
      } catch (error) {
        t.match(error, { status: 409, code: 'SandboxWasReset', body: { Message: new RegExp(`^Sandbox ${sandbox} `) } })
        return true
      }
    },
    calls
  }
}

t.test('a call is refused for a minute from when it was first cut off, in its sandbox', async (t) => {
  const { add, isRefused, pass } = create()
  add('a', 'x')
  pass(30_000)
  add('a', 'x')
  add('b', 'y')
  t.strictSame(
    [isRefused('a', 'x'), isRefused('b', 'x'), isRefused('a', 'y'), isRefused('b', 'y')],
    [true, false, false, true]
  )
  pass(29_999)
  t.ok(isRefused('a', 'x'))
  pass(1)
  t.strictSame([isRefused('a', 'x'), isRefused('b', 'y')], [false, true])
  pass(MINUTE)
  t.notOk(isRefused('b', 'y'))
})

t.test(
  'a thousand calls of a sandbox are remembered, whatever the others have, and again when they are forgotten',
  async (t) => {
    const { add, isRefused, pass } = create()
    for (let index = 0; index <= 1000; index++) add('a', `x${index}`)
    add('b', 'y')
    t.strictSame([isRefused('a', 'x999'), isRefused('a', 'x1000'), isRefused('b', 'y')], [true, false, true])
    pass(MINUTE)
    add('a', 'z')
    t.strictSame([isRefused('a', 'x999'), isRefused('a', 'z')], [false, true])
  }
)

t.test('of more than fifty thousand calls the oldest are forgotten', async (t) => {
  const { add, isRefused } = create()
  for (let index = 0; index < 50_500; index++) add(`s${index % 100}`, `x${index}`)
  t.strictSame([isRefused('s99', 'x499'), isRefused('s1', 'x501'), isRefused('s99', 'x50499')], [false, true, true])
})

t.test('requests without an id, or with one that no SDK sends, are neither remembered nor refused', async (t) => {
  const { calls, add, isRefused } = create()
  calls.add('a', {}, 'reset')
  add('a', 'x'.repeat(129))
  add('a', 'x'.repeat(128))
  t.doesNotThrow(() => calls.refuse('a', {}))
  t.strictSame([isRefused('a', 'x'.repeat(129)), isRefused('a', 'x'.repeat(128))], [false, true])
})
