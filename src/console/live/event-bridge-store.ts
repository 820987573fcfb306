import { signal } from '@preact/signals'
import type { ControlClient, EventBridgeEnvelope, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'

/** The most events of EventBridge that are shown: the last ones. */
export const MOST_EVENTS = 100

/** The last events that the service has sent to EventBridge, the last one first. */
export class EventBridgeStore implements Store {
  readonly list = signal<readonly EventBridgeEnvelope[]>([])

  async load(client: ControlClient): Promise<void> {
    this.list.value = (await client.eventBridge({ limit: MOST_EVENTS })).toReversed()
  }

  apply(events: readonly StreamEvent[]): void {
    const known = new Set(this.list.value.map(({ id }) => id))
    const added = events.flatMap(({ event, data }) => (event === 'event-bridge' && !known.has(data.id) ? [data] : []))
    if (added.length > 0) this.list.value = [...added.toReversed(), ...this.list.value].slice(0, MOST_EVENTS)
  }
}
