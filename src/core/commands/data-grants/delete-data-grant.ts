import type { DataGrant } from '../../data-grants/data-grant.js'
import { grantChanged } from '../../event-bridge/event-contents.js'
import { finishLater } from '../../time/finish-later.js'
import { failRunningJobs } from '../../world/fail-running-jobs.js'
import { takeAwayDataSet } from '../../world/take-away-data-set.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from '../data-sets/find.js'
import { findDataGrant } from './find-data-grant.js'

/**
 * Deletes a grant, and with it the entitled copy that its receiver has. Throws a Refusal if there is no such grant.
 * Mock: AWS does not document whether one that nobody accepted, or that has ended, is worth an event. Here it is not.
 */
export function deleteDataGrant(world: World, idOrArn: string): void {
  const grant = findDataGrant(world, idOrArn)
  const copy = dataSetsNow(world).dataSet(grant.dataSetId)
  removeDataGrant(world, grant)
  if (copy !== undefined) world.sendEvent(grantChanged('Data Grant Revoked', grant, copy))
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
