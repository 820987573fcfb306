import t from 'tap'
import { GapCheck, gapBetween } from '../../../src/core/journal/gap-problems.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import type { Verification } from '../../../src/core/journal/verification.js'
import { journalOf, journalWithGaps } from '../../support/recorded.js'

function gapProblems(entries: readonly JournalEntry[], { minGapMs, minGapFactor }: Verification) {
  const check = new GapCheck({ minGapMs, minGapFactor })
  for (const entry of entries) check.see(entry, true)
  return check.problems()
}

t.test('the first gap that is too short is told, the very first one too', async (t) => {
  t.strictSame(gapProblems(journalWithGaps(94, 10), { minGapMs: 100 }), [
    { at: ['minGapMs'], message: 'is 100, and between #1 and #2 there were 94 ms' }
  ])
  t.strictSame(gapProblems(journalWithGaps(95, 10), { minGapMs: 100 }), [
    { at: ['minGapMs'], message: 'is 100, and between #2 and #3 there were 10 ms' }
  ])
  t.strictSame(gapProblems(journalWithGaps(0), { minGapFactor: 10 }), [], 'the first gap has none before it')
  t.strictSame(gapProblems(journalWithGaps(50, 94), { minGapFactor: 2 }), [
    { at: ['minGapFactor'], message: 'is 2, and after a gap of 50 ms there was one of 94 ms, between #2 and #3' }
  ])
})

t.test('one request and none have no gaps, and what is not expected is not missed', async (t) => {
  for (const entries of [[], journalWithGaps()]) {
    t.strictSame(gapProblems(entries, { minGapMs: 100, minGapFactor: 2 }), [])
  }
  t.strictSame(gapProblems(journalWithGaps(5, 1), {}), [])
})

t.test('a request that comes before the end of the one before it comes without a gap', async (t) => {
  const [open, second, third] = journalOf({ at: 0, durationMs: undefined }, { at: 90, durationMs: 20 }, { at: 100 })
  t.equal(gapBetween(open as JournalEntry, second as JournalEntry), 0)
  t.equal(gapBetween(second as JournalEntry, third as JournalEntry), 0)
})
