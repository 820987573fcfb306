import type { DataSet } from '../data-sets/data-set.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { EventActionStore } from '../event-actions/event-action-store.js'
import type { Steps } from '../time/steps.js'

/** The parts of a world that hold a data set and what depends on it. */
export interface DataSetContext {
  readonly dataSets: DataSetStore
  readonly eventActions: EventActionStore
}

/**
 * Removes a data set with all that is in it, and the event actions on it. All of it is gone with the first step. Mock: AWS
 * does not document what becomes of an event action whose data set is gone. It could never do anything.
 */
export function* takeAwayDataSet({ dataSets, eventActions }: DataSetContext, dataSet: DataSet): Steps<void> {
  for (const eventAction of [...eventActions.list(dataSet.id)]) eventActions.delete(eventAction)
  yield* dataSets.delete(dataSet)
}
