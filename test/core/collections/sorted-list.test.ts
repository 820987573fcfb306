import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { SortedList } from '../../../src/core/collections/sorted-list.js'
import { holds, runs, sequence } from '../../support/property.js'

interface SortKey {
  readonly rank: number
  readonly serial: number
}

/** Many items at once, so that chunks fill, split and empty. */
const someAction = fc.record({
  what: fc.constantFrom(
    'rising',
    'rising',
    'falling',
    'random',
    'random',
    'remove',
    'remove',
    'clear',
    'absorb',
    'absorb rising'
  ),
  count: fc.nat({ max: 900 }),
  seed: fc.nat()
})

/** Numbers that look random and are the same for the same seed. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

const ascending = (a: SortKey, b: SortKey) => a.rank - b.rank || a.serial - b.serial
const descending = (a: SortKey, b: SortKey) => ascending(b, a)

t.test('it lists what a sorted array would, below any key, however items are added and removed', async (t) => {
  await holds(
    t,
    fc.property(sequence(someAction, 12), fc.constantFrom(3, 1000), (actions, ranks) => {
      const order = new SortedList<SortKey, SortKey>(ascending)
      let model: SortKey[] = []
      let serial = 0
      let top = 0
      for (const { what, count, seed } of actions) {
        const draw = numbers(seed)
        if (what === 'clear' && count < 100) {
          order.clear()
          model = []
        }
        const other = new SortedList<SortKey, SortKey>(ascending)
        // Few items, too, which are added one by one.
        for (let left = what.startsWith('absorb') ? count % 40 || count : count; left > 0; left--) {
          if (what === 'remove') {
            const [item] = model.splice(draw(model.length || 1), 1)
            if (item) order.remove(item)
          } else if (what !== 'clear') {
            top += what.endsWith('rising') ? draw(2) : 0
            const rank = what.endsWith('rising') ? top : what === 'falling' ? -serial : draw(ranks)
            const item = { rank, serial: serial++ }
            if (what.startsWith('absorb')) other.add(item)
            else order.add(item)
            model.push(item)
          }
        }
        order.absorb(other)
        model.sort(descending)
        assert.deepEqual([...order.before()], model)
        assert.deepEqual([...order], model.toReversed())
        assert.equal(order.size, model.length)
        for (let pick = 0; pick < 5; pick++) {
          const key = { rank: draw(ranks + 2) - 1, serial: draw(serial + 2) - 1 }
          const held = model[draw(model.length || 1)] ?? key
          for (const each of [key, held]) {
            const expected = model.filter((item) => descending(each, item) < 0)
            assert.deepEqual([...order.before(each)], expected)
            const above = model.filter((item) => descending(each, item) > 0).toReversed()
            assert.deepEqual([...order.after(each)], above)
          }
        }
      }
    }),
    runs(60, 1000)
  )
})

t.test(
  'an item that comes last is added with one look at the last; any other with as many as two searches take',
  async (t) => {
    let looks = 0
    const order = new SortedList<SortKey, SortKey>((a, b) => {
      looks++
      return ascending(a, b)
    })
    const COUNT = 100_000
    for (let serial = 0; serial < COUNT; serial++) order.add({ rank: serial, serial })
    t.ok(looks <= COUNT, `${looks} looks for ${COUNT} items in order`)
    looks = 0
    const late = Array.from({ length: 1000 }, (_, index) => ({ rank: (index * 7919) % COUNT, serial: COUNT + index }))
    for (const item of late) order.add(item)
    t.ok(looks < 1000 * 25, `${looks} looks for 1000 items at any place`)
    looks = 0
    for (const item of late) order.remove(item)
    t.ok(looks < 1000 * 25, `${looks} looks to remove them`)
    looks = 0
    const first = order.before({ rank: COUNT / 2, serial: 0 }).next().value
    t.strictSame(first, { rank: COUNT / 2 - 1, serial: COUNT / 2 - 1 })
    t.ok(looks < 25, `${looks} looks to find the item below a key`)
  }
)
