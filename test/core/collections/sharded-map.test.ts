import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { ShardedMap } from '../../../src/core/collections/sharded-map.js'
import { holds, runs, sequence } from '../../support/property.js'

/** Few and many entries: those of a map that are few are not in shards. */
const someSize = fc.constantFrom(0, 0, 250, 300)

function entries(count: number, prefix = ''): Map<string, number> {
  return new Map(Array.from({ length: count }, (_, index) => [`${prefix}entry${index}`, -index]))
}

function mapOf(entries: ReadonlyMap<string, number>): ShardedMap<number> {
  const map = new ShardedMap<number>()
  for (const [key, value] of entries) map.set(key, value)
  return map
}

t.test('it does what a map does, for keys of any kind', async (t) => {
  const key = fc.oneof(fc.string({ maxLength: 3 }), fc.stringMatching(/^[0-9a-f]{32}$/))
  const action = fc.tuple(fc.constantFrom('set', 'set', 'set', 'delete', 'clear'), key)
  await holds(
    t,
    fc.property(sequence(action, 400), someSize, (actions, size) => {
      const model = entries(size)
      const map = mapOf(model)
      for (const [index, [what, key]] of actions.entries()) {
        if (what === 'set') {
          map.set(key, index)
          model.set(key, index)
        } else if (what === 'delete') assert.equal(map.delete(key), model.delete(key))
        else if (index % 10 === 0) {
          map.clear()
          model.clear()
        }
        assert.equal(map.size, model.size)
      }
      for (const [, key] of actions) assert.equal(map.get(key), model.get(key))
    }),
    runs(150, 5000)
  )
})

t.test('maps that take over others have the entries of all of them, and go on as maps do', async (t) => {
  const key = fc.oneof(fc.string({ maxLength: 3 }), fc.stringMatching(/^[0-9a-f]{4}$/))
  const action = fc.tuple(fc.constantFrom('absorb', 'set', 'set', 'delete'), fc.uniqueArray(key, { maxLength: 20 }))
  await holds(
    t,
    fc.property(sequence(action, 30), someSize, someSize, (actions, size, otherSize) => {
      const model = entries(size)
      const map = mapOf(model)
      for (const [index, [what, keys]] of actions.entries()) {
        const more = entries(what === 'absorb' ? otherSize : 0, `${index}-`)
        const other = mapOf(more)
        for (const [key, value] of more) model.set(key, value)
        for (const key of keys) {
          if (what === 'delete') assert.equal(map.delete(key), model.delete(key))
          else if (what === 'set') map.set(key, index)
          else if (!model.has(key)) other.set(key, index)
          if (what === 'set' || (what === 'absorb' && !model.has(key))) model.set(key, index)
        }
        map.absorb(other)
        assert.equal(map.size, model.size)
        for (const [key] of index % 5 === 0 ? model : []) assert.equal(map.get(key), model.get(key))
      }
      for (const [, keys] of actions) for (const key of keys) assert.equal(map.get(key), model.get(key))
    }),
    runs(100, 3000)
  )
})

t.test(
  'a map takes over another without a look at its entries, and merges those of a shard when it is used',
  async (t) => {
    const [map, other] = [new ShardedMap<number>(), new ShardedMap<number>()]
    for (let index = 0; index < 6400; index++) {
      map.set(`a-${index}`, index)
      other.set(`b-${index}`, index)
    }
    const { set } = Map.prototype
    t.teardown(() => Object.assign(Map.prototype, { set }))
    let sets = 0
    Map.prototype.set = function (key, value) {
      sets++
      return set.call(this, key, value)
    }
    map.absorb(other)
    const first = sets
    const found = map.get('b-77')
    Map.prototype.set = set
    t.strictSame([first, found], [0, 77])
    t.ok(sets > 0 && sets <= 320, `${sets} entries were merged`)
    t.equal(map.size, 12_800)
  }
)

t.test('entries are spread over small maps: none of them holds more than a twentieth', async (t) => {
  const { set } = Map.prototype
  t.teardown(() => Object.assign(Map.prototype, { set }))
  const randomId = (index: number) => createHash('md5').update(String(index)).digest('hex')
  for (const idOf of [randomId, (index: number) => `job-${index}`]) {
    const maps = new Set<Map<unknown, unknown>>()
    Map.prototype.set = function (key, value) {
      maps.add(this)
      return set.call(this, key, value)
    }
    const map = new ShardedMap<number>()
    for (let index = 0; index < 6400; index++) map.set(idOf(index), index)
    Map.prototype.set = set
    const sizes = [...maps].map(({ size }) => size)
    t.equal(map.size, 6400)
    t.ok(Math.max(...sizes) <= 320, `the largest of ${sizes.length} maps holds ${Math.max(...sizes)} of 6400`)
  }
})
