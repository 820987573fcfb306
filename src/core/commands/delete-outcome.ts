import type { World } from '../world/world.js'

/** Deletes an outcome. Returns false if there is none with this id. */
export function deleteOutcome({ outcomes }: World, id: string): boolean {
  return outcomes.delete(id)
}
