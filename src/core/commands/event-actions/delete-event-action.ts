import type { World } from '../../world/world.js'
import { findEventAction } from './find-event-action.js'

/** Deletes an event action. The jobs that it has started go on. Throws a Refusal if it does not exist. */
export function deleteEventAction(world: World, id: string): void {
  world.eventActions.delete(findEventAction(world, id))
}
