import { Sandbox } from '../../src/core/sandbox.js'
import { TimeSlices } from '../../src/core/time-slices.js'
import type { WorldOptions } from '../../src/core/world.js'
import { TestWall } from './test-wall.js'

/** A sandbox without jobs on a test's own time. */
export function createSandbox(options: Partial<WorldOptions> = {}): { sandbox: Sandbox; wall: TestWall } {
  const wall = new TestWall()
  const sandbox = new Sandbox(
    {
      name: 'default',
      accountId: '000000000000',
      region: 'us-east-1',
      seed: 1,
      durations: { waitingMs: 1000, inProgressMs: 3000 },
      maxJobs: 1000,
      clock: {},
      scenarios: [],
      ...options
    },
    { wall, slices: new TimeSlices(wall) }
  )
  return { sandbox, wall }
}
