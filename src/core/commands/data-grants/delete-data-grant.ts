import type { World } from '../../world/world.js'
import { failRunningJobs } from '../data-sets/fail-running-jobs.js'
import { dataSetsNow } from '../data-sets/find.js'
import { finishLater } from '../data-sets/finish-later.js'
import { findDataGrant } from './find-data-grant.js'

/** Deletes a grant, and with it the entitled copy that its receiver has. Throws a Refusal if there is no such grant. */
export function deleteDataGrant(world: World, idOrArn: string): void {
  const grant = findDataGrant(world, idOrArn)
  const copy = dataSetsNow(world).dataSet(grant.dataSetId)
  world.dataGrants.delete(grant)
  if (copy === undefined) return
  failRunningJobs(world, copy.id)
  finishLater(world, world.dataSets.delete(copy))
}
