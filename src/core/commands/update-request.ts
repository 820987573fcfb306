import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Updates the journal entry of a request that was open, emits an event and, if it has ended, counts the response. */
export function updateRequest(world: World, open: OpenEntry, entry: JournalEntry): void {
  const { journal, tallies, events, counts } = world
  journal.update(open, entry)
  const hasEnded = entry.durationMs !== undefined
  if (hasEnded) {
    tallies.recordEnd(open, entry)
    counts.countRequest(entry.operation, entry.status)
  }
  if (events.hasListeners) events.emit({ kind: hasEnded ? 'request' : 'arrival', entry })
}
