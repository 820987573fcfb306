import { bytesOf, memoryOf } from '../assets/asset-store.js'
import { entryBytes } from '../data-sets/entry-bytes.js'
import { faultBytes } from '../faults/fault-bytes.js'
import { jobSnapshotBytes } from '../jobs/job-bytes.js'
import { effectsBytes } from '../jobs/job-effects-store.js'
import { sizeOf, sumOf } from '../memory/size-of.js'
import { outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { Steps } from '../time/steps.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import { restoreWorld } from '../world/create-world.js'
import type { WorldContext } from '../world/options.js'
import { type SnapshotDocument, snapshotProblems } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import {
  refuseIfCutOff,
  refuseTooMany,
  refuseTooManyJobs,
  refuseTooMuchContent,
  refuseTooMuchMemory
} from './preconditions.js'

/**
 * Makes the world that a snapshot describes, step by step, and returns it. The last step ends the world that it takes
 * the place of, which is as it was until then, and cuts off what is in flight in it. Throws a SandboxError that lists
 * every problem.
 */
export function* restoreSnapshot(world: World, context: WorldContext, snapshot: SnapshotDocument): Steps<World> {
  const { inFlight } = world
  refuseIfAny('invalid', 'The snapshot was not restored.', yield* snapshotProblems(snapshot))
  const bytes = yield* snapshotBytes(snapshot)
  refuseIfCutOff(inFlight, world, 'a snapshot was restored')
  refuseTooManyJobs(world, snapshot.jobs.held.length)
  refuseTooMany('faults', snapshot.faults.length)
  refuseTooMany('outcomes', snapshot.outcomes.length)
  const content = bytesOf(snapshot.assets)
  refuseTooMuchContent(world, content, world.assets.bytes)
  refuseTooMuchMemory(world, bytes, world.memory.bytes - world.journal.bytes)
  return yield* restoreWorld(context, snapshot, () => {
    refuseIfCutOff(inFlight, world, 'a snapshot was restored')
    refuseTooMuchContent(world, content, world.assets.bytes)
    world.end('restored')
  })
}

/** Returns about how many bytes of memory the contents of a snapshot take, and yields after each job. */
function* snapshotBytes({
  jobs,
  faults,
  outcomes,
  assets,
  dataSets,
  eventActions,
  dataGrants,
  effects = [],
  sentNotifications = []
}: SnapshotDocument): Steps<number> {
  let bytes = 0
  for (const job of jobs.held) {
    bytes += jobSnapshotBytes(job)
    yield
  }
  return (
    bytes +
    sumOf(faults, ({ seed }) => faultBytes(seed)) +
    sumOf(outcomes, ({ seed }) => outcomeBytes(seed)) +
    memoryOf(assets) +
    sumOf(effects, effectsBytes) +
    sumOf(sentNotifications, sizeOf) +
    sumOf([...(eventActions?.held ?? []), ...(dataGrants?.held ?? [])], entryBytes) +
    sumOf([...(dataSets?.dataSets ?? []), ...(dataSets?.revisions ?? []), ...(dataSets?.assets ?? [])], entryBytes)
  )
}
