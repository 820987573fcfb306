import { type DataGrantSeed, dataGrantSeedId } from '../data-grants/data-grant-seed.js'
import type { Kind, RequestedId } from '../data-sets/seed-ids.js'
import { type EventActionSeed, eventActionSeedId } from '../event-actions/event-action-seed.js'
import { type JobSeed, seedId, seedIdPath } from '../jobs/job-seed.js'
import { tooMuchMemory } from '../memory/too-much-memory.js'
import { epochMs, formatInstant } from '../time/instant.js'
import type { Steps } from '../time/steps.js'
import type { Path, Problem } from '../validation/problem.js'
import { SandboxError } from '../validation/sandbox-error.js'
import { cutOffError, type InFlight } from '../world/in-flight.js'
import { makeRoom } from '../world/make-room.js'
import { ownIdPath } from '../world/neighbour-problems.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'

/**
 * The most a sandbox may be seeded with of each: all faults and outcomes are checked for every request, or for every
 * job that is created, and event actions and data grants are inserted at once.
 */
export const MOST = { faults: 10_000, outcomes: 10_000, 'event actions': 10_000, 'data grants': 10_000 }

/** Returns a problem for each seed whose id a job of the world already has, and yields after each seed. */
export function* takenJobIds(
  { jobs, name }: World,
  seeds: readonly JobSeed[],
  at: (index: number) => Path
): Steps<Problem[]> {
  const message = `is already the id of a job in sandbox ${name}`
  const problems: Problem[] = []
  for (const [index, seed] of seeds.entries()) {
    const id = seedId(seed)
    if (id !== undefined && !jobs.claim(id)) problems.push({ at: seedIdPath(seed, at(index)), message })
    yield
  }
  return problems
}

/** Returns a problem for each id that another data set, revision or asset of the world has, and yields after each. */
export function* takenDataSetIds(world: World, requested: Iterable<RequestedId | undefined>): Steps<Problem[]> {
  const { assets, dataGrants, name } = world
  const dataSets = dataSetsNow(world)
  const isTaken: Readonly<Record<Kind, (id: string) => boolean>> = {
    'data set': (id) => dataSets.dataSet(id) !== undefined || dataGrants.hasCopyId(id),
    revision: (id) => dataSets.hasRevisionId(id),
    asset: (id) => dataSets.hasAssetId(id) || assets.get(id) !== undefined
  }
  const problems: Problem[] = []
  for (const each of requested) {
    yield
    if (each === undefined) continue
    const { kind, id, at } = each
    const what = kind === 'asset' ? 'an asset' : `a ${kind}`
    if (isTaken[kind](id)) problems.push({ at, message: `is already the id of ${what} in sandbox ${name}` })
  }
  return problems
}

/** Returns a problem for each fault or outcome whose id another one of the world already has. */
export function takenIds(
  world: World,
  kind: 'faults' | 'outcomes',
  seeds: readonly { readonly id?: string }[],
  at: (index: number) => Path
): Problem[] {
  const message = `is already the id of ${kind === 'faults' ? 'a fault' : 'an outcome'} in sandbox ${world.name}`
  return seeds.flatMap(({ id }, index) =>
    id !== undefined && world[kind].has(id) ? [{ at: [...at(index), 'id'], message }] : []
  )
}

/** Returns a problem for each event action or data grant whose id another one of the world already has. */
export function takenNeighbourIds(
  { eventActions, dataGrants, name }: World,
  eventActionSeeds: readonly EventActionSeed[],
  dataGrantSeeds: readonly DataGrantSeed[]
): Problem[] {
  return [
    ...eventActionSeeds.flatMap((seed, index) => {
      const message = `is already the id of an event action in sandbox ${name}`
      const id = eventActionSeedId(seed)
      const isTaken = id !== undefined && eventActions.get(id) !== undefined
      return isTaken ? [{ at: ownIdPath(seed, ['eventActions', index]), message }] : []
    }),
    ...dataGrantSeeds.flatMap((seed, index) => {
      const message = `is already the id of a data grant in sandbox ${name}`
      const id = dataGrantSeedId(seed)
      const isTaken = id !== undefined && dataGrants.get(id) !== undefined
      return isTaken ? [{ at: ownIdPath(seed, ['dataGrants', index]), message }] : []
    })
  ]
}

/** Returns a problem if an instant to which a clock is to be set is before its present. */
export function clockGoesBack({ clock, name }: World, now: string | undefined, at: Path): Problem[] {
  if (now === undefined || epochMs(now) >= clock.now()) return []
  const present = formatInstant(clock.now())
  return [{ at, message: `is before the current time of sandbox ${name}, ${present}; a clock never goes back` }]
}

/** Throws a SandboxError if a world may not hold this many jobs. */
export function refuseTooManyJobs({ maxJobs }: World, count: number): void {
  if (count <= maxJobs) return
  const message = `That would be ${count} jobs, and --max-jobs is ${maxJobs}. Delete some, or raise the limit.`
  throw new SandboxError('limit', message)
}

/** Throws a SandboxError if there is no room for content of this many bytes once `freed` bytes are free. */
export function refuseTooMuchContent({ assets: { budget }, name }: World, bytes: number, freed: number): void {
  const room = budget.room(freed)
  if (bytes <= room) return
  const { limit, mostForOne } = budget.budget
  const message =
    `The assets hold ${bytes} bytes, and there is room for ${room} in sandbox ${name}; --max-content-bytes is ${limit}, ` +
    `of which one sandbox can have ${mostForOne}.`
  throw new SandboxError('limit', message)
}

/**
 * Throws a SandboxError if a world may not hold this many bytes more in memory once it has given back `freed`. If it
 * may, the journal makes room for them: this is the last precondition to check.
 */
export function refuseTooMuchMemory(world: World, bytes: number, freed = 0): void {
  const { memory, journal, name } = world
  if (!makeRoom(world, bytes, freed)) {
    throw new SandboxError('limit', tooMuchMemory(name, memory.share, bytes, freed + journal.bytes))
  }
}

/** Throws a SandboxError if no world may be seeded with this many of a kind. */
export function refuseTooMany(kind: keyof typeof MOST, count: number): void {
  if (count <= MOST[kind]) return
  throw new SandboxError('limit', `That would be ${count} ${kind}; a sandbox holds ${MOST[kind]}. Delete some.`)
}

/** Throws a SandboxError if work that was in flight in a world has been cut off. `work` says what was being done. */
export function refuseIfCutOff({ endedBy }: InFlight, { name }: World, work: string): void {
  if (endedBy !== undefined) throw cutOffError(name, endedBy, work)
}
