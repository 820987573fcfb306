import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Updates the journal entry of a request that was open, emits an event and, if it has ended, counts the response. */
export function updateRequest({ journal, tallies, events }: World, open: OpenEntry, entry: JournalEntry): void {
  journal.update(open, entry)
  const hasEnded = entry.durationMs !== undefined
  if (hasEnded) tallies.recordEnd(open, entry)
  if (events.hasListeners) events.emit({ kind: hasEnded ? 'request' : 'arrival', entry })
}
