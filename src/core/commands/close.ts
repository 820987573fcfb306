import type { CutOffReason } from '../world/in-flight.js'
import type { World } from '../world/world.js'

/**
 * Removes everything from a world, stops its time for good, and removes the listeners after their last events. With a
 * reason, cuts off what is in flight.
 */
export function close(world: World, reason?: CutOffReason): void {
  const { events } = world
  world.end(reason)
  world.clear()
  events.emit({ kind: 'cleared' })
  events.emit({ kind: 'closed' })
  events.clear()
}
