import type { World } from '../world/world.js'

/** Disarms a fault. Returns false if there is none with this id. */
export function disarmFault({ faults }: World, id: string): boolean {
  return faults.disarm(id)
}
