import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { Type } from '../../support/jobs.js'
import { createSandbox } from '../../support/sandbox.js'

const at = (index: number) => [index]

/** So many seeds; every fifth job has ended. */
function seedsOf(count: number, name: string): JobSeed[] {
  return Array.from({ length: count }, (_, index) => ({
    Type,
    Id: `${name}${index}`,
    ...(index % 5 === 0 ? { State: 'COMPLETED' } : { plan: 'waits' })
  }))
}

t.test('all jobs that came after the start are told of, however many stretches they are', async (t) => {
  for (const [count, before] of [
    [0, 0],
    [1, 0],
    [999, 0],
    [1000, 1],
    [1001, 1500],
    [2500, 0]
  ] as const) {
    const scenarios = [{ name: 'start', jobs: seedsOf(before, 'start') }]
    const { sandbox } = createSandbox({ maxJobs: 10_000, clock: { mode: 'frozen' }, scenarios })
    const ids = sandbox.jobs.seed(seedsOf(count, 'job'), at).map(({ id }) => id)
    // The last one has been asked for.
    const polled = ids.at(-1)
    if (polled !== undefined) sandbox.jobs.poll(polled)
    const running = ids.filter((_, index) => index % 5 !== 0)
    const neverAsked = ids.slice(0, -1)
    const verdict = await sandbox.verdict()
    t.equal(verdict.ok, running.length + neverAsked.length === 0)
    t.strictSame(
      { ...verdict.jobsLeftRunning },
      { total: running.length, first: running.slice(0, 100).map((id) => ({ id, state: 'WAITING' })) },
      `${count} after ${before}: running`
    )
    t.strictSame(
      { ...verdict.jobsNeverAskedFor },
      { total: neverAsked.length, first: neverAsked.slice(0, 100) },
      `${count} after ${before}: never asked for`
    )
  }
})

t.test('between two stretches others are let through, and what they do to jobs further on is seen', async (t) => {
  const { sandbox, wall } = createSandbox({ maxJobs: 10_000 })
  sandbox.jobs.seed(seedsOf(2500, 'job'), at)
  // Each stretch takes as long as may be worked at a time.
  const now = wall.now.bind(wall)
  wall.now = () => {
    wall.spend(10)
    return now()
  }
  let pauses = 0
  let isPassed = false
  const passing = sandbox.verdict().then((verdict) => {
    isPassed = true
    return verdict
  })
  while (!isPassed) {
    await nextTurn()
    if (isPassed) break
    pauses++
    if (pauses === 1) {
      sandbox.jobs.poll('job1000')
      sandbox.jobs.delete('job2001')
      sandbox.jobs.seed([{ Type, Id: 'late', plan: 'waits' }], at)
    }
    wall.advance(0)
  }
  const verdict = await passing
  t.equal(pauses, 3)
  t.equal(verdict.jobsNeverAskedFor.total, 2500 - 2 + 1)
  t.equal(verdict.jobsLeftRunning.total, 2000 - 1 + 1)
})
