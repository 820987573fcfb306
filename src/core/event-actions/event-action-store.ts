import { SortedList } from '../collections/sorted-list.js'
import { entryBytes } from '../data-sets/entry-bytes.js'
import { type ByAge, newestFirst } from '../data-sets/orders.js'
import type { OnNeighbourChange } from '../data-sets/resource-change.js'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import type { EventAction } from './event-action.js'
import type { EventActionsSnapshot } from './event-actions-snapshot.js'

/** The event actions of one sandbox. It keeps them, and knows no rules: those are in the commands. */
export class EventActionStore {
  readonly #ledger: Ledger
  readonly #onChange: OnNeighbourChange
  readonly #byId = new Map<string, EventAction>()
  readonly #all = new SortedList<ByAge, EventAction>(newestFirst)
  readonly #byDataSet = new Map<string, SortedList<ByAge, EventAction>>()
  #nextSerial = 0
  #bytes = 0

  /** Calls back for each change but that of `clear`, with the data set that the event action is on. */
  constructor(ledger: Ledger = UNLIMITED, onChange: OnNeighbourChange = () => {}) {
    this.#ledger = ledger
    this.#onChange = onChange
  }

  get size(): number {
    return this.#byId.size
  }

  /** How many bytes of memory everything here counts for. */
  get bytes(): number {
    return this.#bytes
  }

  /** The serial of the event action to come. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  get(id: string): EventAction | undefined {
    return this.#byId.get(id)
  }

  /** The event actions after a key, or all of them, the newest first; of one data set if its id is given. */
  list(dataSetId?: string, after?: ByAge): Iterable<EventAction> {
    return (dataSetId === undefined ? this.#all : this.#byDataSet.get(dataSetId))?.after(after) ?? []
  }

  /** Returns the number of event actions of a data set. */
  count(dataSetId: string): number {
    return this.#byDataSet.get(dataSetId)?.size ?? 0
  }

  /** Adds an event action, or replaces the one with its id, whose data set and place it must have. */
  put(eventAction: EventAction): void {
    const before = this.#byId.get(eventAction.id)
    if (before !== undefined) this.#remove(before)
    this.#byId.set(eventAction.id, eventAction)
    this.#all.add(eventAction)
    this.#listOf(eventAction.dataSetId).add(eventAction)
    this.#nextSerial = Math.max(this.#nextSerial, eventAction.serial + 1)
    this.#count(entryBytes(eventAction))
    this.#onChange(before === undefined ? 'created' : 'updated', eventAction.id, eventAction.dataSetId)
  }

  /** Removes an event action. */
  delete(eventAction: EventAction): void {
    this.#remove(eventAction)
    this.#onChange('deleted', eventAction.id, eventAction.dataSetId)
  }

  /** Removes everything. The serials go on. */
  clear(): void {
    for (const eventAction of [...this.#all]) this.#remove(eventAction)
  }

  /** Returns everything as it is now. What changes later is replaced and does not show. */
  snapshot(): { readonly nextSerial: number; readonly held: readonly EventAction[] } {
    return { nextSerial: this.#nextSerial, held: [...this.#all] }
  }

  /** Adds what a snapshot holds to an empty store. */
  restore({ nextSerial, held }: EventActionsSnapshot): void {
    for (const eventAction of held) this.put(eventAction)
    this.#nextSerial = nextSerial
  }

  #remove(eventAction: EventAction): void {
    const { id, dataSetId } = eventAction
    this.#byId.delete(id)
    this.#all.remove(eventAction)
    const ofDataSet = this.#listOf(dataSetId)
    ofDataSet.remove(eventAction)
    if (ofDataSet.size === 0) this.#byDataSet.delete(dataSetId)
    this.#count(-entryBytes(eventAction))
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }

  #listOf(dataSetId: string): SortedList<ByAge, EventAction> {
    const list = this.#byDataSet.get(dataSetId) ?? new SortedList<ByAge, EventAction>(newestFirst)
    this.#byDataSet.set(dataSetId, list)
    return list
  }
}

/** The event actions, for reading only. */
export type ReadonlyEventActionStore = Pick<EventActionStore, 'size' | 'get' | 'list' | 'count'>
