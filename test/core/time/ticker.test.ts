import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { insertJobs } from '../../../src/core/world/insert.js'
import { createSandbox, createWorld } from '../../support/sandbox.js'

const Type = 'EXPORT_ASSETS_TO_S3'
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
