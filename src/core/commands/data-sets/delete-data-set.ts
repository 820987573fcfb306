import { conflict } from '../../model/refusal.js'
import { finishLater } from '../../time/finish-later.js'
import { failRunningJobs } from '../../world/fail-running-jobs.js'
import type { World } from '../../world/world.js'
import { findDataSet, refuseIfEntitled } from './find.js'
import { isWorkedOn } from './is-worked-on.js'
import { publishedBy } from './read-only.js'

/**
 * Deletes a data set with its revisions and their assets. Throws a Refusal for one that does not exist, is ENTITLED or
 * is being worked on. Mock: AWS documents neither that a job is in the way nor that revisions are not.
 */
export function deleteDataSet(world: World, id: string): void {
  const dataSet = findDataSet(world, id)
  refuseIfEntitled(dataSet, 'delete it')
  const publisher = publishedBy(world, dataSet)
  if (publisher === 'grant') throw conflict('DATA_SET', id, 'is granted to others; delete its data grants first')
  if (publisher === 'product') throw conflict('DATA_SET', id, `is in the product ${dataSet.product?.id}`)
  if (isWorkedOn(world, { dataSetId: id, revisionId: undefined })) {
    throw conflict('DATA_SET', id, 'has a job IN_PROGRESS; wait until that has ended')
  }
  // One that is started may still be WAITING.
  failRunningJobs(world, id)
  finishLater(world, world.dataSets.delete(dataSet))
}
