import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { startJob } from '../../../src/core/commands/start-job.js'
import type { Job } from '../../../src/core/jobs/job.js'
import { isTerminal } from '../../../src/core/jobs/job-state.js'
import { insertJobs } from '../../support/insert-jobs.js'
import { jobChange, jobsOf, TYPES } from '../../support/job-changes.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox, createWorld } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'

const [Type] = TYPES
const at = (index: number) => [index]

t.test('as many jobs are counted as were started and have not ended', async (t) => {
  await holds(
    t,
    fc.property(sequence(jobChange, 30), (changes) => {
      let { world } = createWorld({ clock: { mode: 'frozen' } })
      for (const act of changes) {
        world = act(world)
        for (const type of TYPES) {
          const isActive = (job: Job) => job.type === type && job.isStarted && !isTerminal(job.state)
          assert.equal(world.jobs.countActive(type), jobsOf(world).filter(isActive).length, type)
        }
      }
    }),
    runs(50, 2000)
  )
})

t.test('what was in progress before a replace, a reset or a restore takes no place after it', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [{ name: 'start', limits: { inProgress: { [Type]: 1 } } }] })
  const limits = { inProgress: { [Type]: 1 } }
  const empty = writtenDown(sandbox)
  const changes = {
    replace: () => sandbox.apply({ name: 'x', limits }, 'replace'),
    reset: () => sandbox.reset(),
    restore: () => sandbox.restore(empty)
  }
  for (const [name, change] of Object.entries(changes)) {
    sandbox.jobs.seed([{ Type, Id: 'running', plan: 'waits' }], at)
    sandbox.jobs.start('running')
    sandbox.jobs.seed([{ Type, Id: 'refused', plan: 'waits' }], at)
    t.match(sandbox.jobs.start('refused'), { value: 1 }, `before a ${name} the limit is reached`)
    change()
    sandbox.jobs.seed([{ Type, Id: 'started', plan: 'waits' }], at)
    t.equal(sandbox.jobs.start('started'), 'started', `after a ${name} it is not`)
    sandbox.reset()
  }
})

t.test('what is due is counted without being settled, however much it is', async (t) => {
  const { world } = createWorld({ clock: { mode: 'frozen' }, maxJobs: 10_000 })
  const transitions: string[] = []
  world.events.subscribe((event) => transitions.push(event.kind))
  const ids = insertJobs(
    world,
    Array.from({ length: 3000 }, () => ({ Type, plan: 'waits' as const }))
  )
  for (const { id } of ids) startJob(world, id)
  world.moveClock(world.clock.now() + 1)
  startJob(world, insertJobs(world, [{ Type, plan: 'waits' }])[0]?.id as string)
  t.equal(world.jobs.countActive(Type), 3001)
  world.moveClock(world.clock.now() + 2999)
  transitions.length = 0
  t.equal(world.jobs.countActive(Type), 1)
  t.strictSame(transitions, [])
  world.settleDue()
  t.strictSame([world.jobs.countActive(Type), transitions.length], [1, 3000])
})
