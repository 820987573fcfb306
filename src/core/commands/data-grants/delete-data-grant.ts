import type { DataGrant } from '../../data-grants/data-grant.js'
import { finishLater } from '../../time/finish-later.js'
import { failRunningJobs } from '../../world/fail-running-jobs.js'
import { takeAwayDataSet } from '../../world/take-away-data-set.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from '../data-sets/find.js'
import { findDataGrant } from './find-data-grant.js'

/** Deletes a grant, and with it the entitled copy that its receiver has. Throws a Refusal if there is no such grant. */
export function deleteDataGrant(world: World, idOrArn: string): void {
  removeDataGrant(world, findDataGrant(world, idOrArn))
}

/** Removes a grant, and with it its entitled copy and the event actions on that. */
export function removeDataGrant(world: World, grant: DataGrant): void {
  const copy = dataSetsNow(world).dataSet(grant.dataSetId)
  world.dataGrants.delete(grant)
  world.reschedule()
  if (copy === undefined) return
  failRunningJobs(world, copy.id)
  finishLater(world, takeAwayDataSet(world, copy))
}
