import type { World } from '../world/world.js'
import { refuseIfReplaced } from './preconditions.js'

/**
 * Resolves once everything due by an instant that the clock has reached has happened. Throws a SandboxError if the
 * world was replaced before that.
 */
export async function settle(world: World, instant: number): Promise<void> {
  await world.settle(instant)
  refuseIfReplaced(world, 'its clock moved on')
}
