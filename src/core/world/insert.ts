import { contentOf } from '../assets/asset-seed.js'
import type { FaultSeed } from '../faults/fault.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { Job } from '../jobs/job.js'
import type { JobSeed } from '../jobs/job-seed.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import { freeId } from '../random.js'
import type { Applied } from './options.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

/**
 * Inserts the contents of a valid scenario, but not its clock. With `isShared` every sandbox holds the same assets, so
 * that they take no room in this one.
 */
export function insertScenario(world: World, scenario: Omit<Scenario, 'name'>, isShared = false): Applied {
  const { jobs = [], faults = [], outcomes = [], limits, assets = [] } = scenario
  if (limits) world.limits.set(limits)
  for (const asset of assets) world.assets.put(asset.id, { content: contentOf(asset), isShared })
  return {
    outcomes: insertOutcomes(world, outcomes),
    jobs: insertJobs(world, jobs),
    faults: insertFaults(world, faults)
  }
}

/** Inserts jobs. Their seeds are valid and their ids free. */
export function insertJobs(world: World, seeds: readonly JobSeed[]): readonly Job[] {
  const { jobs, factory, clock } = world
  const inserted: Job[] = []
  for (const job of factory.fromSeeds(seeds, clock.now(), (id) => jobs.has(id))) {
    jobs.put(job)
    inserted.push(job)
  }
  world.reschedule()
  return inserted
}

/** Inserts faults. Their seeds are valid and their ids free. */
export function insertFaults(world: World, seeds: readonly FaultSeed[]): readonly Readonly<FaultRule>[] {
  const { faults, clock } = world
  const freshId = freshIds(world, faults, seeds)
  return seeds.map((seed) => faults.arm(seed.id ?? freshId(), seed, clock.now()))
}

/** Inserts outcomes. Their seeds are valid and their ids free. */
export function insertOutcomes(world: World, seeds: readonly OutcomeSeed[]): readonly Readonly<OutcomeRule>[] {
  const { outcomes } = world
  const freshId = freshIds(world, outcomes, seeds)
  return seeds.map((seed) => outcomes.add(seed.id ?? freshId(), seed))
}

/** Returns a function that makes ids that nothing in the holder has and that none of the seeds asks for. */
function freshIds(
  { random }: World,
  holder: { has(id: string): boolean },
  seeds: readonly { readonly id?: string }[]
): () => string {
  const requested = new Set(seeds.map(({ id }) => id))
  return () => freeId(random, (id) => holder.has(id) || requested.has(id))
}
