import type { TSchema } from '@sinclair/typebox'
import t from 'tap'
import { Clock, ClockAdvance, ClockSettings } from '../../../src/core/time/clock.js'
import { LAST_INSTANT } from '../../../src/core/time/instant.js'
import { validate } from '../../../src/core/validation/validate.js'
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

t.test('a running clock keeps the fractions of its milliseconds when it is set, and freezing drops them', async (t) => {
  const wall = new TestWall()
  const clock = new Clock(wall, { now: NOON, rate: 0.5 })
  wall.advance(1)
  clock.set({ rate: 0.5 })
  t.equal(clock.now(), Date.parse(NOON))
  wall.advance(1)
  t.equal(clock.now(), Date.parse(NOON) + 1, 'two halves make one')
  wall.advance(1)
  clock.set({ mode: 'frozen' })
  clock.set({ mode: 'running' })
  wall.advance(1)
  t.equal(clock.now(), Date.parse(NOON) + 1)
  wall.advance(1)
  t.equal(clock.now(), Date.parse(NOON) + 2)
})

t.test('settings and advances that a clock cannot take are refused', async (t) => {
  const isValid = (schema: TSchema, value: unknown) => validate(schema, value).length === 0
  for (const settings of [{}, { now: NOON, mode: 'frozen', rate: 1_000_000 }, { rate: 1e-9 }]) {
    t.ok(isValid(ClockSettings, settings), JSON.stringify(settings))
  }
  for (const settings of [{ rate: 0 }, { rate: 1_000_001 }, { mode: 'stopped' }, { now: 'noon' }, { speed: 2 }]) {
    t.notOk(isValid(ClockSettings, settings), JSON.stringify(settings))
  }
  for (const advance of [
    { ms: 0 },
    { ms: LAST_INSTANT },
    { ms: Number.MAX_SAFE_INTEGER },
    { to: NOON },
    { toNextTransition: true }
  ]) {
    t.ok(isValid(ClockAdvance, advance), JSON.stringify(advance))
  }
  for (const advance of [
    {},
    { ms: -1 },
    { ms: 0.5 },
    { ms: Number.MAX_SAFE_INTEGER + 1 },
    { to: 'noon' },
    { toNextTransition: false },
    { by: 1 },
    { ms: 1, to: NOON }
  ]) {
    t.notOk(isValid(ClockAdvance, advance), JSON.stringify(advance))
  }
})
