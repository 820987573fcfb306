import t from 'tap'
import { ServerWall } from '../../src/console/live/server-wall.js'

t.test('clocks are taken to agree unless an instant of the server is in the future, or too long ago', async (t) => {
  let now = 1_000_000
  const wall = new ServerWall(() => now)
  t.equal(wall.now(), 1_000_000)
  wall.note(999_000)
  t.equal(wall.now(), 1_000_000, 'it may be a second ago')
  wall.note(1_000_300)
  t.equal(wall.now(), 1_000_300, 'the clock of the server is ahead')
  now += 500
  t.equal(wall.now(), 1_000_800, 'and goes on')
})

t.test('an instant that is known to be recent tells how far the clock of the server is behind', async (t) => {
  const wall = new ServerWall(() => 1_000_000)
  wall.note(400_000, 1000)
  t.equal(wall.now(), 401_000)
})

t.test('what contradicts all that was known replaces it: a clock was set', async (t) => {
  let now = 1_000_000
  const wall = new ServerWall(() => now)
  wall.note(1_000_000, 1000)
  now += 3_600_000
  wall.note(1_000_100, 1000)
  t.equal(wall.now(), 1_001_100)
})
