import type { LimitsSettings } from '../jobs/limits.js'
import type { World } from '../world/world.js'

/** Replaces the limits. */
export function setLimits({ limits }: World, settings: LimitsSettings): void {
  limits.set(settings)
}
