import type { Job } from '../jobs/job.js'
import type { JobEffects } from '../jobs/job-effects.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'

/**
 * Returns what a job did when it completed, whether or not the ticker has come to it; nothing if the job, as it is
 * passed, is not COMPLETED.
 */
export function completedEffects(world: World, { id, state }: Job): JobEffects {
  if (state !== 'COMPLETED') return {}
  dataSetsNow(world)
  return world.effects.of(id)
}
