import type { OpenEntry } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { World } from '../world/world.js'

/** Adds a request that is open to the journal, where it takes the next ordinal. */
export function recordArrival({ journal }: World, entry: JournalEntry): OpenEntry {
  return journal.open(entry)
}
