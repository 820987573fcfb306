import { createEventAction, type NewEventAction } from '../commands/event-actions/create-event-action.js'
import { deleteEventAction } from '../commands/event-actions/delete-event-action.js'
import { findEventAction } from '../commands/event-actions/find-event-action.js'
import { updateEventAction } from '../commands/event-actions/update-event-action.js'
import type { Action, EventAction } from '../event-actions/event-action.js'
import type { ReadonlyEventActionStore } from '../event-actions/event-action-store.js'
import type { World } from '../world/world.js'

/** The event actions of a sandbox. A method that throws a Refusal or a SandboxError has changed nothing. */
export class SandboxEventActions {
  readonly #currentWorld: () => World

  /** `currentWorld` returns the sandbox's world as of now: a reset replaces it. */
  constructor(currentWorld: () => World) {
    this.#currentWorld = currentWorld
  }

  /** The event actions as they are now. */
  get store(): ReadonlyEventActionStore {
    return this.#currentWorld().eventActions
  }

  /** Returns an event action. Throws a Refusal if there is none with this id. */
  find(id: string): EventAction {
    return findEventAction(this.#currentWorld(), id)
  }

  /** Creates an event action in a region, or in that of the sandbox; see `createEventAction`. */
  create(request: NewEventAction, region?: string): EventAction {
    return createEventAction(this.#currentWorld(), request, region)
  }

  /** Replaces what an event action does; see `updateEventAction`. */
  update(id: string, action: Action | undefined): EventAction {
    return updateEventAction(this.#currentWorld(), id, action)
  }

  /** Deletes an event action; see `deleteEventAction`. */
  delete(id: string): void {
    deleteEventAction(this.#currentWorld(), id)
  }
}
