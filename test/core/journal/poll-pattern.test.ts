import t from 'tap'
import { JobTally } from '../../../src/core/jobs/job-tally.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { pollPattern } from '../../../src/core/journal/poll-pattern.js'
import { RequestTallies } from '../../../src/core/journal/request-tallies.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { partsOf } from '../../support/journal-parts.js'
import { journalOf, journalWithGaps } from '../../support/recorded.js'

/** The pattern of a job all of whose polls were counted, and of which the journal has dropped the first so many. */
function patternOf(entries: readonly JournalEntry[], dropped = 0) {
  const tally = new JobTally()
  const tallies = new RequestTallies()
  for (const entry of entries) tallies.record(entry, entry.jobId === 'job' ? tally : undefined)
  return atOnce(pollPattern(partsOf(entries.slice(dropped)), dropped, 'job', tally))
}

t.test('polls are calls: their gaps, their states, and those after the end', async (t) => {
  const entries = journalOf(
    { at: 0, stateBefore: 'WAITING' },
    { at: 101, invocationId: 'a', status: 429 },
    { at: 150, invocationId: 'a', stateBefore: 'IN_PROGRESS' },
    { at: 200, jobId: 'another' },
    { at: 220, operation: 'StartJob' },
    { at: 351, stateBefore: 'IN_PROGRESS' },
    { at: 752, stateBefore: 'COMPLETED' },
    { at: 1553, stateBefore: 'COMPLETED' }
  )
  t.strictSame(patternOf(entries), {
    count: 5,
    states: [
      { state: 'WAITING', count: 1 },
      { state: 'IN_PROGRESS', count: 2 },
      { state: 'COMPLETED', count: 2 }
    ],
    gapsMs: { min: 100, median: 400, max: 800 },
    isGrowing: true,
    afterTerminal: 1,
    dropped: 0
  })
})

t.test('a job that was never polled', async (t) => {
  t.strictSame(patternOf([]), {
    count: 0,
    states: [],
    gapsMs: undefined,
    isGrowing: false,
    afterTerminal: 0,
    dropped: 0
  })
})

t.test('a poll that is open counts, and has shown no state', async (t) => {
  const entries = journalOf(
    { at: 0, stateBefore: 'COMPLETED' },
    { at: 51, status: undefined, durationMs: undefined, stateBefore: undefined }
  )
  t.strictSame(patternOf(entries), {
    count: 2,
    states: [{ state: 'COMPLETED', count: 1 }],
    gapsMs: { min: 50, median: 50, max: 50 },
    isGrowing: false,
    afterTerminal: 1,
    dropped: 0
  })
})

t.test('only a successful response shows a state, and only a terminal one ends the polling', async (t) => {
  const after = (...entries: Parameters<typeof journalOf>) => {
    const { states, afterTerminal } = patternOf(journalOf(...entries))
    return [states.map(({ state, count }) => `${state} ${count}`), afterTerminal]
  }
  const done = { stateBefore: 'COMPLETED' } as const
  t.strictSame(after({}, { ...done, status: 429 }, {}), [['IN_PROGRESS 2'], 0])
  t.strictSame(after({ stateBefore: undefined }, {}), [['IN_PROGRESS 1'], 0])
  t.strictSame(after({}, done), [['IN_PROGRESS 1', 'COMPLETED 1'], 0])
  t.strictSame(after(done, {}, { status: 500 }), [['COMPLETED 1', 'IN_PROGRESS 1'], 2])
  t.strictSame(after({ ...done, status: 404 }, done, done), [['COMPLETED 2'], 1])
})

t.test('the shortest, the middle and the longest gap, in whatever order they came', async (t) => {
  const spread = (...gaps: number[]) => patternOf(journalWithGaps(...gaps)).gapsMs
  t.strictSame(spread(300, 20, 100), { min: 20, median: 100, max: 300 })
  t.strictSame(spread(9, 100, 10, 1000), { min: 9, median: 100, max: 1000 })
  t.strictSame(spread(7), { min: 7, median: 7, max: 7 })
})

t.test('gaps that stay the same do not grow', async (t) => {
  const at = (...instants: number[]) => patternOf(journalOf(...instants.map((at) => ({ at })))).isGrowing
  t.equal(at(0, 101, 202, 303), false)
  t.equal(at(0, 101, 302), true)
  t.equal(at(0, 11, 23), true, '11 ms after 10 ms')
  t.equal(at(0, 101, 210), false, '108 ms after 100 ms')
  t.equal(at(0, 101), false, 'one gap alone tells nothing')
})

t.test('polls that the journal has dropped are counted, and the gaps are between the others', async (t) => {
  const entries = journalOf(
    { at: 0, stateBefore: 'WAITING' },
    { at: 11, stateBefore: 'COMPLETED' },
    { at: 100, jobId: 'another' },
    { at: 200, status: 429, invocationId: 'a' },
    { at: 212, invocationId: 'a', stateBefore: 'COMPLETED' },
    { at: 313, stateBefore: 'COMPLETED' }
  )
  const whole = {
    count: 4,
    states: [
      { state: 'WAITING', count: 1 },
      { state: 'COMPLETED', count: 3 }
    ],
    afterTerminal: 2
  }
  for (const [dropped, gapsMs, polls] of [
    [0, { min: 10, median: 100, max: 188 }, 0],
    [2, { min: 100, median: 100, max: 100 }, 2],
    [4, { min: 100, median: 100, max: 100 }, 2],
    [5, undefined, 3],
    [6, undefined, 4]
  ] as const) {
    t.match(patternOf(entries, dropped), { ...whole, gapsMs, dropped: polls }, `${dropped} requests are dropped`)
  }
})

t.test('polls of a job that had the same id before are not counted, nor are the gaps between them', async (t) => {
  const list = journalOf({ at: 0 }, { at: 11 }, { at: 500 }, { at: 601 })
  const tally = new JobTally()
  const tallies = new RequestTallies()
  for (const entry of list.slice(2)) tallies.record(entry, tally)
  t.match(atOnce(pollPattern(partsOf(list), 0, 'job', tally)), { count: 2, gapsMs: { min: 100 }, dropped: 0 })
  t.match(atOnce(pollPattern(partsOf(list), 0, 'job', new JobTally())), { count: 0, gapsMs: undefined, dropped: 0 })
})

t.test('if there is no such job, the journal is all there is to tell from', async (t) => {
  const list = journalOf(
    { status: 404, stateBefore: undefined },
    { status: 429, invocationId: 'a', stateBefore: undefined },
    { status: 404, invocationId: 'a', stateBefore: undefined }
  )
  t.match(atOnce(pollPattern(partsOf(list), 7, 'job', undefined)), {
    count: 2,
    states: [],
    afterTerminal: 0,
    dropped: 7
  })
})
