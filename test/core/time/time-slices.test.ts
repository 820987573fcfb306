import t from 'tap'
import { TimeSlices } from '../../../src/core/time/time-slices.js'
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
