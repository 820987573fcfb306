import { NeighbourStore } from '../data-sets/neighbour-store.js'
import type { ByAge } from '../data-sets/orders.js'
import type { EventAction } from './event-action.js'

/** The event actions of one sandbox. Each is on a data set. */
export class EventActionStore extends NeighbourStore<EventAction> {
  protected override dataSetIdOf({ dataSetId }: EventAction): string {
    return dataSetId
  }

  /** The event actions of a data set after a key, or all of them, the newest first. */
  on(dataSetId: string, after?: ByAge): Iterable<EventAction> {
    return this.ofDataSet(dataSetId)?.after(after) ?? []
  }

  /** Returns the number of event actions of a data set. */
  count(dataSetId: string): number {
    return this.ofDataSet(dataSetId)?.size ?? 0
  }
}

/** The event actions, for reading only. */
export type ReadonlyEventActionStore = Pick<EventActionStore, 'size' | 'get' | 'list' | 'on' | 'count'>
