import assert from 'node:assert/strict'
import { Type } from '@sinclair/typebox'
import fc from 'fast-check'
import t from 'tap'
import { atOnce } from '../../../src/core/time/steps.js'
import { validate } from '../../../src/core/validation/validate.js'
import { validateInSteps } from '../../../src/core/validation/validate-in-steps.js'
import { holds, runs } from '../../support/property.js'

const strict = { additionalProperties: false }
const Entry = Type.Object({ id: Type.String({ minLength: 1 }), tags: Type.Optional(Type.Array(Type.String())) }, strict)
const Document = Type.Object(
  {
    name: Type.String(),
    entries: Type.Optional(Type.Array(Entry)),
    inner: Type.Optional(Type.Object({ count: Type.Integer(), held: Type.Array(Entry, { maxItems: 3 }) }, strict))
  },
  strict
)

t.test('what is wrong is what is found at once, whatever it is', async (t) => {
  const entry = fc.oneof(
    fc.record({ id: fc.constantFrom('', 'a', 1), tags: fc.constantFrom([], ['x'], [1], 'x') }, { requiredKeys: [] }),
    fc.record({ id: fc.constant('a') }),
    fc.constantFrom(null, 1, [], { id: 'a', other: 1 })
  )
  const list = fc.oneof(fc.array(entry, { maxLength: 5 }), fc.constantFrom(null, {}, 'x'))
  const document = fc.oneof(
    fc.record(
      {
        name: fc.constantFrom('a', 1),
        entries: list,
        inner: fc.oneof(
          fc.record({ count: fc.constantFrom(1, 'x'), held: list, more: fc.constant(1) }, { requiredKeys: [] }),
          fc.constantFrom(null, [], 1)
        ),
        other: fc.constant(1)
      },
      { requiredKeys: [] }
    ),
    fc.jsonValue()
  )
  const sorted = (problems: ReturnType<typeof validate>) => problems.map((problem) => JSON.stringify(problem)).sort()
  await holds(
    t,
    fc.property(document, (value) => {
      assert.deepEqual(sorted(atOnce(validateInSteps(Document, value))), sorted(validate(Document, value)))
    }),
    runs(250, 20_000)
  )
})

t.test('the entries of the outermost lists are steps, and no more than a hundred problems are found', async (t) => {
  const stepsOf = (value: unknown) => {
    const steps = validateInSteps(Document, value)
    let count = 0
    for (;;) {
      const { done, value: problems } = steps.next()
      if (done) return { count, problems: problems.length }
      count++
    }
  }
  const held = (count: number) => Array(count).fill({ id: 'a' })
  const value = { name: 'a', entries: held(1000), inner: { count: 1, held: held(2) } }
  t.strictSame(stepsOf(value), { count: 1002, problems: 0 })
  t.strictSame(stepsOf({ name: 'a', entries: Array(1000).fill({}) }), { count: 100, problems: 100 })
})
