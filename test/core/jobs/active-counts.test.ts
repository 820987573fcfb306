import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { createJob } from '../../../src/core/commands/create-job.js'
import { startJob } from '../../../src/core/commands/start-job.js'
import { transitionJob } from '../../../src/core/commands/transition-job.js'
import type { CreateJobRequest } from '../../../src/core/jobs/create-job-request.js'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { isTerminal, JobState } from '../../../src/core/jobs/job-state.js'
import { RETENTION_MS } from '../../../src/core/jobs/retention.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { SandboxError } from '../../../src/core/validation/sandbox-error.js'
import { createContext, restoreWorld } from '../../../src/core/world/create-world.js'
import type { World } from '../../../src/core/world/world.js'
import { legalPlan } from '../../support/arbitraries.js'
import { insertJobs } from '../../support/insert-jobs.js'
import { ID } from '../../support/jobs.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createResources, createSandbox, createWorld, createWorldOptions } from '../../support/sandbox.js'
import { documentOf, writtenDown } from '../../support/sandbox-actions.js'

const TYPES = ['EXPORT_ASSETS_TO_S3', 'IMPORT_ASSETS_FROM_S3'] as const
const [Type] = TYPES
const REQUEST: CreateJobRequest = {
  Type,
  Details: { ExportAssetsToS3: { AssetDestinations: [{ AssetId: ID, Bucket: 'b' }], DataSetId: ID, RevisionId: ID } }
}
const at = (index: number) => [index]

function jobsOf(world: World): readonly Job[] {
  return world.jobs.page({ after: undefined, limit: 1000 }).jobs
}

/** What may change the counts: it answers the world that there is then. */
type Change = (world: World) => World

function inPlace(act: (world: World) => unknown): Change {
  return (world) => {
    act(world)
    return world
  }
}

/** Does something to one of the jobs, if there is any; what is refused is not done. */
function toSome(pick: number, act: (world: World, id: string) => unknown): Change {
  return inPlace((world) => {
    const jobs = jobsOf(world)
    const job = jobs[pick % jobs.length]
    try {
      if (job) act(world, job.id)
    } catch (error) {
      assert.ok(error instanceof SandboxError, String(error))
    }
  })
}

const pick = fc.nat()
const seeds = fc.array(fc.record({ Type: fc.constantFrom(...TYPES), plan: legalPlan }), { maxLength: 3 })
const move = fc.tuple(pick, fc.constantFrom(...JobState.enum))

function restored(world: World): World {
  const context = createContext(createWorldOptions(), createResources())
  return atOnce(restoreWorld(context, documentOf(world.snapshot())))
}

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: seeds.map((seeds) => inPlace((world) => insertJobs(world, seeds as JobSeed[]))) },
  { weight: 3, arbitrary: fc.constant(inPlace((world) => createJob(world, REQUEST, undefined))) },
  { weight: 6, arbitrary: pick.map((pick) => toSome(pick, startJob)) },
  { weight: 2, arbitrary: pick.map((pick) => toSome(pick, (world, id) => world.jobs.delete(id))) },
  { weight: 3, arbitrary: pick.map((pick) => toSome(pick, (world, id) => world.jobs.poll(id))) },
  {
    weight: 6,
    arbitrary: move.map(([pick, state]) => toSome(pick, (world, id) => transitionJob(world, id, state, {})))
  },
  {
    weight: 4,
    arbitrary: fc.nat({ max: 4000 }).map((ms) => inPlace((world) => world.moveClock(world.clock.now() + ms)))
  },
  {
    weight: 1,
    arbitrary: fc.constant(inPlace((world) => world.moveClock(world.clock.now() + RETENTION_MS - 2000)))
  },
  {
    weight: 2,
    arbitrary: fc.nat({ max: 3 }).map((count) =>
      inPlace((world) => {
        for (let settled = 0; settled < count; settled++) world.jobs.settleNext(world.clock.now())
      })
    )
  },
  { weight: 1, arbitrary: fc.constant(inPlace((world) => world.clear())) },
  { weight: 1, arbitrary: fc.constant((world: World) => restored(world)) }
)

t.test('as many jobs are counted as were started and have not ended', async (t) => {
  await holds(
    t,
    fc.property(sequence(change, 30), (changes) => {
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
