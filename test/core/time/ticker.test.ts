import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { Clock } from '../../../src/core/time/clock.js'
import { Ticker } from '../../../src/core/time/ticker.js'
import { TimeSlices } from '../../../src/core/time/time-slices.js'
import { insertJobs } from '../../support/insert-jobs.js'
import { Type } from '../../support/jobs.js'
import { collectGarbage } from '../../support/memory.js'
import { createSandbox, createWorld } from '../../support/sandbox.js'
import { TestWall } from '../../support/test-wall.js'

const inMs = (forMs: number, Id: string): JobSeed => ({
  Type,
  Id,
  plan: [{ state: 'IN_PROGRESS', forMs }, { state: 'COMPLETED' }]
})
const at = (index: number) => [index]

t.test('there is one timer for all jobs, set for exactly the next transition', async (t) => {
  const { sandbox, wall } = createSandbox()
  const start = wall.now()
  sandbox.jobs.seed([inMs(500, 'b'), inMs(200, 'a'), inMs(900, 'c')], at)
  t.strictSame(wall.timers, [start + 200])
  wall.advance(200)
  t.strictSame(wall.timers, [start + 500])
  sandbox.jobs.delete('b')
  t.strictSame(wall.timers, [start + 900])
  sandbox.jobs.transition('c', 'ERROR', {})
  const ninetyDays = 90 * 24 * 3600 * 1000
  t.strictSame(wall.timers, [start + ninetyDays], 'what is left is the end of the oldest job')
})

t.test('transitions are told at their instants, in order, whether or not anybody asks', async (t) => {
  const { sandbox, wall } = createSandbox()
  const start = wall.now()
  const told: unknown[] = []
  sandbox.subscribe((event) => {
    if (event.kind === 'transition') told.push([event.transition.jobId, event.transition.to, wall.now() - start])
  })
  sandbox.jobs.seed([inMs(500, 'b'), inMs(200, 'a'), { Type, Id: 'd', plan: 'succeeds' }], at)
  wall.advance(10_000)
  t.strictSame(told, [
    ['a', 'COMPLETED', 200],
    ['b', 'COMPLETED', 500],
    ['d', 'IN_PROGRESS', 1000],
    ['d', 'COMPLETED', 4000]
  ])
})

t.test('a read shows the exact state although the ticker has not run', async (t) => {
  const { world, wall } = createWorld({ clock: { mode: 'frozen' } })
  insertJobs(world, [inMs(500, 'a')])
  t.strictSame(wall.timers, [], 'time that stands still needs no timer')
  world.clock.set({ now: new Date(wall.now() + 500).toISOString() })
  t.equal(world.jobs.get('a')?.state, 'COMPLETED')
  t.equal(world.jobs.get('a')?.updatedAt, wall.now() + 500)
})

t.test('a multitude that falls due at one instant is worked off in slices', async (t) => {
  const { sandbox, wall } = createSandbox({ maxJobs: 100_000 })
  const seeds = Array.from({ length: 1000 }, (_, index) => inMs(100, `job${index}`))
  sandbox.jobs.seed(seeds, at)
  let told = 0
  sandbox.subscribe(() => told++)
  // Real time that passes while the ticker works: each look at the clock takes a millisecond.
  const now = wall.now.bind(wall)
  let slow = 0
  wall.now = () => now() + (told > 0 ? slow++ : 0)
  wall.advance(100)
  t.equal(told, 1000, 'all of it in the end')
  t.ok(slow > 10, 'looking at the clock on the way')
})

t.test('closing takes the timer away', async (t) => {
  const { sandbox, wall } = createSandbox()
  sandbox.jobs.seed([inMs(500, 'a')], at)
  sandbox.close()
  t.strictSame(wall.timers, [])
})

/** A ticker over so many things that are due at one instant, and how many of them are left. */
function createTicker(count: number) {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const agenda = {
    due: wall.now(),
    left: count,
    onSettled: () => {},
    nextDueAt: () => (agenda.left > 0 ? agenda.due : undefined),
    settleNext(instant: number) {
      if (agenda.left === 0 || instant < agenda.due) return false
      agenda.left--
      agenda.onSettled()
      return true
    }
  }
  return { wall, slices, due: agenda.due, agenda, ticker: new Ticker(wall, slices, new Clock(wall), agenda) }
}

/** Whether a promise is resolved by now. */
function isResolved(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), nextTurn(false)])
}

t.test('of what is due at once, 256 things are settled in the call that waits and the rest in turns', async (t) => {
  for (const count of [0, 1, 255, 256, 257, 320, 321, 1000]) {
    const { wall, due, agenda, ticker } = createTicker(count)
    const settled = ticker.settle(due)
    t.equal(agenda.left, Math.max(0, count - 256), `${count}: in the call`)
    t.equal(await isResolved(settled), count <= 256, `${count}: whether there is anything to wait for`)
    wall.advance(0)
    t.equal(agenda.left, 0, `${count}: in turns`)
    await settled
    t.strictSame(wall.timers, [], `${count}: no timer is left`)
  }
})

t.test('a turn settles 64 things', async (t) => {
  const { wall, agenda, ticker } = createTicker(200)
  const leftAfterTurns: number[] = []
  // Each turn takes up a whole slice.
  agenda.onSettled = () => {
    if (agenda.left % 64 === 200 % 64) wall.spend(10)
  }
  ticker.arm()
  while (wall.timers.length > 0) {
    wall.fireNext()
    leftAfterTurns.push(agenda.left)
  }
  t.strictSame(leftAfterTurns, [136, 72, 8, 0])
})

t.test('a wait ends once what it is for has happened or has been taken out, and not before', async (t) => {
  const { due, agenda, ticker } = createTicker(1000)
  const settled = ticker.settle(due)
  ticker.arm()
  t.notOk(await isResolved(settled))
  agenda.left = 0
  ticker.arm()
  t.ok(await isResolved(settled))
})

t.test('a timer that fires too early, as one of more than 24 days does, is set again', async (t) => {
  const { wall, agenda, ticker } = createTicker(1)
  agenda.due += 5000
  const setTimer = wall.setTimer.bind(wall)
  wall.setTimer = (callback, delayMs) => setTimer(callback, Math.min(delayMs, 2000))
  ticker.arm()
  wall.advance(4999)
  t.equal(agenda.left, 1)
  wall.advance(1)
  t.equal(agenda.left, 0)
})

t.test('after a disarm or a stop in the middle of the work nothing more of it is done', async (t) => {
  for (const end of ['disarm', 'stop'] as const) {
    for (const isInTurn of [false, true]) {
      const { wall, slices, agenda, ticker } = createTicker(1000)
      ticker.arm()
      agenda.onSettled = () => {
        wall.spend(1)
        // The turn that is under way ends; no other begins.
        if (isInTurn && agenda.left === 990) ticker[end]()
      }
      let others = 0
      slices.add(() => ++others < 3)
      wall.fireNext()
      if (!isInTurn) ticker[end]()
      const left = agenda.left
      wall.advance(1000)
      if (isInTurn) t.equal(left, 1000 - 64, `${end}: the turn ends`)
      t.equal(agenda.left, left, `${end}, in a turn: ${isInTurn}`)
      t.equal(others, 3, 'and other work goes on')
      t.strictSame(wall.timers, [])
    }
  }
})

t.test('a stop lets go all who wait, and after it nobody waits', async (t) => {
  const { wall, due, ticker } = createTicker(1000)
  const before = ticker.settle(due)
  ticker.stop()
  t.ok(await isResolved(before))
  t.ok(await isResolved(ticker.settle(due)))
  ticker.arm()
  t.strictSame(wall.timers, [])
})

t.test('to arm for the instant that is armed for sets no other timer', async (t) => {
  const { wall, agenda, ticker } = createTicker(1)
  agenda.due += 5000
  const setTimer = wall.setTimer.bind(wall)
  let set = 0
  wall.setTimer = (callback, delayMs) => {
    set++
    return setTimer(callback, delayMs)
  }
  for (let count = 0; count < 10; count++) ticker.arm()
  t.equal(set, 1)
  agenda.due += 1
  ticker.arm()
  t.equal(set, 2)
  t.strictSame(wall.timers, [agenda.due])
})

t.test('a wait that has ended is released, even while another one goes on', async (t) => {
  const { due, agenda, ticker } = createTicker(10_000)
  const last = ticker.settle(due + 1)
  const ended: WeakRef<Promise<void>>[] = []
  for (let count = 0; count < 10; count++) {
    agenda.due = due
    ended.push(new WeakRef(ticker.settle(due)))
    agenda.due = due + 1
    ticker.arm()
  }
  await collectGarbage()
  t.equal(ended.filter((wait) => wait.deref() !== undefined).length, 0)
  t.notOk(await isResolved(last))
})
