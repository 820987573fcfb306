import t from 'tap'
import { ControlError } from '../../src/client/index.js'
import { parseBody, textOf, valueAt, withValue } from '../../src/console/views/faults/json-body.js'
import { sortProblems } from '../../src/console/views/faults/server-problems.js'
import { typedValue } from '../../src/console/views/faults/typed-value.js'

t.test('a text is a body, other JSON or none', async (t) => {
  t.strictSame(parseBody('{"times":1}'), { kind: 'object', body: { times: 1 } })
  t.strictSame(parseBody('[{}]'), { kind: 'other', body: [{}] })
  t.match(parseBody('{"times":'), { kind: 'broken', problem: /JSON/ })
  t.equal(textOf({ times: 1 }), '{\n  "times": 1\n}')
})

t.test('a field changes its member of the body and nothing else', async (t) => {
  const body = { match: { operation: 'GetJob' }, effect: { quota: { requests: 1 } }, times: 2 }
  t.strictSame([valueAt(body, ['match', 'operation']), valueAt(body, ['delay', 'ms'])], ['GetJob', undefined])
  t.strictSame(withValue(body, ['delay', 'ms'], 5), { ...body, delay: { ms: 5 } })
  t.strictSame(
    Object.keys(withValue(body, ['match', 'jobId'], 'j')),
    ['match', 'effect', 'times'],
    'it keeps its place'
  )
  t.strictSame(withValue(body, ['match', 'operation'], undefined), { effect: body.effect, times: 2 }, 'nothing is left')
  t.strictSame(
    withValue(body, ['effect', 'quota', 'requests'], undefined, 'effect'),
    { ...body, effect: { quota: {} } },
    'an effect keeps its kind'
  )
  t.strictSame(body, { match: { operation: 'GetJob' }, effect: { quota: { requests: 1 } }, times: 2 })
})

t.test('what is typed into a field becomes the value of its member', async (t) => {
  t.strictSame(
    ['', '0.5', '1e3', 'many', ' ', '9'.repeat(400)].map((typed) => typedValue({ kind: 'number' }, typed)),
    [undefined, 0.5, 1000, 'many', ' ', '9'.repeat(400)],
    'what is no number is left to the server to refuse'
  )
  t.strictSame(
    ['', 'true', 'false'].map((typed) => typedValue({ kind: 'boolean' }, typed)),
    [undefined, true, false]
  )
  t.equal(typedValue({ kind: 'text' }, '5'), '5')
})

t.test('what the server refuses is shown at the field, or beneath', async (t) => {
  const problems = [
    { path: '$.match.operation', message: 'is wrong' },
    { path: '$.times', message: 'is small' },
    { path: '$.times', message: 'is odd' },
    { path: '$.effect', message: 'is missing' },
    { path: '$', message: 'is no fault' }
  ]
  const body = { error: { code: 'Invalid', message: 'The request is not valid.', problems } } as const
  const error = new ControlError({ method: 'POST', url: 'http://localhost' }, 400, body)
  const { atFields, others } = sortProblems(error, ['match.operation', 'times'])
  t.strictSame(
    [...atFields],
    [
      ['match.operation', 'is wrong'],
      ['times', 'is small\nis odd']
    ]
  )
  t.strictSame(others, ['$.effect is missing', '$ is no fault'])
  t.strictSame(sortProblems(new Error('no server'), ['times']).others, ['no server'])
})
