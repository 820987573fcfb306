import { ByteBudget } from '../../src/core/assets/byte-budget.js'
import { signingKey } from '../../src/core/jobs/signing-key.js'
import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { TimeSlices } from '../../src/core/time/time-slices.js'
import { startWorld } from '../../src/core/world/create-world.js'
import type { WorldOptions } from '../../src/core/world/options.js'
import { SandboxEvents } from '../../src/core/world/sandbox-events.js'
import type { World } from '../../src/core/world/world.js'
import { TestWall } from './test-wall.js'

/** Shared resources for one test, with a time of its own. */
export function createResources() {
  const wall = new TestWall()
  return { wall, slices: new TimeSlices(wall), bytes: new ByteBudget(10_000), signingKey: signingKey(1) }
}

/** The settings of a sandbox without jobs. */
export function createWorldOptions(): WorldOptions {
  return {
    name: 'default',
    accountId: '000000000000',
    region: 'us-east-1',
    seed: 1,
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
  const context = { options: { ...createWorldOptions(), ...options }, resources, events: new SandboxEvents() }
  return { world: startWorld(context, context.options.scenarios), wall: resources.wall }
}

/** Creates a sandbox without jobs on a time of its own. */
export function createSandbox(
  options: Partial<WorldOptions> = {},
  resources = createResources()
): { sandbox: Sandbox; wall: TestWall } {
  return { sandbox: new Sandbox({ ...createWorldOptions(), ...options }, resources), wall: resources.wall }
}
