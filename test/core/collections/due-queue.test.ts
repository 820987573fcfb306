import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type Due, DueQueue } from '../../../src/core/collections/due-queue.js'
import { holds, runs, sequence } from '../../support/property.js'

const item = (serial: number): Due => ({ dueAt: 0, serial, queueIndex: -1 })

t.test('items come out by instant, and at one instant in the order of their serials', async (t) => {
  const action = fc.record({ item: fc.nat({ max: 39 }), dueAt: fc.option(fc.nat({ max: 20 }), { nil: undefined }) })
  await holds(
    t,
    fc.property(sequence(action, 200), (actions) => {
      const queue = new DueQueue<Due>()
      const items = Array.from({ length: 40 }, (_, serial) => item(serial))
      const model: { item: Due; dueAt: number }[] = []
      for (const { item: index, dueAt } of actions) {
        const chosen = items[index] as Due
        const at = model.findIndex(({ item }) => item === chosen)
        if (at >= 0) model.splice(at, 1)
        if (dueAt === undefined) queue.remove(chosen)
        else {
          queue.put(chosen, dueAt)
          model.push({ item: chosen, dueAt })
        }
      }
      model.sort((a, b) => a.dueAt - b.dueAt || a.item.serial - b.item.serial)
      for (const { item: expected } of model) {
        assert.equal(queue.peek(), expected)
        queue.remove(expected)
      }
      assert.equal(queue.peek(), undefined)
    }),
    runs(150, 5000)
  )
})

t.test('a queue that takes over others, larger or smaller, has the items of all of them in order', async (t) => {
  const instants = fc.array(fc.nat({ max: 20 }), { maxLength: 60 })
  await holds(
    t,
    fc.property(fc.array(instants, { minLength: 1, maxLength: 6 }), fc.nat(), (groups, pick) => {
      const queue = new DueQueue<Due>()
      const items: Due[] = []
      for (const group of groups) {
        const other = new DueQueue<Due>()
        const added = group.map((dueAt, serial) => {
          const one = item(serial)
          other.put(one, dueAt)
          return one
        })
        for (const one of added) one.serial += items.length
        items.push(...added)
        queue.absorb(other)
      }
      const [removed] = items.splice(pick % (items.length + 1), 1)
      if (removed !== undefined) queue.remove(removed)
      for (const expected of items.toSorted((a, b) => a.dueAt - b.dueAt || a.serial - b.serial)) {
        assert.equal(queue.peek(), expected)
        queue.remove(expected)
      }
      assert.equal(queue.peek(), undefined)
    }),
    runs(150, 5000)
  )
})

t.test('clear takes everything out, and what was in can be queued again', async (t) => {
  const queue = new DueQueue<Due>()
  const one = item(0)
  queue.put(one, 5)
  queue.clear()
  t.equal(queue.peek(), undefined)
  queue.put(one, 6)
  t.equal(queue.peek(), one)
})
