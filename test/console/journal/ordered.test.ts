import fc from 'fast-check'
import t from 'tap'
import { indexFrom, itemOf, Ordered } from '../../../src/console/live/journal/ordered.js'
import { holds, runs } from '../../support/property.js'

t.test(
  'things put in any order are in the order of their ordinals, each once, and the last of each ordinal',
  async (t) => {
    const property = fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 })), async (ordinals) => {
      const ordered = new Ordered<{ ordinal: number; nth: number }>()
      const expected = new Map<number, number>()
      for (const [nth, ordinal] of ordinals.entries()) {
        ordered.put({ ordinal, nth })
        expected.set(ordinal, nth)
      }
      const sorted = [...expected].map(([ordinal, nth]) => ({ ordinal, nth })).sort((a, b) => a.ordinal - b.ordinal)
      if (JSON.stringify(ordered.toArray()) !== JSON.stringify(sorted)) throw new Error('order')
      for (let ordinal = 0; ordinal <= 31; ordinal++) {
        const index = sorted.findIndex((item) => item.ordinal >= ordinal)
        const expectedIndex = index < 0 ? sorted.length : index
        if (indexFrom(sorted, ordinal) !== expectedIndex) throw new Error(`index from ${ordinal}`)
        if (itemOf(sorted, ordinal)?.nth !== expected.get(ordinal)) throw new Error(`item of ${ordinal}`)
        if (ordered.get(ordinal)?.nth !== expected.get(ordinal)) throw new Error(`get ${ordinal}`)
      }
    })
    await holds(t, property, runs(100, 2000))
  }
)

t.test('the first things can be taken away, and any other', async (t) => {
  const ordered = new Ordered<{ ordinal: number }>()
  for (const ordinal of [1, 2, 3, 4, 5]) ordered.put({ ordinal })
  t.strictSame(ordered.dropFirst(2), [{ ordinal: 1 }, { ordinal: 2 }])
  ordered.delete(4)
  ordered.delete(9)
  t.strictSame(ordered.toArray(), [{ ordinal: 3 }, { ordinal: 5 }])
  t.strictSame([ordered.length, ordered.first, ordered.last], [2, { ordinal: 3 }, { ordinal: 5 }])
})
