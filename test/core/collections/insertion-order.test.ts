import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { InsertionOrder, type Ordered } from '../../../src/core/collections/insertion-order.js'
import { holds, runs, sequence } from '../../support/property.js'

/** Something done to an order; `at` picks an item, or a cursor, among those that there have ever been. */
type Action =
  | { readonly what: 'append' | 'remove' | 'skip' | 'absorb'; readonly at: number }
  | { readonly what: 'clear' }

const someAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ what: fc.constant('append' as const), at: fc.nat() }) },
  { weight: 40, arbitrary: fc.record({ what: fc.constant('remove' as const), at: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('skip' as const), at: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('absorb' as const), at: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('clear' as const) }) }
)

t.test('it lists what an array would, from any cursor and either way, through removals and clears', async (t) => {
  const cursors = fc.array(fc.nat(), { minLength: 5, maxLength: 5 })
  await holds(
    t,
    fc.property(sequence(someAction, 300), cursors, (actions, picks) => {
      const order = new InsertionOrder<Ordered>()
      let model: Ordered[] = []
      for (const [index, action] of actions.entries()) {
        if (action.what === 'append') {
          const item = { serial: order.nextSerial, removed: false }
          order.append(item)
          model.push(item)
        } else if (action.what === 'remove' && model.length > 0) {
          const [item] = model.splice(action.at % model.length, 1)
          order.remove(item as Ordered)
        } else if (action.what === 'absorb') {
          const other = new InsertionOrder<Ordered>()
          for (let serial = 0; serial < action.at; serial++) other.append({ serial, removed: false })
          const before = order.nextSerial
          order.absorb(other)
          assert.equal(order.nextSerial, before + action.at)
          model.push(...order.after(before - 1))
        } else if (action.what === 'skip') {
          order.skipTo(order.nextSerial + action.at)
        } else if (action.what === 'clear') {
          order.clear()
          model = []
        }
        assert.equal(order.oldest, model[0])
        if (index % 10 === 0 || index === actions.length - 1) compare(order, model, picks)
      }
    }),
    runs(30, 2000)
  )
})

function compare(order: InsertionOrder<Ordered>, model: readonly Ordered[], picks: readonly number[]): void {
  assert.deepEqual([...order.after(undefined)], model)
  assert.deepEqual([...order.lastFirst()], model.toReversed())
  for (const pick of picks) {
    const cursor = (pick % (order.nextSerial + 2)) - 1
    assert.deepEqual(
      [...order.after(cursor)],
      model.filter(({ serial }) => serial > cursor)
    )
  }
}

t.test('serials go on after a clear, so that no cursor of before means another item', async (t) => {
  const order = new InsertionOrder<Ordered>()
  for (let serial = 0; serial < 3; serial++) order.append({ serial, removed: false })
  order.clear()
  t.equal(order.nextSerial, 3)
  t.strictSame([[...order.after(undefined)], [...order.lastFirst()], order.oldest], [[], [], undefined])
})

t.test('removed items cost little: a few looks for each, and no more of them stay than there are others', async (t) => {
  const order = new InsertionOrder<Ordered>()
  let looks = 0
  class Item implements Ordered {
    readonly serial = order.nextSerial
    #removed = false
    get removed() {
      looks++
      return this.#removed
    }
    set removed(value) {
      this.#removed = value
    }
  }
  const items: Item[] = []
  for (let count = 0; count < 10_000; count++) {
    const item = new Item()
    order.append(item)
    items.push(item)
  }
  looks = 0
  for (const [index, item] of items.entries()) if (index % 100 !== 99) order.remove(item)
  t.ok(looks < 50_000, `${looks} looks to remove 9900`)
  looks = 0
  t.equal([...order.after(undefined)].length, 100)
  t.ok(looks < 250, `${looks} looks to list 100`)
})
