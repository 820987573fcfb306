import assert from 'node:assert/strict'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { TimeSlices } from '../../../src/core/time/time-slices.js'
import { holds, runs, sequence } from '../../support/property.js'
import { TestWall } from '../../support/test-wall.js'

/** Work of so many bits, each of which takes a while and is written down. */
function work(wall: TestWall, done: string[], name: string, bits: number, ms: number) {
  return () => {
    done.push(name)
    wall.spend(ms)
    return --bits > 0
  }
}

t.test('nothing is done in the call that adds it', async (t) => {
  const wall = new TestWall()
  const done: string[] = []
  new TimeSlices(wall).add(work(wall, done, 'a', 1, 0))
  t.strictSame(done, [])
  wall.advance(0)
  t.strictSame(done, ['a'])
  t.strictSame(wall.timers, [])
})

t.test('work is done in turns, ten milliseconds at a stretch', async (t) => {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const done: string[] = []
  slices.add(work(wall, done, 'a', 5, 4))
  slices.add(work(wall, done, 'b', 3, 4))
  wall.fireNext()
  t.equal(done.join(''), 'aba', 'a stretch ends with the bit in which the ten milliseconds were over')
  wall.fireNext()
  t.equal(done.join(''), 'ababab', 'the next one goes on with whose turn it is')
  wall.fireNext()
  t.equal(done.join(''), 'abababaa')
  t.strictSame(wall.timers, [])
})

t.test('work that was taken out is done no more', async (t) => {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const done: string[] = []
  const a = work(wall, done, 'a', 100, 4)
  slices.add(a)
  wall.fireNext()
  slices.remove(a)
  t.strictSame(wall.timers, [])
  slices.add(work(wall, done, 'b', 1, 0))
  wall.advance(100)
  t.equal(done.join(''), 'aaab')
})

t.test('a stretch pauses once its ten milliseconds are over, not before', async (t) => {
  const wall = new TestWall()
  const pause = new TimeSlices(wall).stretch()
  wall.spend(9)
  await pause()
  t.strictSame(wall.timers, [])
  wall.spend(1)
  const paused = pause()
  t.strictSame(wall.timers, [wall.now()])
  wall.fireNext()
  await paused
  wall.spend(9)
  await pause()
  t.strictSame(wall.timers, [])
})

t.test('whatever is added and removed, and when: all that is not removed is done, and nothing that is', async (t) => {
  /** What is done to a work from outside, or within a bit of another's; `fire` lets one slice pass instead. */
  const step = fc.record({ what: fc.constantFrom('add', 'add', 'remove', 'fire'), which: fc.nat({ max: 4 }) })
  const works = fc.array(
    fc.record({ bits: fc.integer({ min: 1, max: 6 }), ms: fc.nat({ max: 12 }), within: fc.option(step) }),
    { minLength: 5, maxLength: 5 }
  )
  await holds(
    t,
    fc.property(works, sequence(step, 40), (plans, steps) => {
      const wall = new TestWall()
      const slices = new TimeSlices(wall)
      const waiting = new Set<number>()
      const left = plans.map(() => 0)
      const hasActed = new Set<number>()
      let running: number | undefined
      const works = plans.map(({ ms, within }, which) => () => {
        assert.ok(waiting.has(which), 'what was removed is not done')
        running = which
        wall.spend(ms)
        // Once only: two works of no length that add each other would never come to an end.
        if (within && !hasActed.has(which)) take(within)
        hasActed.add(which)
        running = undefined
        left[which] = (left[which] as number) - 1
        if (left[which] === 0) waiting.delete(which)
        return left[which] > 0
      })
      function take({ what, which }: { what: string; which: number }): void {
        // Work says itself whether it goes on.
        if (which === running) return
        if (what === 'add') {
          if (!waiting.has(which)) left[which] = plans[which]?.bits as number
          waiting.add(which)
          slices.add(works[which] as () => boolean)
        } else if (what === 'remove') {
          waiting.delete(which)
          slices.remove(works[which] as () => boolean)
        } else if (running === undefined && wall.timers.length > 0) wall.fireNext()
      }
      for (const each of steps) {
        take(each)
        assert.ok(wall.timers.length <= 1 && wall.timers.length >= Math.min(1, waiting.size), 'one timer for the work')
      }
      for (let slice = 0; wall.timers.length > 0; slice++) {
        assert.ok(slice < 1000)
        wall.fireNext()
      }
      assert.deepEqual([...waiting], [])
    }),
    runs(50, 5000)
  )
})

t.test('work that is finished for one who waits is done in turns, and told once it has no more to do', async (t) => {
  const wall = new TestWall()
  const done: string[] = []
  let isTold = false
  const finished = new TimeSlices(wall).finish(work(wall, done, 'a', 3, 10)).then(() => {
    isTold = true
  })
  for (const [slices, told] of [
    [1, false],
    [2, false],
    [3, true]
  ] as const) {
    wall.fireNext()
    await new Promise(setImmediate)
    t.strictSame([done.length, isTold], [slices, told])
  }
  await finished
  t.strictSame(wall.timers, [])
})

t.test('work that throws is not done again, and holds up no other work', async (t) => {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const done: string[] = []
  let calls = 0
  slices.add(() => {
    calls++
    throw new Error('a bug')
  })
  slices.add(work(wall, done, 'a', 2, 4))
  t.throws(() => wall.fireNext(), { message: 'a bug' })
  wall.advance(100)
  t.equal(done.join(''), 'aa')
  t.equal(calls, 1)
  t.strictSame(wall.timers, [])
})

t.test('one who waits for work that throws gets what it threw', async (t) => {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const finished = slices.finish(() => {
    throw new Error('a bug')
  })
  wall.advance(0)
  await t.rejects(finished, { message: 'a bug' })
  t.strictSame(wall.timers, [])
})

t.test('however many have work at once, a turn is over after ten milliseconds and a bit of each new one', async (t) => {
  const wall = new TestWall()
  const slices = new TimeSlices(wall)
  const done: string[] = []
  async function stretched(name: string, bits: number): Promise<void> {
    const pause = slices.stretch()
    for (let bit = 0; bit < bits; bit++) {
      done.push(name)
      wall.spend(4)
      await pause()
    }
  }
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => stretched(name, 5)))
  slices.add(work(wall, done, 'w', 4, 4))
  await nextTurn()
  t.equal(done.join(''), 'abcdeab', 'in the turn in which they begin, each does a bit before its first pause')
  while (wall.timers.length > 0) {
    const began = wall.now()
    wall.fireNext()
    await nextTurn()
    t.ok(wall.now() - began <= 12, 'two bits begin before the ten milliseconds are over, and a third one')
  }
  await all
  t.equal(done.sort().join(''), 'aaaaabbbbbcccccdddddeeeeewwww')
})
