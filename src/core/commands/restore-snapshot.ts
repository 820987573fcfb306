import { bytesOf } from '../assets/asset-store.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { type SnapshotDocument, snapshotProblems } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import { refuseTooMany, refuseTooManyBytes, refuseTooManyJobs } from './preconditions.js'

/** Throws a SandboxError that says why a snapshot can't take a world's place. */
export function admitSnapshot(world: World, snapshot: SnapshotDocument): void {
  refuseIfAny('invalid', 'The snapshot was not put in place.', snapshotProblems(snapshot))
  refuseTooManyJobs(world, snapshot.jobs.held.length)
  refuseTooMany('faults', snapshot.faults.length)
  refuseTooMany('outcomes', snapshot.outcomes.length)
  refuseTooManyBytes(world, bytesOf(snapshot.assets), world.assets.bytes)
}
