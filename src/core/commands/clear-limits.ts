import type { World } from '../world/world.js'

/** Removes all limits of jobs in progress. */
export function clearLimits({ limits }: World): void {
  limits.clear()
}
