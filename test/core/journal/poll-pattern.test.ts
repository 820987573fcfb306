import t from 'tap'
import { pollPattern } from '../../../src/core/journal/poll-pattern.js'
import { journalOf } from '../../support/recorded.js'

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
  t.strictSame(pollPattern(entries, 'job'), {
    count: 5,
    states: [
      { state: 'WAITING', count: 1 },
      { state: 'IN_PROGRESS', count: 2 },
      { state: 'COMPLETED', count: 2 }
    ],
    gapsMs: { min: 100, median: 400, max: 800 },
    isGrowing: true,
    afterTerminal: 1
  })
})

t.test('a job that was never polled', async (t) => {
  t.strictSame(pollPattern([], 'job'), { count: 0, states: [], gapsMs: undefined, isGrowing: false, afterTerminal: 0 })
})

t.test('a poll that is open counts, and has shown no state', async (t) => {
  const entries = journalOf(
    { at: 0, stateBefore: 'COMPLETED' },
    { at: 51, status: undefined, durationMs: undefined, stateBefore: undefined }
  )
  t.strictSame(pollPattern(entries, 'job'), {
    count: 2,
    states: [{ state: 'COMPLETED', count: 1 }],
    gapsMs: { min: 50, median: 50, max: 50 },
    isGrowing: false,
    afterTerminal: 1
  })
})

t.test('gaps that stay the same do not grow', async (t) => {
  const at = (...instants: number[]) => pollPattern(journalOf(...instants.map((at) => ({ at }))), 'job').isGrowing
  t.equal(at(0, 101, 202, 303), false)
  t.equal(at(0, 101, 302), true)
  t.equal(at(0, 101), false, 'one gap alone tells nothing')
})
