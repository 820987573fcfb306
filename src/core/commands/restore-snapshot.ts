import { bytesOf, memoryOf } from '../assets/asset-store.js'
import { faultBytes } from '../faults/fault-bytes.js'
import { jobSnapshotBytes } from '../jobs/job-bytes.js'
import { sumOf } from '../memory/size-of.js'
import { outcomeBytes } from '../outcomes/outcome-bytes.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { restoreWorld } from '../world/create-world.js'
import type { WorldContext } from '../world/options.js'
import { type SnapshotDocument, snapshotProblems } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import { refuseTooMany, refuseTooManyBytes, refuseTooManyJobs, refuseTooMuchMemory } from './preconditions.js'

/**
 * Ends a world, cuts off what is in flight in it, and returns the one that a snapshot describes. Throws a SandboxError
 * that lists every problem.
 */
export function restoreSnapshot(world: World, context: WorldContext, snapshot: SnapshotDocument): World {
  refuseIfAny('invalid', 'The snapshot was not restored.', snapshotProblems(snapshot))
  refuseTooManyJobs(world, snapshot.jobs.held.length)
  refuseTooMany('faults', snapshot.faults.length)
  refuseTooMany('outcomes', snapshot.outcomes.length)
  refuseTooManyBytes(world, bytesOf(snapshot.assets), world.assets.bytes)
  refuseTooMuchMemory(world, snapshotBytes(snapshot), world.memory.bytes - world.journal.bytes)
  world.end('restored')
  return restoreWorld(context, snapshot)
}

/** Returns about how many bytes of memory the contents of a snapshot take. */
function snapshotBytes({ jobs, faults, outcomes, assets }: SnapshotDocument): number {
  return (
    sumOf(jobs.held, jobSnapshotBytes) +
    sumOf(faults, ({ seed }) => faultBytes(seed)) +
    sumOf(outcomes, ({ seed }) => outcomeBytes(seed)) +
    memoryOf(assets)
  )
}
