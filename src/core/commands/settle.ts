import type { World } from '../world/world.js'
import { refuseIfCutOff } from './preconditions.js'

/**
 * Resolves once everything due by an instant that the clock has reached has happened. Throws a SandboxError if the
 * sandbox was reset before that.
 */
export async function settle(world: World, instant: number): Promise<void> {
  const { inFlight } = world
  await world.settle(instant)
  refuseIfCutOff(inFlight, world, 'its clock moved on')
}
