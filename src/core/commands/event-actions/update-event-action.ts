import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Action, EventAction } from '../../event-actions/event-action.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { refuseWrongAction } from './event-action-checks.js'
import { findEventAction } from './find-event-action.js'

/**
 * Replaces what an event action does. Throws a Refusal if it does not exist or the action could not be done. Mock:
 * without an action only `UpdatedAt` moves.
 */
export function updateEventAction(world: World, id: string, action: Action | undefined): EventAction {
  const before = findEventAction(world, id)
  if (action !== undefined) refuseWrongAction(action)
  const after: EventAction = { ...before, action: action ?? before.action, updatedAt: world.clock.now() }
  refuseTooMuchMemory(world, entryBytes(after), entryBytes(before))
  world.eventActions.put(after)
  return after
}
