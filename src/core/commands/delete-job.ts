import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'
import { unknownJob } from './find-job.js'

/** Deletes a job. Throws a SandboxError if there is none with this id. */
export function deleteJob(world: World, id: string): void {
  // What it did by now stays.
  dataSetsNow(world)
  if (!world.jobs.delete(id)) throw unknownJob(world, id)
  world.reschedule()
  world.events.emit({ kind: 'deleted', jobId: id })
}
