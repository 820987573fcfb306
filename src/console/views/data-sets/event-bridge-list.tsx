import type { EventBridgeEnvelope } from '../../../client/index.js'
import { MOST_EVENTS } from '../../live/event-bridge-store.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'

/** The last events that the service sent to EventBridge, each to be opened. Nothing if there are none. */
export function EventBridgeList({ events }: { readonly events: readonly EventBridgeEnvelope[] }) {
  if (events.length === 0) return null
  return (
    <section aria-labelledby="event-bridge-heading">
      <div class="view-head">
        <h3 id="event-bridge-heading">Events of EventBridge</h3>
        <p class="quiet">
          {events.length === MOST_EVENTS ? `the last ${MOST_EVENTS}` : events.length}, the newest first
        </p>
      </div>
      <ul class="events">
        {events.map((event) => (
          <li key={event.id}>
            <details>
              <summary>
                <Instant iso={event.time} /> <strong>{event['detail-type']}</strong>{' '}
                <span class="id">{event.resources.join(' ')}</span>
              </summary>
              <JsonBlock value={event} of={`event ${event.id}`} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
