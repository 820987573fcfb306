import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { FaultIndex } from '../../../src/core/faults/fault-index.js'
import { type FaultRule, toFaultRule } from '../../../src/core/faults/fault-rule.js'
import { holds, runs, sequence } from '../../support/property.js'

const JOBS = ['a', 'b', undefined]

function rule(id: number, jobId: string | undefined): FaultRule {
  return toFaultRule(String(id), jobId === undefined ? {} : { match: { jobId } }, 0)
}

t.test('finds what a look at every rule would find, in order of arming', async (t) => {
  const step = fc.record({ jobId: fc.constantFrom(...JOBS), deletes: fc.option(fc.nat({ max: 40 })) })
  await holds(
    t,
    fc.property(sequence(step, 40), (steps) => {
      const index = new FaultIndex()
      let rules: FaultRule[] = []
      for (const [id, { jobId, deletes }] of steps.entries()) {
        const added = rule(id, jobId)
        index.add(added)
        rules.push(added)
        const deleted = deletes === null ? undefined : rules[deletes]
        if (deleted === undefined) continue
        index.delete(deleted)
        rules = rules.filter((each) => each !== deleted)
      }
      for (const jobId of [...JOBS, 'c']) {
        const expected = rules.filter(({ seed: { match } }) => [undefined, jobId].includes(match?.jobId))
        assert.deepEqual(index.rulesFor(jobId), expected)
      }
      index.clear()
      assert.deepEqual(index.rulesFor('a'), [])
    }),
    runs(150, 5000)
  )
})
