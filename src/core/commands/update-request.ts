import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Updates the journal entry of a request that was open. If it has ended, counts the response and emits an event. */
export function updateRequest({ journal, tallies, events }: World, open: OpenEntry, entry: JournalEntry): void {
  journal.update(open, entry)
  if (entry.durationMs === undefined) return
  tallies.recordEnd(open, entry)
  if (events.hasListeners) events.emit({ kind: 'request', entry })
}
