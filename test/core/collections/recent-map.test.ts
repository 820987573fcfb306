import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { RecentMap } from '../../../src/core/collections/recent-map.js'
import { holds, runs, sequence } from '../../support/property.js'

t.test(
  'at least the entries that were set last are there, with their last values, and at most twice as many',
  async (t) => {
    await holds(
      t,
      fc.property(fc.integer({ min: 1, max: 4 }), sequence(fc.nat({ max: 12 }), 40), (limit, keys) => {
        const map = new RecentMap<number, number>(limit)
        for (const [index, key] of keys.entries()) {
          map.set(key, index)
          const last = new Set(keys.slice(Math.max(0, index + 1 - limit), index + 1))
          for (const each of last) assert.equal(map.get(each), keys.lastIndexOf(each, index))
          const held = Array.from({ length: 13 }, (_, each) => map.get(each)).filter((value) => value !== undefined)
          assert.ok(held.length <= 2 * limit)
        }
      }),
      runs(100, 5000)
    )
  }
)
