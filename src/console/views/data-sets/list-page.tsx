import { useEffect } from 'preact/hooks'
import { live } from '../../live/live.js'
import { countText } from '../../parts/format.js'
import { useEvery } from '../../parts/use-every.js'
import { useStore } from '../../parts/use-store.js'
import { noteRefusal } from '../../session.js'
import { CATCH_UP_MS } from './catch-up.js'
import { DataSetTable } from './data-set-table.js'
import { EventBridgeList } from './event-bridge-list.js'

/** All data sets of the sandbox, and the events that the service sent about them. */
export function ListPage() {
  const store = useStore(({ dataSets }) => dataSets)
  const events = useStore(({ eventBridge }) => eventBridge)
  const { client } = live.value.feed
  const catchUp = () => store.catchUp(client)
  useEffect(() => void catchUp().catch(noteRefusal), [store])
  useEvery(CATCH_UP_MS, catchUp)
  const list = store.list.value
  return (
    <section class="page" aria-labelledby="data-sets-heading">
      <div class="view-head">
        <h2 id="data-sets-heading">Data sets</h2>
        <p class="quiet">{store.isLoaded.value ? countText(list.length) : 'Loading …'}</p>
      </div>
      {store.isLoaded.value && list.length === 0 ? (
        <div class="panel empty">
          <p>
            No data sets yet. Call CreateDataSet at <code>{client.url}</code>, or seed one with{' '}
            <code>POST {client.url}/__admin/data-sets</code>.
          </p>
        </div>
      ) : (
        <DataSetTable dataSets={list} />
      )}
      <EventBridgeList events={events.list.value} />
    </section>
  )
}
