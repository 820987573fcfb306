import type { ResourceIds } from '../../jobs/mentioned-ids.js'
import { nearest } from '../../validation/suggest.js'
import type { World } from '../../world/world.js'

/** How many ids of a list are searched for similar ones, so that an unknown id costs little more than a known one. */
const COMPARED = 100

/** How many similar ids are suggested. */
const NEAREST_IDS = 3

/** A type of resource that is a data set, in one, or for one. */
export type DataSetResource = 'DATA_SET' | 'REVISION' | 'ASSET' | 'EVENT_ACTION' | 'DATA_GRANT'

/**
 * Returns the ids most like that of a resource which does not exist, among those in the data set or revision in which
 * it should be.
 */
export function nearestResourceIds(
  { dataSets, eventActions, dataGrants }: World,
  type: DataSetResource,
  id: string,
  { dataSetId, revisionId }: ResourceIds
): string[] {
  switch (type) {
    case 'DATA_SET':
      return nearest(id, idsOf([dataSets.dataSets('OWNED'), dataSets.dataSets('ENTITLED')]), NEAREST_IDS)
    case 'REVISION':
      return dataSetId === undefined ? [] : nearest(id, idsOf([dataSets.revisions(dataSetId)]), NEAREST_IDS)
    case 'ASSET':
      return revisionId === undefined ? [] : nearest(id, idsOf([dataSets.assets(revisionId)]), NEAREST_IDS)
    case 'EVENT_ACTION':
      return nearest(id, idsOf([eventActions.list()]), NEAREST_IDS)
    case 'DATA_GRANT':
      return nearest(id, idsOf([dataGrants.list()]), NEAREST_IDS)
  }
}

/** Whether a world has a resource. Nothing is settled: it may be asked for by a client of another sandbox. */
export function holdsResource(
  { dataSets, eventActions, dataGrants }: World,
  type: DataSetResource,
  id: string
): boolean {
  switch (type) {
    case 'DATA_SET':
      return dataSets.dataSet(id) !== undefined
    case 'REVISION':
      return dataSets.revision(id) !== undefined
    case 'ASSET':
      return dataSets.asset(id) !== undefined
    case 'EVENT_ACTION':
      return eventActions.get(id) !== undefined
    case 'DATA_GRANT':
      return dataGrants.get(id) !== undefined
  }
}

/** Yields the first ids of each list. */
function* idsOf(lists: readonly Iterable<{ readonly id: string }>[]): Generator<string> {
  for (const list of lists) {
    let left = COMPARED
    for (const { id } of list) {
      if (left-- === 0) break
      yield id
    }
  }
}
