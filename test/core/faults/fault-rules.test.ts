import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { FaultSeed } from '../../../src/core/faults/fault.js'
import type { FaultTarget } from '../../../src/core/faults/fault-match.js'
import { armed, noFaults, target } from '../../support/armed-faults.js'
import { holds, runs, sequence } from '../../support/property.js'

const EXCEPTION = { exception: 'ThrottlingException' } as const

const jobId = fc.constantFrom('a', 'b', undefined)
const operation = fc.constantFrom('GetJob', 'ListJobs', undefined)
const attempt = fc.constantFrom(1, 2, undefined)

/** A request out of few, so that many of the faults match it. */
const request: fc.Arbitrary<FaultTarget> = fc.record({ jobId, operation, attempt }).map(target)

/** A fault with a few conditions and an effect of one of the kinds that keep something from request to request. */
const fault: fc.Arbitrary<FaultSeed> = fc
  .record({
    match: fc.record({ jobId, operation, attempt }),
    fires: fc.constantFrom<FaultSeed>(
      { times: 2, effect: EXCEPTION },
      { skip: 1, every: 2, delay: { uniformMs: [0, 9] } },
      { probability: 0.5, effect: EXCEPTION },
      { ttlMs: 3, effect: { connection: 'reset' } },
      { effect: { quota: { requests: 2, perMs: 3 } } }
    )
  })
  .map(({ match, fires }) => {
    const given = Object.entries(match).filter(([, value]) => value !== undefined)
    return { match: Object.fromEntries(given), ...fires }
  })

t.test('asking whether a request would match tells whether a rule counts it, and counts nothing', async (t) => {
  await holds(
    t,
    fc.property(sequence(fault, 6), sequence(request, 6), (faults, requests) => {
      const rules = armed(...faults)
      const counts = () => rules.list().map(({ matched }) => matched)
      for (const each of requests) {
        const before = counts()
        const wouldMatch = rules.wouldMatch(each)
        if (!rules.mayApply(each.jobId)) assert.equal(wouldMatch, false)
        assert.deepEqual(counts(), before)
        rules.match(each, 0)
        assert.equal(
          counts().some((count, index) => count !== before[index]),
          wouldMatch
        )
      }
    }),
    runs(150, 5000)
  )
})

t.test('no fault may apply to a job if all are for others', async (t) => {
  const rules = armed({ match: { jobId: 'a' }, effect: EXCEPTION })
  t.ok(rules.mayApply('a'))
  t.notOk(rules.mayApply('b'))
  t.notOk(rules.mayApply(undefined))
  rules.arm('any', { match: { operation: 'ListJobs' }, effect: EXCEPTION }, 0)
  t.ok(rules.mayApply('b'))
  t.ok(rules.mayApply(undefined))
  rules.disarm('any')
  t.notOk(rules.mayApply('b'))
  t.ok(rules.mayApply('a'))
  rules.disarm('rule0')
  t.notOk(rules.mayApply('a'))
})

t.test('faults of a snapshot go on as those that it was taken of', async (t) => {
  await holds(
    t,
    fc.property(sequence(fault, 6), sequence(request, 9), sequence(request, 9), (faults, before, after) => {
      const rules = armed(...faults)
      for (const [now, each] of before.entries()) rules.match(each, now)
      const restored = noFaults()
      restored.restore(JSON.parse(JSON.stringify(rules.snapshot())))
      assert.deepEqual(restored.snapshot(), rules.snapshot())
      for (const [index, each] of after.entries()) {
        const now = before.length + index
        assert.deepEqual(restored.match(each, now), rules.match(each, now))
      }
      assert.deepEqual(restored.snapshot(), rules.snapshot())
    }),
    runs(150, 5000)
  )
})

t.test('a snapshot has effects in their wire form', async (t) => {
  const effect = { exception: 'ConflictException', ResourceId: 'x', retryAfterSeconds: 1 } as const
  const rules = armed({ effect })
  t.strictSame(rules.snapshot()[0]?.seed, { effect })
})

t.test('disarmed faults are gone', async (t) => {
  const rules = armed({ id: 'a', effect: EXCEPTION }, { id: 'b', effect: EXCEPTION })
  t.ok(rules.disarm('a'))
  t.notOk(rules.disarm('a'))
  t.equal(rules.size, 1)
  t.strictSame(rules.match(target(), 0)?.fired, ['b'])
  rules.clear()
  t.equal(rules.size, 0)
  t.equal(rules.match(target(), 0), undefined)
})
