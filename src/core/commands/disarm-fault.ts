import type { World } from '../world/world.js'

/** Disarms a fault, and cuts off the requests that it holds. Returns false if there is none with this id. */
export function disarmFault({ faults, inFlight }: World, id: string): boolean {
  if (!faults.disarm(id)) return false
  inFlight.release(id)
  return true
}
