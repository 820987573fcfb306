import type { Polled } from '../jobs/job-store.js'
import type { World } from '../world/world.js'

/** Returns a job as GetJob shows it now, and counts the poll. Returns undefined if there is none with this id. */
export function pollJob(world: World, id: string): Polled | undefined {
  const polled = world.jobs.poll(id)
  world.reschedule()
  return polled
}
