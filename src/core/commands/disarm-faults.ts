import type { World } from '../world/world.js'

/** Disarms all faults. */
export function disarmFaults({ faults }: World): void {
  faults.clear()
}
