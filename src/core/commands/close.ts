import type { World } from '../world/world.js'

/** Removes everything from a world, stops its time for good, and tells the listeners for the last time. */
export function close(world: World): void {
  const { events } = world
  world.end()
  world.clear()
  events.emit({ kind: 'cleared' })
  events.emit({ kind: 'closed' })
  events.clear()
}
