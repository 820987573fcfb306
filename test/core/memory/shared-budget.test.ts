import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type BudgetShare, SharedBudget } from '../../../src/core/memory/shared-budget.js'
import { holds, runs, sequence } from '../../support/property.js'

/** Takes as much as there is room for. */
function fill(share: BudgetShare): number {
  const room = share.room()
  share.add(room)
  return room
}

t.test('one holder alone can have most of a budget, and leaves its part and some more to each other one', async (t) => {
  const budget = new SharedBudget(1600, 10)
  t.strictSame([budget.reserved, budget.mostForOne], [40, 40 + 1200 - 75])
  const [greedy, second, third] = [budget.open(), budget.open(), budget.open()]
  t.equal(fill(greedy), 1165)
  t.equal(greedy.room(), 0)
  t.equal(fill(second), 40 + 75, 'what is reserved, and what one holder leaves to the others')
  t.equal(fill(third), 40, 'what is reserved, whatever others have')
  t.equal(budget.used, 1165 + 115 + 40)
  second.add(-100)
  t.equal(third.room(), 75, 'what is given back is for all')
})

t.test('the only holder has the whole budget', async (t) => {
  const budget = new SharedBudget(1003, 1)
  t.equal(fill(budget.open()), 1003)
})

t.test('a budget too small to be divided is for those that come first', async (t) => {
  const budget = new SharedBudget(10, 1000)
  t.equal(fill(budget.open()), 10)
})

t.test('whatever is taken and given back, no holder is denied its part, and the sums are right', async (t) => {
  const HOLDERS = 4
  const step = fc.record({ holder: fc.nat({ max: HOLDERS - 1 }), bytes: fc.nat({ max: 600 }), gives: fc.boolean() })
  await holds(
    t,
    fc.property(fc.nat({ max: 2000 }), sequence(step, 40), (limit, steps) => {
      const budget = new SharedBudget(limit, HOLDERS)
      const shares = Array.from({ length: HOLDERS }, () => budget.open())
      const had = new Array(HOLDERS).fill(0)
      for (const { holder, bytes, gives } of steps) {
        const share = shares[holder] as BudgetShare
        const freed = Math.min(bytes, had[holder])
        const room = share.room(freed)
        if (gives) {
          share.add(-freed)
          had[holder] -= freed
          assert.equal(share.room(), room, 'the room that was promised for when it is given back')
        } else if (bytes <= share.room()) {
          share.add(bytes)
          had[holder] += bytes
        }
        const sum = had.reduce((total, each) => total + each, 0)
        assert.deepEqual([budget.used, ...shares.map(({ used }) => used)], [sum, ...had])
        assert.ok(sum <= limit)
        for (const [index, each] of shares.entries()) {
          assert.ok(each.room() >= budget.reserved - had[index])
          assert.ok(had[index] + each.room() <= budget.mostForOne)
          assert.equal(each.roomToKeep(), Math.max(0, Math.min(each.room(), budget.mostToKeep - had[index])))
          assert.ok(each.roomToKeep() >= budget.reserved - had[index], 'what is reserved is for everything')
        }
      }
    }),
    runs(150, 10_000)
  )
})
