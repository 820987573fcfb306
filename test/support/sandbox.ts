import { ByteBudget } from '../../src/core/assets/byte-budget.js'
import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { TimeSlices } from '../../src/core/time/time-slices.js'
import { startWorld } from '../../src/core/world/create-world.js'
import type { WorldOptions } from '../../src/core/world/options.js'
import { SandboxEvents } from '../../src/core/world/sandbox-events.js'
import type { World } from '../../src/core/world/world.js'
import { TestWall } from './test-wall.js'

/** A test's own time, and turns at it. */
export function createSurroundings(): { wall: TestWall; slices: TimeSlices; bytes: ByteBudget } {
  const wall = new TestWall()
  return { wall, slices: new TimeSlices(wall), bytes: new ByteBudget(10_000) }
}

/** What a world without jobs is made from. */
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

/** A world without jobs on a test's own time, with nothing between it and the test. */
export function createWorld(options: Partial<WorldOptions> = {}): { world: World; wall: TestWall } {
  const resources = createSurroundings()
  const context = { options: { ...createWorldOptions(), ...options }, resources, events: new SandboxEvents() }
  return { world: startWorld(context, context.options.scenarios), wall: resources.wall }
}

/** A sandbox without jobs on a test's own time. */
export function createSandbox(
  options: Partial<WorldOptions> = {},
  resources = createSurroundings()
): { sandbox: Sandbox; wall: TestWall } {
  return { sandbox: new Sandbox({ ...createWorldOptions(), ...options }, resources), wall: resources.wall }
}
