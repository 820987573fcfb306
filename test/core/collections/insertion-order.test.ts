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
          const item = { serial: order.nextSerial }
          order.append(item)
          model.push(item)
        } else if (action.what === 'remove' && model.length > 0) {
          const [item] = model.splice(action.at % model.length, 1)
          order.remove(item as Ordered)
        } else if (action.what === 'absorb') {
          const before = order.nextSerial
          // One that began with the next serial, and one that began elsewhere.
          const first = action.at % 2 === 0 ? before : 3
          const other = new InsertionOrder<Ordered>(first)
          for (let added = 0; added < action.at; added++) other.append({ serial: first + added })
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
  for (let serial = 0; serial < 3; serial++) order.append({ serial })
  order.clear()
  t.equal(order.nextSerial, 3)
  t.strictSame([[...order.after(undefined)], [...order.lastFirst()], order.oldest], [[], [], undefined])
})

/** Counts how often the serials of items are looked at. */
class Counted implements Ordered {
  static looks = 0
  #serial: number

  constructor(serial: number) {
    this.#serial = serial
  }

  get serial() {
    Counted.looks++
    return this.#serial
  }

  set serial(value) {
    this.#serial = value
  }
}

function filled(count: number, first = 0): { order: InsertionOrder<Counted>; items: readonly Counted[] } {
  const order = new InsertionOrder<Counted>(first)
  const items = Array.from({ length: count }, (_, index) => new Counted(first + index))
  for (const item of items) order.append(item)
  Counted.looks = 0
  return { order, items }
}

t.test('removing an item takes some 30 looks among 10,000, and nothing of it stays', async (t) => {
  const { order, items } = filled(10_000)
  for (const [index, item] of items.entries()) if (index % 100 !== 99) order.remove(item)
  t.ok(Counted.looks < 9900 * 60, `${Counted.looks} looks to remove 9900`)
  Counted.looks = 0
  t.equal([...order.after(undefined)].length, 100)
  t.equal(order.copy().flat().length, 100)
  t.equal(Counted.looks, 0)
})

t.test(
  'an order that began with the next serial is taken over, and another copied, without a look at each',
  async (t) => {
    const { order } = filled(10_000)
    const { order: other } = filled(10_000, 10_000)
    order.absorb(other)
    t.ok(Counted.looks < 100, `${Counted.looks} looks to take over 10,000`)
    Counted.looks = 0
    const lists = order.copy()
    t.equal(Counted.looks, 0)
    t.ok(Math.max(...lists.map(({ length }) => length)) <= 1000, 'no list is long')
    t.equal(lists.flat().length, 20_000)
  }
)
