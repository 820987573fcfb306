import type { World } from '../world/world.js'

/** Removes everything from a world, stops its time for good, and removes the listeners after their last events. */
export function close(world: World): void {
  const { events } = world
  world.end()
  world.clear()
  events.emit({ kind: 'cleared' })
  events.emit({ kind: 'closed' })
  events.clear()
}
