import type { World } from '../world/world.js'

/** Deletes all outcomes. */
export function deleteOutcomes({ outcomes }: World): void {
  outcomes.clear()
}
