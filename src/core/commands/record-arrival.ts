import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'
import { tallyOf } from './record-request.js'

/** Adds a request that is open to the journal, where it takes the next ordinal, counts it, and emits an event. */
export function recordArrival(world: World, entry: JournalEntry): OpenEntry {
  const open = world.journal.open(entry)
  world.tallies.recordArrival(open, tallyOf(world, entry))
  if (world.events.hasListeners) world.events.emit({ kind: 'arrival', entry })
  return open
}
