import type { World } from '../world/world.js'

/** Removes all requests from the journal, whose ordinals start again at 1. */
export function clearJournal({ journal }: World): void {
  journal.clear()
}
