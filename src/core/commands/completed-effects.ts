import type { Job } from '../jobs/job.js'
import type { JobEffects } from '../jobs/job-effects.js'
import { isTerminal } from '../jobs/job-state.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'

/**
 * Returns what a job did when it completed, whether or not the ticker has come to it, or what it had written when it
 * failed; nothing if the job, as it is passed, has not ended.
 */
export function completedEffects(world: World, { id, state }: Job): JobEffects {
  if (!isTerminal(state)) return {}
  dataSetsNow(world)
  return world.effects.of(id)
}
