import t from 'tap'
import { Clock } from '../../../src/core/time/clock.js'
import { TestWall } from '../../support/test-wall.js'

const NOON = '2026-03-02T12:00:00.000Z'

t.test('a running clock shows wall time unless told otherwise', async (t) => {
  const wall = new TestWall()
  const clock = new Clock(wall)
  wall.advance(1234)
  t.equal(clock.now(), wall.now())
  t.equal(clock.wallMsUntil(wall.now() + 10), 10)
  t.equal(clock.wallMsUntil(wall.now() - 10), 0)
})

t.test('a frozen clock stands still', async (t) => {
  const wall = new TestWall()
  const clock = new Clock(wall, { mode: 'frozen', now: NOON })
  wall.advance(99_999)
  t.equal(clock.now(), Date.parse(NOON))
  t.equal(clock.wallMsUntil(clock.now() + 1), undefined)
  t.equal(clock.wallMsUntil(clock.now()), 0)
})

t.test('a rate makes time pass faster, and changing it makes no jump', async (t) => {
  const wall = new TestWall()
  const clock = new Clock(wall, { now: NOON, rate: 3600 })
  wall.advance(1000)
  t.equal(clock.now(), Date.parse(NOON) + 3_600_000)
  t.equal(clock.wallMsUntil(clock.now() + 3_600_000), 1000)
  clock.set({ rate: 0.5 })
  t.equal(clock.now(), Date.parse(NOON) + 3_600_000)
  wall.advance(1000)
  t.equal(clock.now(), Date.parse(NOON) + 3_600_500)
  clock.set({ mode: 'frozen' })
  wall.advance(1000)
  clock.set({ mode: 'running' })
  t.equal(clock.now(), Date.parse(NOON) + 3_600_500, 'time that passed while it was frozen has not passed')
  t.match({ mode: clock.mode, rate: clock.rate }, { mode: 'running', rate: 0.5 })
})
