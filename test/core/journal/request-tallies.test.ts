import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { isTerminal, type JobState } from '../../../src/core/jobs/job-state.js'
import { JobTally } from '../../../src/core/jobs/job-tally.js'
import { Journal, type OpenEntry } from '../../../src/core/journal/journal.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { RequestTallies } from '../../../src/core/journal/request-tallies.js'
import { sdkCalls } from '../../../src/core/journal/sdk-calls.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { partsOf } from '../../support/journal-parts.js'
import { holds, runs, sequence } from '../../support/property.js'
import { journalOf, recorded } from '../../support/recorded.js'

/** What a journal that holds all requests tells of the polls of its one job. */
function readPolls(entries: readonly JournalEntry[]) {
  const responses = atOnce(sdkCalls(partsOf(entries))).map((call) => call.entries.at(-1) as JournalEntry)
  const shown = responses.filter(({ status }) => status === 200)
  const states = STATES.map((state) => ({ state, count: shown.filter((entry) => entry.stateBefore === state).length }))
  const ended = responses.findIndex(({ status, stateBefore }) => status === 200 && isTerminal(stateBefore as JobState))
  return {
    polls: responses.length,
    states: states.filter(({ count }) => count > 0),
    afterTerminal: ended < 0 ? 0 : responses.length - ended - 1
  }
}

const STATES = ['WAITING', 'IN_PROGRESS', 'COMPLETED'] as const

/**
 * A step of several clients that poll a job at a time. `client` makes a new call if `isNew`, else it retries its last.
 */
const step = fc.record({
  act: fc.constantFrom('answer', 'open', 'end', 'progress'),
  client: fc.nat({ max: 3 }),
  isNew: fc.boolean(),
  isIdentified: fc.boolean(),
  status: fc.constantFrom(200, 429, undefined),
  nth: fc.nat()
})

t.test('what is counted as it happens is what a journal would tell that holds everything', async (t) => {
  await holds(
    t,
    fc.property(sequence(step, 60), (steps) => {
      const journal = new Journal(1000)
      const [tallies, tally] = [new RequestTallies(), new JobTally()]
      const open: OpenEntry[] = []
      const calls = [0, 0, 0, 0]
      const over = new Set<string>()
      let state = 0
      const response = (status: number | undefined) => ({
        status,
        stateBefore: status === 200 ? STATES[state] : undefined,
        durationMs: 1
      })
      for (const { act, client, isNew, isIdentified, status, nth } of steps) {
        if (act === 'progress') {
          state = Math.min(2, state + (nth % 3 === 0 ? 1 : 0))
          continue
        }
        if (act === 'end') {
          const [ending] = open.length === 0 ? [] : open.splice(nth % open.length, 1)
          if (ending === undefined) continue
          const entry = { ...ending.entry, ...response(status) }
          journal.update(ending, entry)
          tallies.recordEnd(ending, entry)
          if (entry.stateBefore === 'COMPLETED') over.add(String(entry.invocationId))
          continue
        }
        // A client that has learned that the job is over does not ask again in the same call.
        if (isNew || over.has(`${client}-${calls[client]}`)) calls[client] = (calls[client] as number) + 1
        const invocationId = isIdentified ? `${client}-${calls[client]}` : undefined
        if (act === 'answer') {
          const entry = recorded(journal, { invocationId, ...response(status) })
          journal.add(entry)
          tallies.record(entry, tally)
          if (entry.stateBefore === 'COMPLETED') over.add(String(invocationId))
        } else {
          const unknown = { status: undefined, stateBefore: undefined, durationMs: undefined }
          const opened = journal.open(recorded(journal, { invocationId, ...unknown }))
          tallies.recordArrival(opened, tally)
          open.push(opened)
        }
        const { polls, states, afterTerminal } = tally
        assert.deepEqual({ polls, states, afterTerminal }, readPolls(journal.list()))
      }
    }),
    runs(150, 10_000)
  )
})

t.test(
  'a request asks for its job when it arrives, but CreateJob and StartJob have a meaning of their own',
  async (t) => {
    for (const [operation, isAskedFor, isStartRequested] of [
      ['GetJob', true, false],
      ['CancelJob', true, false],
      ['StartJob', false, true],
      ['CreateJob', false, false]
    ] as const) {
      const [entry] = journalOf({ operation, durationMs: undefined, status: undefined })
      const [open, ended] = [new JobTally(), new JobTally()]
      new RequestTallies().recordArrival(new Journal(1).open(entry as JournalEntry), open)
      new RequestTallies().record(entry as JournalEntry, ended)
      for (const tally of [open, ended]) {
        t.match(tally, { isAskedFor, isStartRequested, polls: operation === 'GetJob' ? 1 : 0 }, operation)
      }
    }
  }
)

t.test('requests for what is not emulated are counted, and the first hundred are kept', async (t) => {
  const tallies = new RequestTallies()
  for (let index = 0; index < 150; index++) {
    const [entry] = journalOf({ isEmulated: index % 3 === 0, method: 'GET', path: `/v1/${index}`, jobId: undefined })
    tallies.record(entry as JournalEntry, undefined)
  }
  t.match(tallies.notEmulated, { total: 100, first: { length: 100, 99: { method: 'GET', path: '/v1/149' } } })
  for (let index = 0; index < 5; index++) {
    const entry = journalOf({ isEmulated: false, durationMs: undefined })[0] as JournalEntry
    tallies.recordArrival(new Journal(0).open(entry), undefined)
  }
  t.match(tallies.notEmulated, { total: 105, first: { length: 100 } })
})

t.test('a retry is known again after 500 other calls', async (t) => {
  const [tallies, tally] = [new RequestTallies(), new JobTally()]
  const ask = (invocationId: string) =>
    tallies.record(journalOf({ invocationId, status: 429 })[0] as JournalEntry, tally)
  ask('slow')
  for (let call = 1; call < 500; call++) ask(`call ${call}`)
  ask('slow')
  t.equal(tally.polls, 500)
})
