import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Adds a request that has ended to the journal, where it takes the next ordinal, and emits an event. */
export function recordRequest({ journal, events }: World, entry: JournalEntry): void {
  journal.add(entry)
  if (events.hasListeners) events.emit({ kind: 'request', entry })
}
