import type { DataSet } from '../../data-sets/data-set.js'
import { finishLater } from '../../time/finish-later.js'
import type { Steps } from '../../time/steps.js'
import { SandboxError } from '../../validation/sandbox-error.js'
import { failRunningJobs } from '../../world/fail-running-jobs.js'
import { takeAwayDataSet } from '../../world/take-away-data-set.js'
import type { World } from '../../world/world.js'
import { removeDataGrant } from '../data-grants/delete-data-grant.js'
import { dataSetsNow } from './find.js'

/**
 * Removes any data set with all that is in it, whatever clients may do to it, and what cannot exist without it: the
 * event actions on it, the grant that made it, the grants of it with their copies, and the copy of its product. It is
 * gone with the first step. Throws a SandboxError if there is none with this id.
 */
export function* removeDataSet(world: World, id: string): Steps<void> {
  const dataSet = dataSetToControl(world, id)
  const { dataGrants } = world
  for (const grant of [...dataGrants.ofSource(id)]) removeDataGrant(world, grant)
  const own = dataGrants.get(dataSet.originDetails?.DataGrantId ?? '')
  if (own?.dataSetId === id) dataGrants.delete(own)
  const published = dataSet.product?.dataSetId
  const copy = published === undefined ? undefined : world.dataSets.dataSet(published)
  if (copy !== undefined) {
    failRunningJobs(world, copy.id)
    finishLater(world, takeAwayDataSet(world, copy))
  }
  failRunningJobs(world, id)
  yield* takeAwayDataSet(world, dataSet)
}

/** Returns a data set as it is now. Throws a SandboxError if there is none with this id. */
export function dataSetToControl(world: World, id: string): DataSet {
  const dataSet = dataSetsNow(world).dataSet(id)
  if (dataSet !== undefined) return dataSet
  throw new SandboxError('not-found', `Sandbox ${world.name} has no data set with the id ${JSON.stringify(id)}.`)
}
