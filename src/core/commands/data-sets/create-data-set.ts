import { dataSetArn } from '../../data-sets/arns.js'
import type { AssetType } from '../../data-sets/asset-details.js'
import type { DataSet } from '../../data-sets/data-set.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Tags } from '../../data-sets/tags.js'
import { limitReached } from '../../model/refusal.js'
import { freeId } from '../../random.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'

/** The data set that a client asks for. */
export interface NewDataSet {
  readonly AssetType: AssetType
  readonly Name: string
  readonly Description: string
  readonly Tags?: Tags
}

/**
 * Creates a data set, which is OWNED, in a region. Throws a SandboxError if there is no room for it, and a Refusal if
 * there are as many as the limit allows. Mock: only OWNED ones count.
 */
export function createDataSet(world: World, request: NewDataSet, region = world.region): DataSet {
  const { dataSets, random, clock, accountId, limits } = world
  const limit = limits.dataSets
  if (limit !== undefined && dataSets.count('OWNED') >= limit.value) throw limitReached(limit)
  const id = freeId(random, (taken) => dataSets.dataSet(taken) !== undefined)
  const now = clock.now()
  const dataSet: DataSet = {
    id,
    arn: dataSetArn({ region, accountId }, id),
    assetType: request.AssetType,
    origin: 'OWNED',
    originDetails: undefined,
    sourceId: undefined,
    product: undefined,
    name: request.Name,
    description: request.Description,
    tags: request.Tags ?? {},
    createdAt: now,
    updatedAt: now,
    serial: dataSets.nextSerial
  }
  refuseTooMuchMemory(world, entryBytes(dataSet))
  // What was due before has no effect on a data set that did not exist then.
  world.settleDue()
  dataSets.put(dataSet)
  return dataSet
}
