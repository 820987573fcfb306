import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Journal } from '../../../src/core/journal/journal.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { holds, runs, sequence } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'

t.test('it holds the last so many, the newest last, and counts the others, through clears', async (t) => {
  const action = fc.oneof({ weight: 15, arbitrary: fc.constant('add') }, fc.constant('clear'))
  await holds(
    t,
    fc.property(fc.nat({ max: 8 }), sequence(action, 60), (limit, actions) => {
      const journal = new Journal(limit)
      let model: JournalEntry[] = []
      for (const [index, action] of actions.entries()) {
        if (action === 'add') {
          const entry = recorded(journal, { jobId: `job${index}`, status: index })
          assert.equal(entry.ordinal, model.length + 1)
          journal.add(entry)
          model.push(entry)
        } else {
          journal.clear()
          model = []
        }
        const held = limit === 0 ? [] : model.slice(-limit)
        assert.deepEqual(journal.list(), held)
        assert.deepEqual([journal.total, journal.dropped], [model.length, model.length - held.length])
      }
    }),
    runs(100, 5000)
  )
})

t.test('an entry comes back as it was written, what is absent included', async (t) => {
  const journal = new Journal(3)
  const one = recorded(journal, { region: undefined, status: undefined, step: 0, polls: undefined, retryAfterMs: 0 })
  journal.add(one)
  const two = recorded(journal, { errorType: 'X', jobId: '', userAgent: 'a', sdkRequest: 'a', faults: ['f'] })
  journal.add(two)
  t.strictSame(journal.list(), [one, two])
})
