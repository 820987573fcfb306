import type { DataSet } from '../../data-sets/data-set.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findDataSet, refuseIfEntitled } from './find.js'

/** What a client can change about a data set. Members that are absent stay as they are. */
export interface DataSetChanges {
  readonly Name?: string
  readonly Description?: string
}

/**
 * Changes a data set. Throws a Refusal for one that does not exist or is ENTITLED. Mock: without any change, only
 * `UpdatedAt` moves.
 */
export function updateDataSet(world: World, id: string, { Name, Description }: DataSetChanges): DataSet {
  const before = findDataSet(world, id)
  refuseIfEntitled(before, 'change it')
  const dataSet: DataSet = {
    ...before,
    name: Name ?? before.name,
    description: Description ?? before.description,
    updatedAt: world.clock.now()
  }
  refuseTooMuchMemory(world, entryBytes(dataSet), entryBytes(before))
  world.dataSets.put(dataSet)
  return dataSet
}
