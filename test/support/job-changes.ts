import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createJob } from '../../src/core/commands/create-job.js'
import { startJob } from '../../src/core/commands/start-job.js'
import { transitionJob } from '../../src/core/commands/transition-job.js'
import type { CreateJobRequest } from '../../src/core/jobs/create-job-request.js'
import type { Job } from '../../src/core/jobs/job.js'
import type { JobSeed } from '../../src/core/jobs/job-seed.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { RETENTION_MS } from '../../src/core/jobs/retention.js'
import { atOnce } from '../../src/core/time/steps.js'
import { SandboxError } from '../../src/core/validation/sandbox-error.js'
import { createContext, restoreWorld } from '../../src/core/world/create-world.js'
import type { World } from '../../src/core/world/world.js'
import { legalPlan } from './arbitraries.js'
import { insertJobs } from './insert-jobs.js'
import { ID } from './jobs.js'
import { createResources, createWorldOptions } from './sandbox.js'
import { documentOf } from './sandbox-state.js'

/** The types of the jobs that changes add. */
export const TYPES = ['EXPORT_ASSETS_TO_S3', 'IMPORT_ASSETS_FROM_S3'] as const
const [Type] = TYPES
const REQUEST: CreateJobRequest = {
  Type,
  Details: { ExportAssetsToS3: { AssetDestinations: [{ AssetId: ID, Bucket: 'b' }], DataSetId: ID, RevisionId: ID } }
}
/** Returns the jobs of a world as they are now. */
export function jobsOf(world: World): readonly Job[] {
  return world.jobs.page({ after: undefined, limit: 1000 }).jobs
}

/** A change of the jobs of a world. Returns the world that there is then. */
export type Change = (world: World) => World

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

/** Every way to add, change, settle and remove jobs. */
export const jobChange: fc.Arbitrary<Change> = fc.oneof(
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
