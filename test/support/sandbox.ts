import { signingKey } from '../../src/core/jobs/signing-key.js'
import { SharedBudget } from '../../src/core/memory/shared-budget.js'
import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { TimeSlices } from '../../src/core/time/time-slices.js'
import { createContext, startWorld } from '../../src/core/world/create-world.js'
import type { WorldOptions } from '../../src/core/world/options.js'
import { ServerCounts } from '../../src/core/world/server-counts.js'
import type { World } from '../../src/core/world/world.js'
import { TestWall } from './test-wall.js'

/** Shared resources for one test, with a time of its own. */
export function createResources(maxMemoryBytes = 100_000_000) {
  const wall = new TestWall()
  const bytes = new SharedBudget(10_000, 1)
  const memory = new SharedBudget(maxMemoryBytes, 1)
  return { wall, slices: new TimeSlices(wall), bytes, memory, counts: new ServerCounts(), signingKey: signingKey(1) }
}

/** The settings of a sandbox without jobs. */
export function createWorldOptions(): WorldOptions {
  return {
    name: 'default',
    accountId: '000000000000',
    region: 'us-east-1',
    seed: 1,
    references: 'auto',
    durations: { waitingMs: 1000, inProgressMs: 3000, unstartedMs: 86_400_000 },
    maxJobs: 1000,
    journalLimit: 100,
    clock: {},
    scenarios: []
  }
}

/** Creates a world without jobs on a time of its own, which a test can change without the commands. */
export function createWorld(options: Partial<WorldOptions> = {}): { world: World; wall: TestWall } {
  const resources = createResources()
  const context = createContext({ ...createWorldOptions(), ...options }, resources)
  return { world: startWorld(context, context.options.scenarios), wall: resources.wall }
}

/** Creates a sandbox without jobs on a time of its own. */
export function createSandbox(
  options: Partial<WorldOptions> = {},
  resources = createResources()
): { sandbox: Sandbox; wall: TestWall } {
  return { sandbox: new Sandbox({ ...createWorldOptions(), ...options }, resources), wall: resources.wall }
}
