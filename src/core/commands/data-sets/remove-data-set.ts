import type { DataSet } from '../../data-sets/data-set.js'
import type { Steps } from '../../time/steps.js'
import { SandboxError } from '../../validation/sandbox-error.js'
import type { World } from '../../world/world.js'
import { failRunningJobs } from './fail-running-jobs.js'
import { dataSetsNow } from './find.js'

/**
 * Removes any data set with all that is in it, whatever clients may do to it. It is gone with the first step. Throws a
 * SandboxError if there is none with this id.
 */
export function* removeDataSet(world: World, id: string): Steps<void> {
  const dataSet = dataSetToControl(world, id)
  failRunningJobs(world, id)
  yield* world.dataSets.delete(dataSet)
}

/** Returns a data set as it is now. Throws a SandboxError if there is none with this id. */
export function dataSetToControl(world: World, id: string): DataSet {
  const dataSet = dataSetsNow(world).dataSet(id)
  if (dataSet !== undefined) return dataSet
  throw new SandboxError('not-found', `Sandbox ${world.name} has no data set with the id ${JSON.stringify(id)}.`)
}
