import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox } from '../../support/sandbox.js'
import { action, outcome, START, writtenDown } from '../../support/sandbox-actions.js'

t.test('a snapshot is of the instant at which it is taken, whatever happens before its jobs are read', async (t) => {
  const step = fc.tuple(action, fc.nat({ max: 3000 }))
  await holds(
    t,
    fc.asyncProperty(sequence(step, 8), sequence(step, 8), async (before, meanwhile) => {
      const { sandbox, wall } = createSandbox({ scenarios: [START] })
      const take = async (steps: typeof before) => {
        for (const [act, ms] of steps) {
          await outcome(sandbox, act)
          wall.advance(ms)
        }
      }
      await take(before)
      const expected = writtenDown(sandbox).jobs
      const { jobs } = sandbox.snapshot()
      await take(meanwhile)
      assert.deepEqual(JSON.parse(JSON.stringify({ ...jobs, held: [...jobs.held] })), expected)
    }),
    runs(50, 2000)
  )
})
