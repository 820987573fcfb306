import type { ClockSettings } from '../time/clock.js'
import { refuseIfAny } from '../validation/sandbox-error.js'
import type { World } from '../world/world.js'
import { clockGoesBack } from './preconditions.js'
import { settle } from './settle.js'

/**
 * Sets the clock and resolves once everything due has happened. Throws a SandboxError if the clock would go back, or if
 * the sandbox is reset meanwhile.
 */
export async function setClock(world: World, settings: ClockSettings): Promise<void> {
  refuseIfAny('conflict', 'The clock was not set.', clockGoesBack(world, settings.now, ['now']))
  world.setClock(settings)
  await settle(world, world.clock.now())
}
