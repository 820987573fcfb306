import { type AssetSeed, contentOf } from './asset-seed.js'
import type { FaultSeed } from './fault.js'
import { formatInstant, parseInstant } from './instant.js'
import { type JobSeed, seedId, seedIdPath } from './job-seed.js'
import { MAX_OUTCOMES, type OutcomeSeed } from './outcome.js'
import type { Path, Problem } from './problem.js'
import { Refusal } from './refusal.js'
import type { World } from './world.js'

/** How many faults a sandbox holds at most: each is looked at for each request. */
export const MAX_FAULTS = 10_000

/** A problem for each seed whose id a job of the world has already. */
export function takenJobIds({ jobs, name }: World, seeds: readonly JobSeed[], at: (index: number) => Path): Problem[] {
  const message = `is the id of a job that sandbox ${name} has already`
  return seeds.flatMap((seed, index) => {
    const id = seedId(seed)
    return id !== undefined && jobs.has(id) ? [{ at: seedIdPath(seed, at(index)), message }] : []
  })
}

/** A problem for each seed whose id a fault of the world has already. */
export function takenFaultIds(
  { faults, name }: World,
  seeds: readonly FaultSeed[],
  at: (index: number) => Path
): Problem[] {
  const message = `is the id of a fault that sandbox ${name} has already`
  return seeds.flatMap(({ id }, index) =>
    id !== undefined && faults.has(id) ? [{ at: [...at(index), 'id'], message }] : []
  )
}

/** A problem for each seed whose id an outcome of the world has already. */
export function takenOutcomeIds(
  { outcomes, name }: World,
  seeds: readonly OutcomeSeed[],
  at: (index: number) => Path
): Problem[] {
  const message = `is the id of an outcome that sandbox ${name} has already`
  return seeds.flatMap(({ id }, index) =>
    id !== undefined && outcomes.has(id) ? [{ at: [...at(index), 'id'], message }] : []
  )
}

/** A problem if an instant that a clock is to be set to is before its present. */
export function goingBack({ clock, name }: World, now: string | undefined, at: Path): Problem[] {
  if (now === undefined || (parseInstant(now) as number) >= clock.now()) return []
  const present = formatInstant(clock.now())
  return [{ at, message: `is before the present of sandbox ${name}, ${present}: its clock never goes back` }]
}

/** Throws a Refusal if a world may not hold so many jobs. */
export function refuseTooManyJobs({ maxJobs }: World, count: number): void {
  if (count <= maxJobs) return
  const message = `That would be ${count} jobs, and --max-jobs is ${maxJobs}. Delete some, or raise the limit.`
  throw new Refusal('limit', message)
}

/** Throws a Refusal if there is no room for the content of these assets. */
export function refuseTooManyBytes({ assets: { budget } }: World, seeds: readonly AssetSeed[]): void {
  const bytes = seeds.reduce((sum, seed) => sum + contentOf(seed).length, 0)
  if (bytes <= budget.free) return
  const message = `The assets hold ${bytes} bytes, and there is room for ${budget.free}; --max-content-bytes is ${budget.limit}.`
  throw new Refusal('limit', message)
}

/** Throws a Refusal if no world may hold so many outcomes. */
export function refuseTooManyOutcomes(count: number): void {
  if (count <= MAX_OUTCOMES) return
  throw new Refusal('limit', `That would be ${count} outcomes; a sandbox holds ${MAX_OUTCOMES}. Delete some.`)
}

/** Throws a Refusal if no world may hold so many faults. */
export function refuseTooManyFaults(count: number): void {
  if (count <= MAX_FAULTS) return
  throw new Refusal('limit', `That would be ${count} faults; a sandbox holds ${MAX_FAULTS}. Disarm some.`)
}
