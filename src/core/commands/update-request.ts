import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Updates the journal entry of a request that was open. Emits an event if it has ended. */
export function updateRequest({ journal, events }: World, open: OpenEntry, entry: JournalEntry): void {
  journal.update(open, entry)
  if (entry.durationMs !== undefined && events.hasListeners) events.emit({ kind: 'request', entry })
}
