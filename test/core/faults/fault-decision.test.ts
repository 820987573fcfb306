import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { parseEffect } from '../../../src/core/faults/effects/effect.js'
import type { FaultSeed } from '../../../src/core/faults/fault.js'
import { decide } from '../../../src/core/faults/fault-decision.js'
import { isSpent, remaining } from '../../../src/core/faults/firing.js'
import { armed, noFaults, target } from '../../support/armed-faults.js'
import { only } from '../../support/only.js'
import { holds, runs } from '../../support/property.js'

const EXCEPTION = { exception: 'ThrottlingException' } as const

/** At which of the first `count` requests the rule fires, counted from 1. */
function firings(seed: FaultSeed, count: number): number[] {
  const rules = armed({ effect: EXCEPTION, ...seed })
  return Array.from({ length: count }, (_, index) => index + 1).filter(() => rules.match(target(), 0)?.fired.length)
}

t.test('skip, every and times', async (t) => {
  t.strictSame(firings({}, 4), [1, 2, 3, 4])
  t.strictSame(firings({ times: 2 }, 4), [1, 2])
  t.strictSame(firings({ skip: 2 }, 4), [3, 4])
  t.strictSame(firings({ every: 3 }, 9), [3, 6, 9])
  t.strictSame(firings({ skip: 1, every: 2, times: 2 }, 9), [3, 5])
  t.strictSame(firings({ probability: 0 }, 9), [])
})

t.test('a rule fires where arithmetic says, whatever the numbers', async (t) => {
  const small = fc.nat({ max: 6 })
  await holds(
    t,
    fc.property(small, small, small, fc.nat({ max: 40 }), (skip, times, every, count) => {
      const seed = { skip, times: times + 1, every: every + 1 }
      const expected = Array.from({ length: count }, (_, index) => index + 1)
        .filter((ordinal) => ordinal > skip && (ordinal - skip) % seed.every === 0)
        .slice(0, seed.times)
      assert.deepEqual(firings(seed, count), expected)
    }),
    runs(150, 5000)
  )
})

t.test('a rule is spent when its times are used up or its time is over, and goes on to count', async (t) => {
  const rules = armed({ id: 'times', times: 1, effect: EXCEPTION }, { id: 'ttl', ttlMs: 100, delay: { ms: 5 } })
  const get = (id: string) => rules.get(id) as NonNullable<ReturnType<typeof rules.get>>
  t.equal(remaining(get('times')), 1)
  t.equal(remaining(get('ttl')), undefined)
  rules.match(target(), 99)
  t.ok(isSpent(get('times'), 99))
  t.equal(remaining(get('times')), 0)
  t.notOk(isSpent(get('ttl'), 99))
  t.equal(rules.match(target(), 100), undefined)
  t.ok(isSpent(get('ttl'), 100))
  t.match(get('ttl'), { matched: 2, fired: 1 })
})

t.test('delays add up, and the first effect in order of arming decides', async (t) => {
  const rules = armed(
    { id: 'slow', delay: { ms: 100 } },
    { id: 'first', skip: 1, delay: { ms: 20 }, effect: EXCEPTION },
    { id: 'second', times: 2, delay: { ms: 3 }, effect: { exception: 'InternalServerException' } }
  )
  t.strictSame(rules.match(target(), 0), {
    delayMs: 103,
    effect: parseEffect({ exception: 'InternalServerException' }),
    fired: ['slow', 'second'],
    draws: []
  })
  t.strictSame(rules.match(target(), 0), {
    delayMs: 120,
    effect: parseEffect(EXCEPTION),
    fired: ['slow', 'first'],
    draws: []
  })
  t.match(rules.get('second'), { matched: 2, fired: 1 }, 'what did not decide is not used up')
})

t.test('a draw depends on seed, sandbox, rule and ordinal, on nothing else', async (t) => {
  const pattern = (seed: number, scope: string, id: string, others: number) => {
    const rules = noFaults({ seed, scope })
    for (let other = 0; other < others; other++) rules.arm(`other${other}`, { probability: 0.5, delay: { ms: 0 } }, 0)
    const rule = rules.arm(id, { probability: 0.5, match: { jobId: 'job' }, effect: EXCEPTION }, 0)
    return Array.from({ length: 64 }, (_, index) => {
      const before = rule.fired
      if (others > 0) rules.match(target({ jobId: `else${index}` }), 0)
      rules.match(target(), 0)
      return rule.fired > before ? '1' : '0'
    }).join('')
  }
  const once = pattern(1, 'default', 'rule', 0)
  t.equal(pattern(1, 'default', 'rule', 3), once)
  t.not(pattern(2, 'default', 'rule', 0), once)
  t.not(pattern(1, 'other', 'rule', 0), once)
  t.not(pattern(1, 'default', 'else', 0), once)
})

t.test('a probability is met over many requests', async (t) => {
  const count = firings({ probability: 0.1 }, 20_000).length
  t.ok(count > 1800 && count < 2200, `${count} of 20000`)
})

t.test('a draw below the probability fires, one that equals it does not, and both are told', async (t) => {
  const decided = (value: number) => {
    const rules = armed({ id: 'a', probability: 0.5, effect: EXCEPTION })
    const random = { draw: () => value } as unknown as Parameters<typeof decide>[3]
    return decide(rules.list() as Parameters<typeof decide>[0], target(), 0, random)
  }
  t.match(decided(0.499), { fired: only('a'), draws: only({ fault: 'a', ordinal: 1, value: 0.499 }) })
  t.match(decided(0.5), { fired: only(), draws: only({ fault: 'a', ordinal: 1, value: 0.5 }) })
})

t.test('a delay is drawn anew for each request, and the same way each time', async (t) => {
  const delays = () => {
    const rules = armed({ id: 'a', delay: { uniformMs: [0, 100] } }, { id: 'b', delay: { uniformMs: [1000, 2000] } })
    return Array.from({ length: 20 }, () => rules.match(target(), 0)?.delayMs as number)
  }
  const drawn = delays()
  t.equal(new Set(drawn).size, 20)
  t.ok(drawn.every((delayMs) => delayMs >= 1000 && delayMs < 2100))
  t.strictSame(delays(), drawn)
})

t.test('a quota counts only requests that no earlier fault has decided, and throttles those above it', async (t) => {
  const quota = { requests: 1, perMs: 2000 }
  const rules = armed(
    { id: 'first', times: 1, effect: EXCEPTION },
    { id: 'quota', delay: { ms: 9 }, effect: { quota } }
  )
  t.match(rules.match(target(), 0), { fired: only('first') })
  t.equal(rules.match(target(), 0), undefined, 'the token was still there')
  t.strictSame(rules.match(target(), 500), {
    delayMs: 9,
    effect: { kind: 'exception', exception: 'ThrottlingException', members: {}, retryAfterSeconds: 1.5 },
    fired: ['quota'],
    draws: []
  })
  t.match(rules.get('quota'), { matched: 3, fired: 1 })
  t.equal(rules.match(target(), 2000), undefined, 'a token has come back')
})

t.test('a request that cannot be held open is refused, and then nothing about the faults has changed', async (t) => {
  const quota = fc.record({ effect: fc.constant({ quota: { requests: 1, perMs: 1000 } }) })
  const other = fc.record(
    {
      skip: fc.nat({ max: 2 }),
      times: fc.integer({ min: 1, max: 3 }),
      every: fc.integer({ min: 1, max: 2 }),
      probability: fc.constantFrom(0, 0.5, 1),
      delay: fc.constantFrom({ ms: 0 }, { ms: 1 }),
      effect: fc.constantFrom(
        { connection: 'hang' } as const,
        { connection: 'drip' } as const,
        { connection: 'reset' } as const,
        EXCEPTION
      )
    },
    { requiredKeys: ['effect'] }
  )
  const seeds = fc.array(fc.oneof(quota, other), { minLength: 1, maxLength: 4 })
  const requests = fc.array(fc.boolean(), { minLength: 1, maxLength: 12, size: 'max' })
  let refusals = 0
  await holds(
    t,
    fc.property(seeds, requests, (faults, mayHold) => {
      const [rules, twin] = [armed(...faults), armed(...faults)]
      for (const [index, may] of mayHold.entries()) {
        const now = index * 300
        const decision = may ? rules.match(target(), now) : rules.matchWithoutHolding(target(), now)
        if (decision === 'refused') {
          refusals++
          const copy = noFaults()
          copy.restore(twin.snapshot())
          const { delayMs = 0, effect } = copy.match(target(), now) ?? {}
          const isHeld = effect?.kind === 'connection' && ['hang', 'drip'].includes(effect.connection)
          assert.ok(delayMs > 0 || isHeld)
        } else assert.deepEqual(decision, twin.match(target(), now))
        assert.deepEqual(rules.snapshot(), twin.snapshot())
      }
    }),
    runs(150, 5000)
  )
  t.ok(refusals > 0)
})
