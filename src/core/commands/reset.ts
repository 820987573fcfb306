import { startWorld } from '../world/create-world.js'
import type { WorldContext } from '../world/options.js'
import type { World } from '../world/world.js'

/** How a sandbox is reset. */
export interface ResetOptions {
  /** Whether it is left empty, without the scenarios that it started with. */
  readonly empty?: boolean
}

/**
 * Ends a world, cuts off what is in flight in it, and returns the one that takes its place: as it was at its start, or
 * empty.
 */
export function reset(world: World, context: WorldContext, { empty = false }: ResetOptions): World {
  world.end('reset')
  return startWorld(context, empty ? [] : context.options.scenarios)
}
