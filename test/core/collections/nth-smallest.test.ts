import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { nthSmallest } from '../../../src/core/collections/nth-smallest.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { holds, runs } from '../../support/property.js'

t.test('it is the number that has this place when all are sorted', async (t) => {
  // Without negative zeros: zeros of both kinds are in no order.
  const number = fc.oneof(fc.nat({ max: 5 }), fc.double({ noNaN: true })).map((number) => number + 0)
  const numbers = fc.array(number, { minLength: 1, maxLength: 40 })
  await holds(
    t,
    fc.property(numbers, fc.nat(), (numbers, pick) => {
      const index = pick % numbers.length
      const sorted = numbers.toSorted((a, b) => a - b)
      assert.equal(atOnce(nthSmallest([...numbers], index)), sorted[index])
    }),
    runs(200, 10_000)
  )
})

t.test('many numbers are compared in steps, whether they are sorted, reversed, or all the same', async (t) => {
  const count = 100_000
  for (const numberAt of [(i: number) => i, (i: number) => count - 1 - i, () => 7]) {
    const numbers = Array.from({ length: count }, (_, index) => numberAt(index))
    const steps = nthSmallest(numbers, count / 2)
    let taken = 0
    for (let step = steps.next(); !step.done; step = steps.next()) taken++
    t.ok(taken > 10 && taken < 1000, `${taken} steps`)
  }
})
