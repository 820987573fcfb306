import type { World } from '../world/world.js'

/** Removes all limits. */
export function clearLimits({ limits }: World): void {
  limits.clear()
}
