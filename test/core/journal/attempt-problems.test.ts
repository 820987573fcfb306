import t from 'tap'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import type { Verification } from '../../../src/core/journal/verification.js'
import { verifyAtOnce } from '../../support/journal-parts.js'
import { journalOf } from '../../support/recorded.js'

const WHY =
  'without the headers amz-sdk-invocation-id and amz-sdk-request, which the SDKs for JavaScript v2 and Go v1 do not send, retries look like new calls; use count.max instead'

function problemsOf(entries: readonly Partial<JournalEntry>[], expected: Verification) {
  const { ok, problems } = verifyAtOnce(journalOf(...entries), 0, expected)
  t.equal(ok, problems.length === 0)
  return problems.map(({ at, message }) => `${at.join('.')} ${message}`)
}

const THROTTLED = [{ status: 429 }, { status: 429 }, { status: 429 }, {}]

/** Requests of a client that numbers its attempts. */
function numbered(numbers: readonly number[], members: Partial<JournalEntry> = {}): Partial<JournalEntry>[] {
  return numbers.map((number) => ({ ...members, sdkRequest: `attempt=${number}; max=9` }))
}

t.test('requests that may be attempts of one call prove nothing about attempts', async (t) => {
  t.strictSame(problemsOf(THROTTLED, { maxAttempts: 2 }), [
    `maxAttempts is 2, and #1 and 3 other requests may be attempts of one call: ${WHY}`
  ])
  t.strictSame(
    problemsOf(THROTTLED, { match: { status: 200 }, maxAttempts: 2 }),
    [`maxAttempts is 2, and #1 and 3 other requests may be attempts of one call: ${WHY}`],
    'the attempts before the one that matches count too'
  )
  t.strictSame(problemsOf([{ at: 0 }, { at: 5 }], { maxAttempts: 1 }), [
    `maxAttempts is 1, and #1 and another request may be attempts of one call: ${WHY}`
  ])
})

t.test('requests that can not be too many attempts of any call are no problem, whatever their headers', async (t) => {
  t.strictSame(problemsOf(THROTTLED, { maxAttempts: 4 }), [], 'all of them together are not too many')
  t.strictSame(problemsOf([], { maxAttempts: 1 }), [])
  const apart = [{ path: '/v1/jobs/a' }, { path: '/v1/jobs/b' }, { method: 'PATCH' }, { userAgent: 'other' }]
  t.strictSame(problemsOf(apart, { maxAttempts: 1 }), [], 'requests for other things, or of other clients')
  t.strictSame(
    problemsOf([{ jobId: 'a', path: '/v1/jobs/a' }, ...THROTTLED], { match: { jobId: 'a' }, maxAttempts: 1 }),
    [],
    'requests that are not meant'
  )
})

t.test('the requests of one invocation are counted, whatever their numbers', async (t) => {
  const invocationId = 'a'
  const took = ['maxAttempts is 2, and the call that began with #1 took 4 requests']
  for (const sdkRequests of [
    [undefined, undefined, undefined, undefined],
    ['attempt=1', 'attempt=2', 'attempt=3', 'attempt=4'],
    ['attempt=0', 'attempt=1', 'attempt=2', 'attempt=3'],
    ['attempt=1', 'attempt=1', 'attempt=1', 'attempt=1']
  ]) {
    const entries = sdkRequests.map((sdkRequest) => ({ invocationId, sdkRequest }))
    t.strictSame(problemsOf(entries, { maxAttempts: 2 }), took)
    t.strictSame(problemsOf(entries, { maxAttempts: 4 }), [])
  }
  const separate = ['a', 'b', 'c'].map((invocationId) => ({ invocationId }))
  t.strictSame(problemsOf(separate, { maxAttempts: 1 }), [], 'each is a call of its own')
})

t.test('numbers alone tell the attempts, from 1 or from 0', async (t) => {
  t.strictSame(problemsOf(numbered([1, 2, 1, 2, 1]), { maxAttempts: 2 }), [])
  t.strictSame(problemsOf(numbered([1, 2, 1, 2, 3]), { maxAttempts: 2 }), [
    'maxAttempts is 2, and #5 was attempt 3 of its call'
  ])
  t.strictSame(problemsOf(numbered([0, 1, 0, 1]), { maxAttempts: 2 }), [])
  t.strictSame(problemsOf(numbered([0, 1, 2]), { maxAttempts: 2 }), [
    'maxAttempts is 2, and #3 was attempt 3 of its call'
  ])
  t.strictSame(
    problemsOf([...numbered([1, 2]), {}, {}, {}], { maxAttempts: 2 }),
    [`maxAttempts is 2, and #3 and 2 other requests may be attempts of one call: ${WHY}`],
    'those without a number may be attempts of one call'
  )
})

t.test('an attempt with too high a number is too many, even if those before it were cleared away', async (t) => {
  t.strictSame(problemsOf(numbered([3], { invocationId: 'a' }), { maxAttempts: 2 }), [
    'maxAttempts is 2, and #1 was attempt 3 of its call'
  ])
  t.strictSame(problemsOf(numbered([3], { invocationId: 'a' }), { maxAttempts: 3 }), [])
})

t.test('a match by attempt proves nothing where requests do not say which they are', async (t) => {
  const match = { jobId: 'job', attempt: 2 }
  const expected = [`match.attempt is 2, and #1 and 3 other requests may be that attempt: ${WHY}`]
  t.strictSame(problemsOf(THROTTLED, { match, count: { max: 0 } }), expected)
  t.strictSame(problemsOf(THROTTLED, { match, minGapMs: 0 }), expected)
  t.strictSame(problemsOf(THROTTLED, { match, minGapFactor: 0 }), expected)
  t.strictSame(problemsOf(THROTTLED, { match }), [], 'nothing is expected of those that match')
  t.strictSame(problemsOf(numbered([1]), { match, count: { max: 0 } }), [], 'a number says it')
  t.strictSame(problemsOf(THROTTLED, { match: { ...match, jobId: 'x' }, count: { max: 0 } }), [], 'none that is meant')
  t.strictSame(
    problemsOf([...numbered([2]), {}], { match, count: { min: 1 } }),
    [],
    'one more can not make them too few'
  )
})
