import t from 'tap'
import { seedId, seedIdPath, seedPlan } from '../../../src/core/jobs/job-seed.js'
import { namedPlans } from '../../../src/core/jobs/plan.js'
import { Type } from '../../support/jobs.js'

t.test('the id of a seed is its own, or else what follows jobs/ in its ARN', async (t) => {
  const idOf = (Arn: string) => seedId({ Type, Arn })
  t.equal(seedId({ Type }), undefined)
  t.equal(seedId({ Type, Id: 'own', Arn: 'arn:jobs/other' }), 'own')
  t.equal(idOf('arn:aws:dataexchange:us-east-1:1:jobs/abc'), 'abc')
  t.equal(idOf(':jobs/abc'), 'abc')
  for (const none of [
    'jobs/abc',
    'abc',
    '/abc',
    'arn:data-sets/abc',
    'arn:jobs/abc/def',
    'arn:jobs:abc',
    'arn:jobs/'
  ]) {
    t.equal(idOf(none), undefined, none)
  }
  t.equal(idOf(`arn:jobs/${'a'.repeat(256)}`), 'a'.repeat(256))
  t.equal(idOf(`arn:jobs/${'a'.repeat(257)}`), undefined, 'longer than any id')
})

t.test('the path of an id is that of the member that it comes from', async (t) => {
  t.strictSame(seedIdPath({ Type, Id: 'a', Arn: 'arn:jobs/b' }, ['jobs', 1]), ['jobs', 1, 'Id'])
  t.strictSame(seedIdPath({ Type, Arn: 'arn:jobs/b' }, ['jobs', 1]), ['jobs', 1, 'Arn'])
})

t.test('the plan of a seed is its steps, the one it names, its state alone, or else succeeds', async (t) => {
  const plans = namedPlans({ waitingMs: 1, inProgressMs: 2 })
  const steps = [{ state: 'WAITING' as const }]
  t.equal(seedPlan({ Type, plan: steps, State: 'WAITING' }, plans), steps)
  t.equal(seedPlan({ Type, plan: 'fails', State: 'WAITING' }, plans), plans.fails)
  t.strictSame(seedPlan({ Type, State: 'ERROR' }, plans), [{ state: 'ERROR' }])
  t.equal(seedPlan({ Type }, plans), plans.succeeds)
})
