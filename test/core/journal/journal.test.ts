import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Journal } from '../../../src/core/journal/journal.js'
import { holds, runs } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'

t.test('it holds the last so many, the newest last, and counts the others', async (t) => {
  await holds(
    t,
    fc.property(fc.nat({ max: 8 }), fc.nat({ max: 30 }), (limit, count) => {
      const journal = new Journal(limit)
      for (let index = 0; index < count; index++) journal.add(recorded(journal, { jobId: `job${index}` }))
      const held = Math.min(limit, count)
      assert.deepEqual(
        journal.list().map(({ ordinal, jobId }) => [ordinal, jobId]),
        Array.from({ length: held }, (_, index) => [count - held + index + 1, `job${count - held + index}`])
      )
      assert.deepEqual([journal.total, journal.dropped], [count, count - held])
    }),
    runs(300, 5000)
  )
})

t.test('clear forgets everything', async (t) => {
  const journal = new Journal(2)
  for (let index = 0; index < 5; index++) journal.add(recorded(journal))
  journal.clear()
  t.strictSame([journal.list(), journal.total, journal.dropped], [[], 0, 0])
  t.equal(journal.nextOrdinal, 1)
})

t.test('an entry comes back as it was written, what is absent included', async (t) => {
  const journal = new Journal(3)
  const one = recorded(journal, { region: undefined, status: undefined, step: 0, polls: undefined, retryAfterMs: 0 })
  journal.add(one)
  const two = recorded(journal, { errorType: 'X', jobId: '', userAgent: 'a', sdkRequest: 'a', faults: ['f'] })
  journal.add(two)
  t.strictSame(journal.list(), [one, two])
})
