import type { World } from '../world/world.js'

/** Disarms all faults, and cuts off the requests that they hold. */
export function disarmFaults({ faults, inFlight }: World): void {
  faults.clear()
  inFlight.release()
}
