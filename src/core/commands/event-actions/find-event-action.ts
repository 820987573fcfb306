import type { EventAction } from '../../event-actions/event-action.js'
import { notFound } from '../../model/refusal.js'
import type { World } from '../../world/world.js'

/** Returns an event action. Throws a Refusal if there is none with this id. */
export function findEventAction({ eventActions }: World, id: string): EventAction {
  const eventAction = eventActions.get(id)
  if (eventAction === undefined) throw notFound('EVENT_ACTION', id)
  return eventAction
}
