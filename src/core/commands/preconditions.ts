import { tooMuchMemory } from '../memory/too-much-memory.js'
import { epochMs, formatInstant } from '../time/instant.js'
import type { Path, Problem } from '../validation/problem.js'
import { SandboxError } from '../validation/sandbox-error.js'
import { cutOffError, type InFlight } from '../world/in-flight.js'
import { makeRoom } from '../world/make-room.js'
import type { World } from '../world/world.js'

/**
 * The most a sandbox may be seeded with of each: all faults and outcomes are checked for every request, or for every
 * job that is created, and event actions and data grants are inserted at once.
 */
export const MOST = { faults: 10_000, outcomes: 10_000, 'event actions': 10_000, 'data grants': 10_000 }

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
