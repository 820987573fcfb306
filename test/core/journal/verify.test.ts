import t from 'tap'
import type { Verification } from '../../../src/core/journal/verification.js'
import { verifyAtOnce } from '../../support/journal-parts.js'
import { only } from '../../support/only.js'
import { journalOf } from '../../support/recorded.js'

const ENTRIES = journalOf(
  { at: 0, status: 429, faults: ['throttle'], invocationId: 'a', sdkRequest: 'attempt=1; max=3' },
  { at: 101, status: 429, faults: ['throttle'], invocationId: 'a', sdkRequest: 'attempt=2; max=3' },
  { at: 302, invocationId: 'a', sdkRequest: 'attempt=3; max=3' },
  { at: 400, jobId: 'other', status: 404, errorType: 'ResourceNotFoundException', stateBefore: undefined }
)

function problemsOf(expected: Verification, dropped = 0) {
  const { ok, problems } = verifyAtOnce(ENTRIES, dropped, expected)
  t.equal(ok, problems.length === 0)
  return problems.map(({ at, message }) => `${at.join('.')} ${message}`)
}

t.test('what is as expected', async (t) => {
  t.strictSame(verifyAtOnce(ENTRIES, 0, {}), { ok: true, matched: 4, problems: [] })
  t.strictSame(
    verifyAtOnce(ENTRIES, 0, {
      match: { jobId: 'job' },
      count: { min: 3, max: 3 },
      minGapMs: 100,
      minGapFactor: 2,
      maxAttempts: 3
    }),
    {
      ok: true,
      matched: 3,
      problems: []
    }
  )
  t.equal(verifyAtOnce(ENTRIES, 0, { match: { fault: 'throttle', attempt: 2 } }).matched, 1)
  t.equal(verifyAtOnce(ENTRIES, 0, { match: { errorType: 'ResourceNotFoundException', status: 404 } }).matched, 1)
})

t.test('too few: the nearest others are shown with what is otherwise', async (t) => {
  t.strictSame(problemsOf({ match: { jobId: 'job', status: 404 }, count: { min: 1 } }), [
    'count.min is 1, and 0 requests matched; the nearest others: #4 (jobId is other, not job), #3 (status is 200, not 404), #2 (status is 429, not 404)'
  ])
  t.match(
    verifyAtOnce([], 0, { count: { min: 1 } }).problems,
    only({ message: 'is 1, and 0 requests matched; there were no others' })
  )
})

t.test('too many, too soon, too steady, too often', async (t) => {
  const match = { jobId: 'job' }
  t.strictSame(problemsOf({ match, count: { max: 2 } }), ['count.max is 2, and 3 requests matched'])
  t.strictSame(problemsOf({ match, minGapMs: 150 }), ['minGapMs is 150, and between #1 and #2 there were 100 ms'])
  t.strictSame(problemsOf({ match, minGapFactor: 3 }), [
    'minGapFactor is 3, and after a gap of 100 ms there was one of 200 ms, between #2 and #3'
  ])
  t.strictSame(problemsOf({ match, maxAttempts: 2 }), [
    'maxAttempts is 2, and the call that began with #1 took 3 requests'
  ])
})

t.test('what is exactly as expected, or off by no more than timers are', async (t) => {
  const match = { jobId: 'job' }
  t.strictSame(problemsOf({ match, minGapMs: 105 }), [])
  t.strictSame(problemsOf({ match, minGapMs: 106 }), ['minGapMs is 106, and between #1 and #2 there were 100 ms'])
  // Each request takes a millisecond.
  const gapsOf = (first: number, second: number) =>
    journalOf({ at: 0 }, { at: first + 1 }, { at: first + 1 + second + 1 })
  t.ok(verifyAtOnce(gapsOf(100, 195), 0, { minGapFactor: 2 }).ok)
  t.strictSame(verifyAtOnce(gapsOf(100, 194), 0, { minGapFactor: 2 }).problems, [
    { at: ['minGapFactor'], message: 'is 2, and after a gap of 100 ms there was one of 194 ms, between #2 and #3' }
  ])
  t.strictSame(problemsOf({ match: { status: 404 }, count: { min: 1, max: 1 }, maxAttempts: 1 }), [])
  t.strictSame(problemsOf({ match: { fault: 'throttle', attempt: 1 }, maxAttempts: 2 }), [
    'maxAttempts is 2, and the call that began with #1 took 3 requests'
  ])
})

t.test('a journal that has lost requests proves nothing', async (t) => {
  t.match(problemsOf({}, 7), only(/^match the journal has dropped the first 7 requests/))
})
