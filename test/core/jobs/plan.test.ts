import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { JobState, TRANSITIONS, whyIllegal } from '../../../src/core/jobs/job-state.js'
import { namedPlans, PlanName, planProblems } from '../../../src/core/jobs/plan.js'
import { legalPlan } from '../../support/arbitraries.js'
import { only } from '../../support/only.js'
import { holds, runs, sequence } from '../../support/property.js'

t.test('a plan is refused at exactly the steps that cannot follow the one before', async (t) => {
  const step = fc.record({ state: fc.constantFrom(...JobState.enum) })
  await holds(
    t,
    fc.property(sequence(step, 20, 1), (plan) => {
      const expected = plan.flatMap(({ state }, index) => {
        const before = plan[index - 1]
        return before && !TRANSITIONS[before.state].includes(state) ? [['plan', index, 'state']] : []
      })
      assert.deepEqual(
        planProblems(plan, ['plan']).map(({ at }) => at),
        expected
      )
    }),
    runs(150, 5000)
  )
})

t.test('legal plans have no problems', async (t) => {
  await holds(
    t,
    fc.property(legalPlan, (plan) => assert.deepEqual(planProblems(plan, []), [])),
    runs(150, 5000)
  )
})

t.test('the refusal names what would be legal', async (t) => {
  t.equal(
    whyIllegal('WAITING', 'COMPLETED'),
    'COMPLETED cannot follow WAITING; what can is IN_PROGRESS, CANCELLED, TIMED_OUT, ERROR'
  )
  t.equal(whyIllegal('ERROR', 'WAITING'), 'WAITING cannot follow ERROR, which is terminal: nothing follows it')
  t.equal(whyIllegal('IN_PROGRESS', 'TIMED_OUT'), undefined)
})

t.test('errors belong to ERROR, and a step ends by time or by polls', async (t) => {
  const errors = [{ Code: 'MALWARE_DETECTED' as const, Message: 'found' }]
  t.match(planProblems([{ state: 'IN_PROGRESS', errors }], []), only({ at: only(0, 'errors') }))
  t.match(
    planProblems([{ state: 'WAITING', forMs: 1, forPolls: 1 }, { state: 'CANCELLED' }], []),
    only({ at: only(0) })
  )
})

t.test('the named plans are legal and last as long as they should', async (t) => {
  const plans = namedPlans({ waitingMs: 7, inProgressMs: 11 })
  for (const name of PlanName.enum) t.strictSame(planProblems(plans[name], []), [], name)
  t.strictSame(plans.succeeds, [
    { state: 'WAITING', forMs: 7 },
    { state: 'IN_PROGRESS', forMs: 11 },
    { state: 'COMPLETED' }
  ])
  const ends = PlanName.enum.map((name) => [name, plans[name].at(-1)?.state])
  t.strictSame(Object.fromEntries(ends), {
    succeeds: 'COMPLETED',
    fails: 'ERROR',
    waits: 'WAITING',
    hangs: 'IN_PROGRESS',
    cancelled: 'CANCELLED',
    'times-out': 'TIMED_OUT'
  })
})
