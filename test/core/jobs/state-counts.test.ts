import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { JobState } from '../../../src/core/jobs/job-state.js'
import type { World } from '../../../src/core/world/world.js'
import { insertJobs } from '../../support/insert-jobs.js'
import { jobChange, jobsOf, TYPES } from '../../support/job-changes.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createWorld } from '../../support/sandbox.js'

const [Type] = TYPES

/** The number of jobs in each state, as the store counts them. */
function counted({ jobs }: World): number[] {
  return JobState.enum.map((state) => jobs.countIn(state))
}

/** The number of jobs in each state, counted one by one. */
function listed(world: World): number[] {
  return JobState.enum.map((state) => jobsOf(world).filter((job) => job.state === state).length)
}

t.test('each job is counted once, and in its state once what is due has been settled', async (t) => {
  await holds(
    t,
    fc.property(sequence(fc.tuple(jobChange, fc.boolean()), 30), (changes) => {
      let { world } = createWorld({ clock: { mode: 'frozen' } })
      for (const [act, isSettled] of changes) {
        world = act(world)
        const sum = counted(world).reduce((total, count) => total + count, 0)
        assert.equal(sum, world.jobs.size)
        if (!isSettled) continue
        world.settleDue()
        assert.deepEqual(counted(world), listed(world))
      }
      world.settleDue()
      assert.deepEqual(counted(world), listed(world))
    }),
    runs(100, 5000)
  )
})

t.test('many jobs, which are indexed aside before they are added', async (t) => {
  const { world } = createWorld({ clock: { mode: 'frozen' }, maxJobs: 10_000 })
  const plan = [{ state: 'IN_PROGRESS' as const, forMs: 1000 }, { state: 'COMPLETED' as const }]
  insertJobs(
    world,
    Array.from({ length: 3000 }, () => ({ Type, plan }))
  )
  t.strictSame([world.jobs.countIn('IN_PROGRESS'), world.jobs.countIn('COMPLETED')], [3000, 0])
  world.moveClock(world.clock.now() + 1000)
  t.equal(world.jobs.countIn('IN_PROGRESS'), 3000, 'what is due and has not been reported is not counted yet')
  world.settleDue()
  t.strictSame([world.jobs.countIn('IN_PROGRESS'), world.jobs.countIn('COMPLETED')], [0, 3000])
  world.clear()
  t.strictSame(counted(world), [0, 0, 0, 0, 0, 0])
})

t.test('a job that is deleted between a transition and its report', async (t) => {
  const { world } = createWorld({ clock: { mode: 'frozen' } })
  const plan = [
    { state: 'WAITING' as const, forMs: 1 },
    { state: 'IN_PROGRESS' as const, forMs: 1 },
    { state: 'ERROR' as const }
  ]
  const [job] = insertJobs(world, [{ Type, plan }])
  world.moveClock(world.clock.now() + 1)
  world.settleDue()
  world.moveClock(world.clock.now() + 1)
  world.jobs.delete(job?.id as string)
  t.strictSame(counted(world), [0, 0, 0, 0, 0, 0])
})
