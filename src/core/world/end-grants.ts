import type { DataGrantStore } from '../data-grants/data-grant-store.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { Clock } from '../time/clock.js'
import { atOnce } from '../time/steps.js'

/** The parts of a world that the end of a grant changes. */
export interface GrantsContext {
  readonly clock: Clock
  readonly dataGrants: DataGrantStore
  readonly dataSets: DataSetStore
}

/**
 * Takes away the entitled copies of the grants that have ended by now. Mock: AWS documents no state for such a grant: it
 * stays ACCEPTED, and its data set does not exist any more.
 */
export function endGrants({ clock, dataGrants, dataSets }: GrantsContext): void {
  for (const { dataSetId } of dataGrants.takeEnded(clock.now())) {
    const dataSet = dataSets.dataSet(dataSetId)
    if (dataSet !== undefined) atOnce(dataSets.delete(dataSet))
  }
}
