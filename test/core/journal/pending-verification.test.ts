import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Journal, type OpenEntry } from '../../../src/core/journal/journal.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { PendingVerification } from '../../../src/core/journal/pending-verification.js'
import type { Verification } from '../../../src/core/journal/verification.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { holds, runs, sequence } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'

/** A verification of a journal that is repeated whenever it may hold. Counts how often, and tells whether it holds. */
function follow(expected: Verification, limit = 100_000) {
  const journal = new Journal(limit)
  const pending = new PendingVerification(expected)
  let verifications = 1
  let { ok } = atOnce(pending.verify(journal))
  return {
    journal,
    add(members: Partial<JournalEntry> = {}) {
      const entry = recorded(journal, members)
      journal.add(entry)
      this.happen(entry)
    },
    happen(entry: JournalEntry) {
      if (ok || !pending.mayHoldAfter(entry)) return
      verifications++
      ok = atOnce(pending.verify(journal)).ok
    },
    get result() {
      return { ok, verifications }
    }
  }
}

t.test('a flood of requests that are waited for is verified once', async (t) => {
  const followed = follow({ match: { jobId: 'job' }, count: { min: 5000 } })
  for (let request = 0; request < 10_000; request++) {
    t.equal(followed.result.ok, request >= 9_999, 'nothing else is')
    followed.add({ jobId: request % 2 === 0 ? 'other' : 'job' })
    if (request === 100) break
  }
  for (let request = 0; request < 10_000; request++) followed.add()
  t.strictSame(followed.result, { ok: true, verifications: 2 })
})

t.test('an order is verified again only when its next request has come', async (t) => {
  const followed = follow({ order: [{ operation: 'StartJob' }, { operation: 'GetJob' }] })
  for (let request = 0; request < 100; request++) followed.add()
  t.strictSame(followed.result, { ok: false, verifications: 1 })
  followed.add({ operation: 'StartJob' })
  t.strictSame(followed.result, { ok: false, verifications: 2 })
  followed.add({ operation: 'CancelJob' })
  followed.add()
  t.strictSame(followed.result, { ok: true, verifications: 3 })
})

t.test('nothing is verified again that no request makes good', async (t) => {
  for (const [expected, limit] of [
    [{ count: { max: 0 } }, 100],
    [{ minGapMs: 50 }, 100],
    [{ maxAttempts: 1 }, 100],
    [{ count: { min: 100 } }, 1],
    [{ order: [{ jobId: 'x' }] }, 1]
  ] as const) {
    const journal = new Journal(limit)
    for (let request = 0; request < 2; request++) journal.add(recorded(journal))
    const pending = new PendingVerification(expected as Verification)
    t.equal(atOnce(pending.verify(journal)).ok, false)
    const verifiedAfter = Array.from({ length: 200 }, (_, request) => request).filter(() =>
      pending.mayHoldAfter(recorded(journal, { jobId: 'x' }))
    )
    t.strictSame(verifiedAfter, [], JSON.stringify(expected))
  }
})

t.test('as soon as enough requests have come in order, it is found, whenever they end', async (t) => {
  const match = fc.constantFrom({ jobId: 'a' }, { jobId: 'b' }, { status: 200 }, {})
  const expectation = fc.record({ match, min: fc.nat({ max: 6 }), order: fc.array(match, { maxLength: 4 }) })
  const step = fc.record({
    act: fc.constantFrom('add', 'open', 'end', 'clear'),
    jobId: fc.constantFrom('a', 'b'),
    nth: fc.nat()
  })
  await holds(
    t,
    fc.property(expectation, sequence(step, 30), ({ match, min, order }, steps) => {
      const expected = { match, count: { min }, ...(order.length > 0 && { order }) }
      const followed = follow(expected)
      const { journal } = followed
      const open: OpenEntry[] = []
      for (const { act, jobId, nth } of steps) {
        if (act === 'add') followed.add({ jobId })
        if (act === 'clear' && nth % 10 === 0) journal.clear()
        if (act === 'open') {
          const opened = journal.open(recorded(journal, { jobId, status: undefined, durationMs: undefined }))
          open.push(opened)
          followed.happen(opened.entry)
        }
        if (act === 'end' && open.length > 0) {
          const [ending] = open.splice(nth % open.length, 1) as [OpenEntry]
          const entry = { ...ending.entry, status: 200, durationMs: 5 }
          journal.update(ending, entry)
          followed.happen(entry)
        }
        if (followed.result.ok) return
        const isCleared = steps.some(({ act, nth }) => act === 'clear' && nth % 10 === 0)
        // What was cleared away is found to be missing only when it would have been enough.
        if (!isCleared) assert.equal(atOnce(new PendingVerification(expected).verify(journal)).ok, false)
      }
    }),
    runs(250, 10_000)
  )
})

t.test('what comes while the journal is verified is taken note of: a match, a step of an order, an end', async (t) => {
  const open = { jobId: 'a', status: undefined, durationMs: undefined }
  const cases: [
    expected: Verification,
    act: (journal: Journal, opened: OpenEntry) => JournalEntry,
    mayHold: boolean
  ][] = [
    [{ match: { jobId: 'b' }, count: { min: 1 } }, (journal) => recorded(journal, { jobId: 'b' }), true],
    [{ match: { jobId: 'b' }, count: { min: 2 } }, (journal) => recorded(journal, { jobId: 'b' }), false],
    [{ match: { jobId: 'b' }, count: { min: 1 } }, (journal) => recorded(journal, { jobId: 'x' }), false],
    [{ count: { max: 0 } }, (journal) => recorded(journal), false],
    [{ order: [{ jobId: 'a' }, { jobId: 'b' }] }, (journal) => recorded(journal, { jobId: 'b' }), true],
    [{ order: [{ jobId: 'a' }, { jobId: 'b' }] }, (journal) => recorded(journal, { jobId: 'a' }), false],
    [{ order: [{ status: 200 }, { jobId: 'b' }] }, (_, { entry }) => ({ ...entry, status: 200, durationMs: 5 }), true]
  ]
  for (const [expected, act, mayHold] of cases) {
    const journal = new Journal(1000)
    const opened = journal.open(recorded(journal, open))
    const pending = new PendingVerification(expected)
    const steps = pending.verify(journal)
    steps.next()
    const entry = act(journal, opened)
    if (entry.ordinal === opened.entry.ordinal) journal.update(opened, entry)
    else journal.add(entry)
    t.equal(pending.mayHoldAfter(entry), false, 'it is being verified')
    t.equal(atOnce(steps).ok, false, 'what comes meanwhile does not show')
    t.equal(pending.mayHold, mayHold, JSON.stringify(expected))
  }
})
