import type { DataSet } from '../data-sets/data-set.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { EventActionStore } from '../event-actions/event-action-store.js'
import type { SentNotifications } from '../notifications/sent-notifications.js'
import type { Steps } from '../time/steps.js'

/** The parts of a world that hold a data set and what depends on it. */
export interface DataSetContext {
  readonly dataSets: DataSetStore
  readonly eventActions: EventActionStore
  readonly sentNotifications: SentNotifications
}

/**
 * Removes a data set with all that is in it, the event actions on it and what is known of notifications about it. All
 * of it is gone with the first step. Mock: AWS does not document what becomes of an event action whose data set is
 * gone. It could never do anything.
 */
export function* takeAwayDataSet(world: DataSetContext, dataSet: DataSet): Steps<void> {
  const { dataSets, eventActions, sentNotifications } = world
  sentNotifications.forget(dataSet.id)
  for (const eventAction of [...eventActions.on(dataSet.id)]) eventActions.delete(eventAction)
  yield* dataSets.delete(dataSet)
}
