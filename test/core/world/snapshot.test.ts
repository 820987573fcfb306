import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox } from '../../support/sandbox.js'
import { action, outcome, START } from '../../support/sandbox-actions.js'
import { writtenDown } from '../../support/sandbox-state.js'

t.test(
  'a snapshot is of the instant at which it is taken, whatever happens before or while its jobs are read',
  async (t) => {
    /** What is done, how long it takes, and how many jobs of the snapshot are read then. */
    const step = fc.tuple(action, fc.nat({ max: 3000 }), fc.nat({ max: 2 }))
    await holds(
      t,
      fc.asyncProperty(sequence(step, 8), sequence(step, 8), async (before, meanwhile) => {
        const { sandbox, wall } = createSandbox({ scenarios: [START] })
        const held: unknown[] = []
        const take = async (steps: typeof before, reader?: Iterator<unknown>) => {
          for (const [act, ms, count] of steps) {
            await outcome(sandbox, act)
            wall.advance(ms)
            for (let read = 0; reader && read < count; read++) {
              const { done, value } = reader.next()
              if (!done) held.push(value)
            }
          }
        }
        await take(before)
        const expected = writtenDown(sandbox).jobs
        const { jobs } = sandbox.snapshot()
        const reader = jobs.held[Symbol.iterator]()
        await take(meanwhile, reader)
        held.push(...reader)
        assert.deepEqual(JSON.parse(JSON.stringify({ ...jobs, held })), expected)
      }),
      runs(25, 2000)
    )
  }
)
