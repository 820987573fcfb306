import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { SortedList } from '../../../src/core/collections/sorted-list.js'
import { holds, runs } from '../../support/property.js'

const listOf = (numbers: readonly number[]) => {
  const list = new SortedList<number, number>((a, b) => a - b)
  for (const each of numbers) list.add(each)
  return list
}

t.test('a list that absorbs another one is the list of the items of both', async (t) => {
  await holds(
    t,
    fc.property(
      fc.uniqueArray(fc.nat({ max: 5000 }), { maxLength: 1500, size: 'max' }),
      fc.constantFrom('before', 'after', 'mixed'),
      (numbers, where) => {
        const half = numbers.length >> 1
        const ordered = where === 'mixed' ? numbers : numbers.toSorted((a, b) => (where === 'before' ? b - a : a - b))
        const list = listOf(ordered.slice(0, half))
        list.absorb(listOf(ordered.slice(half)))
        const sorted = numbers.toSorted((a, b) => a - b)
        assert.deepEqual([...list], sorted)
        assert.equal(list.size, numbers.length)
        // It is as good as any other: items can be added and removed.
        list.add(-1)
        for (const each of sorted.slice(0, half)) list.remove(each)
        assert.deepEqual([...list], [-1, ...sorted.slice(half)])
      }
    ),
    runs(60, 1000)
  )
})
