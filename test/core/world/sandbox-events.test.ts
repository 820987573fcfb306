import t from 'tap'
import { ResourceEvents } from '../../../src/core/world/resource-events.js'
import type { SandboxEvent } from '../../../src/core/world/sandbox-event.js'
import { SandboxEvents } from '../../../src/core/world/sandbox-events.js'

/** Events that are recorded while a listener is subscribed. */
function recorded() {
  const events = new SandboxEvents()
  const seen: SandboxEvent[] = []
  return { events, seen, unsubscribe: events.subscribe((event) => seen.push(event)) }
}

t.test('listeners are called until they unsubscribe, and it is known whether there are any', async (t) => {
  const { events, seen, unsubscribe } = recorded()
  t.equal(new SandboxEvents().hasListeners, false)
  t.equal(events.hasListeners, true)
  events.emit({ kind: 'cleared' })
  unsubscribe()
  t.equal(events.hasListeners, false)
  events.emit({ kind: 'cleared' })
  t.strictSame(seen, [{ kind: 'cleared' }])
  events.subscribe((event) => seen.push(event))
  events.clear()
  t.equal(events.hasListeners, false)
})

t.test('changes of data sets are events from the beginning on, unless one is made quietly', async (t) => {
  const { events, seen } = recorded()
  const changes = new ResourceEvents(events)
  changes.emit('created', 'before')
  t.equal(
    changes.quietly(() => 1),
    1
  )
  changes.emit('created', 'still before')
  changes.begin()
  changes.emit('created', 'd', 'r', 'a')
  changes.quietly(() => changes.emit('deleted', 'quiet'))
  t.throws(() =>
    changes.quietly(() => {
      throw new Error('refused')
    })
  )
  changes.emit('deleted', 'd')
  t.strictSame(seen, [
    { kind: 'resource', change: 'created', dataSetId: 'd', revisionId: 'r', assetId: 'a' },
    { kind: 'resource', change: 'deleted', dataSetId: 'd', revisionId: undefined, assetId: undefined }
  ])
})
