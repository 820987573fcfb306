import t from 'tap'
import { JobTally } from '../../../src/core/jobs/job-tally.js'

t.test('polls after the first that returned a terminal state are told, whatever order they return in', async (t) => {
  const tally = new JobTally()
  t.equal(tally.afterTerminal, 0)
  const polls = Array.from({ length: 5 }, () => tally.countPoll())
  t.strictSame(polls, [1, 2, 3, 4, 5])
  t.equal(tally.afterTerminal, 0)
  tally.countState('IN_PROGRESS', 1)
  tally.countState('COMPLETED', 4)
  t.equal(tally.afterTerminal, 1)
  tally.countState('COMPLETED', 3)
  t.equal(tally.afterTerminal, 2)
  tally.countState('COMPLETED', 5)
  t.equal(tally.afterTerminal, 2)
})

t.test('states are counted in runs, of which the last hundred are kept', async (t) => {
  const tally = new JobTally()
  for (let poll = 0; poll < 3; poll++) tally.countState('WAITING', poll)
  t.strictSame(tally.states, [{ state: 'WAITING', count: 3 }])
  for (let run = 0; run < 50; run++) {
    tally.countState('IN_PROGRESS', run)
    tally.countState('WAITING', run)
  }
  t.equal(tally.states.length, 100)
  t.strictSame(tally.states[0], { state: 'IN_PROGRESS', count: 1 })
  t.strictSame(tally.states.at(-1), { state: 'WAITING', count: 1 })
})

t.test('a state that is taken back is gone, with its run if it was the only one', async (t) => {
  const tally = new JobTally()
  for (const state of ['WAITING', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'] as const) tally.countState(state, 1)
  tally.uncountState('IN_PROGRESS')
  tally.uncountState('COMPLETED')
  t.strictSame(tally.states, [
    { state: 'WAITING', count: 1 },
    { state: 'IN_PROGRESS', count: 1 }
  ])
})
