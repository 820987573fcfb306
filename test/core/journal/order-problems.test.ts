import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { OrderCheck } from '../../../src/core/journal/order-problems.js'
import type { RequestMatch } from '../../../src/core/journal/request-match.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { partsOf, verifyAtOnce } from '../../support/journal-parts.js'
import { holds, runs } from '../../support/property.js'
import { journalOf } from '../../support/recorded.js'

const ENTRIES = journalOf(
  { operation: 'CreateJob', jobId: 'a' },
  { operation: 'GetJob', jobId: 'a', status: 429 },
  { operation: 'StartJob', jobId: 'a' },
  { operation: 'GetJob', jobId: 'b' },
  { operation: 'GetJob', jobId: 'a' }
)

function orderProblems(entries: readonly JournalEntry[], order: readonly RequestMatch[]) {
  const check = new OrderCheck(order)
  for (const entry of entries) check.see(entry)
  return atOnce(check.problems(partsOf(entries)))
}

function problemsOf(...order: RequestMatch[]) {
  return orderProblems(ENTRIES, order).map(({ at, message }) => `${at.join('.')} ${message}`)
}

t.test('an order holds if its requests arrived in it, with any others in between', async (t) => {
  t.strictSame(problemsOf({ operation: 'CreateJob' }, { operation: 'StartJob' }, { operation: 'GetJob' }), [])
  t.strictSame(problemsOf({ operation: 'GetJob' }, { operation: 'StartJob' }, { operation: 'GetJob' }), [])
  t.strictSame(problemsOf({ jobId: 'b' }), [])
  t.strictSame(problemsOf({}, {}, {}, {}, {}), [], 'as many as there are')
})

t.test('the first request that is missing is named, with the one that it should have come after', async (t) => {
  t.strictSame(problemsOf({ operation: 'CancelJob' }), [
    'order.0 no request matched; the nearest others: #5 (operation is GetJob, not CancelJob), #4 (operation is GetJob, not CancelJob), #3 (operation is StartJob, not CancelJob)'
  ])
  t.strictSame(problemsOf({ operation: 'StartJob' }, { jobId: 'b' }, { operation: 'GetJob', status: 429 }), [
    'order.2 no request after #4 matched; #2 did, but it does not come after; the nearest others: #5 (status is 200, not 429)'
  ])
  t.strictSame(problemsOf({ status: 200 }, { operation: 'StartJob' }, { operation: 'StartJob' }, { jobId: 'x' }), [
    'order.2 no request after #3 matched; #3 did, but it does not come after; the nearest others: #5 (operation is GetJob, not StartJob), #4 (operation is GetJob, not StartJob)'
  ])
  t.strictSame(
    problemsOf({}, {}, {}, {}, {}, {}),
    ['order.5 no request after #5 matched; #5 did, but it does not come after; there were no others'],
    'one request counts once'
  )
})

t.test('an order is held against all requests, and beside the other expectations', async (t) => {
  const order = [{ operation: 'StartJob' as const }, { operation: 'CreateJob' as const }]
  t.match(verifyAtOnce(ENTRIES, 0, { match: { jobId: 'b' }, order: [{ jobId: 'a' }, { jobId: 'b' }] }), {
    ok: true,
    matched: 1
  })
  t.strictSame(
    verifyAtOnce(ENTRIES, 0, { count: { max: 4 }, order }).problems.map(({ at }) => at),
    [
      ['count', 'max'],
      ['order', 1]
    ]
  )
})

t.test('an order is found if and only if there is a subsequence of requests that matches it', async (t) => {
  const letter = fc.constantFrom('a', 'b', 'c')
  await holds(
    t,
    fc.property(fc.array(letter, { maxLength: 12 }), fc.array(letter, { maxLength: 5 }), (ids, wanted) => {
      const entries = journalOf(...ids.map((jobId) => ({ jobId })))
      const found =
        orderProblems(
          entries,
          wanted.map((jobId) => ({ jobId }))
        ).length === 0
      assert.equal(found, new RegExp(wanted.join('.*')).test(ids.join('')))
    }),
    runs(150, 5000)
  )
})
