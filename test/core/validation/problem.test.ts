import t from 'tap'
import { formatPath, quote, repeatedIds } from '../../../src/core/validation/problem.js'
import { refuseIfAny, SandboxError } from '../../../src/core/validation/sandbox-error.js'

t.test('a path is written as JSONPath, indices in brackets', async (t) => {
  t.equal(formatPath(['jobs', 0, 'plan', 12, 'state']), '$.jobs[0].plan[12].state')
  t.equal(formatPath(['a b', '0', '$_x', 'x-y']), '$["a b"]["0"].$_x["x-y"]')
})

t.test('a value is shown whole up to 60 characters', async (t) => {
  t.equal(quote('x'.repeat(58)), `"${'x'.repeat(58)}"`)
  t.equal(quote('x'.repeat(59)), `"${'x'.repeat(56)}…`)
  t.equal(quote(undefined), 'undefined')
})

t.test('each id that stood in the list before is a problem, whatever stands in between', async (t) => {
  const ids = ['a', undefined, 'b', 'a', undefined, 'a', 'b']
  t.strictSame(
    repeatedIds(ids, (index) => ['ids', index]),
    [
      { at: ['ids', 3], message: 'is the same as that of entry 0: ids must differ' },
      { at: ['ids', 5], message: 'is the same as that of entry 0: ids must differ' },
      { at: ['ids', 6], message: 'is the same as that of entry 2: ids must differ' }
    ]
  )
})

t.test('what is refused is refused with its problems, and nothing is refused without one', async (t) => {
  const problems = [{ at: ['a'], message: 'm' }]
  refuseIfAny('invalid', 'not valid', [])
  t.throws(() => refuseIfAny('invalid', 'not valid', problems), {
    name: 'SandboxError',
    message: 'not valid',
    kind: 'invalid',
    problems
  })
  t.strictSame(new SandboxError('limit', 'full').problems, [])
})
