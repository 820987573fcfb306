import type { OnChange, OnNeighbourChange } from '../data-sets/resource-change.js'
import type { SandboxEvents } from './sandbox-events.js'

/**
 * Makes events of the changes of data sets, event actions and data grants. It is quiet until it begins: no change of a
 * world that is being made is one.
 */
export class ResourceEvents {
  readonly #events: SandboxEvents
  #isQuiet = true

  constructor(events: SandboxEvents) {
    this.#events = events
  }

  /** Makes every change from now on an event. */
  begin(): void {
    this.#isQuiet = false
  }

  /** Makes an event of a change, unless it is quiet. */
  readonly emit: OnChange = (change, dataSetId, revisionId, assetId) => {
    if (this.#isQuiet || !this.#events.hasListeners) return
    this.#events.emit({ kind: 'resource', change, dataSetId, revisionId, assetId })
  }

  /** Does what `emit` does, for an event action. */
  readonly emitEventAction: OnNeighbourChange = (change, eventActionId, dataSetId) => {
    if (this.#isQuiet || !this.#events.hasListeners) return
    this.#events.emit({ kind: 'event-action', change, eventActionId, dataSetId })
  }

  /** Does what `emit` does, for a data grant. */
  readonly emitDataGrant: OnNeighbourChange = (change, dataGrantId, dataSetId) => {
    if (this.#isQuiet || !this.#events.hasListeners) return
    this.#events.emit({ kind: 'data-grant', change, dataGrantId, dataSetId })
  }

  /** Makes a change that is no event, because one event tells of all of it. */
  quietly<T>(change: () => T): T {
    const before = this.#isQuiet
    this.#isQuiet = true
    try {
      return change()
    } finally {
      this.#isQuiet = before
    }
  }
}
