import type { Config } from '../config/config.js'
import { signingKey } from '../core/jobs/signing-key.js'
import { SharedBudget } from '../core/memory/shared-budget.js'
import type { ObjectStorage } from '../core/storage/object-storage.js'
import { TransferSlots } from '../core/storage/transfer-slots.js'
import { TimeSlices } from '../core/time/time-slices.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { SharedResources } from '../core/world/options.js'
import { ServerCounts } from '../core/world/server-counts.js'

/** Creates what all sandboxes of a server share. `objects` is what jobs move objects to and from, if they move any. */
export function sharedResources(config: Config, wall: WallClock, objects: ObjectStorage | undefined): SharedResources {
  const { maxSandboxes, maxContentBytes, maxMemoryBytes, isSeedGiven, snapshot, seed } = config
  return {
    wall,
    slices: new TimeSlices(wall),
    bytes: new SharedBudget(maxContentBytes, maxSandboxes),
    memory: new SharedBudget(maxMemoryBytes, maxSandboxes),
    counts: new ServerCounts(),
    // A snapshot file tells the seed, and must not tell how to sign URLs.
    signingKey: signingKey(isSeedGiven && snapshot === undefined ? seed : undefined),
    storage: objects && { objects, slots: new TransferSlots() }
  }
}
