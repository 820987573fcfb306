import { contentOf } from '../assets/asset-seed.js'
import type { FaultSeed } from '../faults/fault.js'
import { faultBytes, RULE_BYTES } from '../faults/fault-bytes.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { Job } from '../jobs/job.js'
import { seedBytes } from '../jobs/job-bytes.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { StagedJobs } from '../jobs/staged-jobs.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import { OUTCOME_BYTES, outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import { freeId } from '../random.js'
import type { Steps } from '../time/steps.js'
import type { Applied } from './options.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

/**
 * Inserts the faults, outcomes, limits and assets of a valid scenario. With `isShared` every sandbox holds
 * the same texts and the same assets, so that they take no room in this one.
 */
export function insertScenario(
  world: World,
  scenario: Pick<Scenario, 'faults' | 'outcomes' | 'limits' | 'assets'>,
  isShared = false
): Pick<Applied, 'faults' | 'outcomes'> {
  const { faults = [], outcomes = [], limits, assets = [] } = scenario
  if (limits) world.limits.set(limits)
  for (const asset of assets) world.assets.put(asset.id, { content: contentOf(asset), isShared })
  return {
    outcomes: insertOutcomes(world, outcomes, isShared ? () => OUTCOME_BYTES : outcomeBytes),
    faults: insertFaults(world, faults, isShared ? () => RULE_BYTES : faultBytes)
  }
}

/** So few jobs are inserted one by one, which takes no longer than to index them elsewhere. */
const FEW = 128

/** How jobs are prepared. */
export interface JobsToPrepare {
  readonly seeds: readonly JobSeed[]
  /** The instant at which they begin. */
  readonly now: number
  /** Whether all that is there will have been removed when they are inserted. */
  readonly isEmptied?: boolean
  /** How many bytes of memory the job of a seed counts for. */
  readonly bytesOf?: (seed: JobSeed) => number
}

/**
 * Makes the jobs of valid seeds, and yields after each. Returns a function that inserts them all at once, in little time
 * even if they are many. Their ids must have been claimed by then, and there must be room for their bytes.
 */
export function* prepareJobs(
  world: World,
  { seeds, now, isEmptied = false, bytesOf = seedBytes }: JobsToPrepare
): Steps<() => readonly Job[]> {
  const { factory, jobs } = world
  const staged = seeds.length > FEW ? new StagedJobs(jobs.nextSerial) : undefined
  const few: [Job, number][] = []
  let next = 0
  for (const job of factory.fromSeeds(seeds, now, (id) => !isEmptied && jobs.has(id))) {
    const bytes = bytesOf(seeds[next++] as JobSeed)
    if (staged === undefined) few.push([job, bytes])
    else staged.add(job, bytes)
    yield
  }
  return () => {
    if (staged !== undefined) jobs.absorb(staged)
    for (const [job, bytes] of few) jobs.put(job, bytes)
    world.reschedule()
    return staged === undefined ? few.map(([job]) => job) : staged.jobs
  }
}

/** Inserts faults. Their seeds are valid, their ids free, and there is room for the bytes that each counts for. */
export function insertFaults(
  world: World,
  seeds: readonly FaultSeed[],
  bytesOf = faultBytes
): readonly Readonly<FaultRule>[] {
  const { faults, clock } = world
  const freshId = freshIds(world, faults, seeds)
  return seeds.map((seed) => faults.arm(seed.id ?? freshId(), seed, clock.now(), bytesOf(seed)))
}

/** Inserts outcomes. Their seeds are valid, their ids free, and there is room for the bytes that each counts for. */
export function insertOutcomes(
  world: World,
  seeds: readonly OutcomeSeed[],
  bytesOf = outcomeBytes
): readonly Readonly<OutcomeRule>[] {
  const { outcomes } = world
  const freshId = freshIds(world, outcomes, seeds)
  return seeds.map((seed) => outcomes.add(seed.id ?? freshId(), seed, bytesOf(seed)))
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
