import { type Due, DueQueue } from '../collections/due-queue.js'
import { SortedList } from '../collections/sorted-list.js'
import { entryBytes } from '../data-sets/entry-bytes.js'
import { type ByAge, newestFirst } from '../data-sets/orders.js'
import type { OnNeighbourChange } from '../data-sets/resource-change.js'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import type { DataGrant } from './data-grant.js'
import type { DataGrantsSnapshot } from './data-grants-snapshot.js'

/** When an accepted grant ends. */
interface Ending extends Due {
  readonly id: string
}

/** The data grants of one sandbox. It keeps them, and knows no rules: those are in the commands. */
export class DataGrantStore {
  readonly #ledger: Ledger
  readonly #onChange: OnNeighbourChange
  readonly #byId = new Map<string, DataGrant>()
  readonly #all = new SortedList<ByAge, DataGrant>(newestFirst)
  /** When the accepted grants end that have not ended yet. */
  readonly #endings = new DueQueue<Ending>()
  readonly #endingById = new Map<string, Ending>()
  readonly #bySource = new Map<string, Set<string>>()
  /** The ids of the entitled copies, whether or not they exist. */
  readonly #copyIds = new Set<string>()
  #nextSerial = 0
  #bytes = 0

  /** Calls back for each change but that of `clear`, with the data set that is granted. */
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

  /** The serial of the grant to come. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  get(id: string): DataGrant | undefined {
    return this.#byId.get(id)
  }

  /** Returns a grant by its id or its ARN. */
  named(idOrArn: string): DataGrant | undefined {
    const grant = this.#byId.get(idOrArn.slice(idOrArn.lastIndexOf('/') + 1))
    return grant?.id === idOrArn || grant?.arn === idOrArn ? grant : undefined
  }

  /** Whether a data set with this id is the entitled copy of a grant, or would be if that were accepted. */
  hasCopyId(id: string): boolean {
    return this.#copyIds.has(id)
  }

  /** The grants after a key, or all of them, the newest first. */
  list(after?: ByAge): Iterable<DataGrant> {
    return this.#all.after(after)
  }

  /** The grants of an OWNED data set, in the order in which they were created. */
  *ofSource(dataSetId: string): Iterable<DataGrant> {
    for (const id of this.#bySource.get(dataSetId) ?? []) yield this.#byId.get(id) as DataGrant
  }

  /** When the next accepted grant ends, in epoch milliseconds; Infinity if none does. */
  get nextEnd(): number {
    return this.#endings.peek()?.dueAt ?? Number.POSITIVE_INFINITY
  }

  /** Returns the accepted grant that ends next, of those of one instant the oldest, and never returns it again. There must be one. */
  takeNextEnd(): DataGrant {
    const { id } = this.#endings.peek() as Ending
    this.#dropEnding(id)
    return this.#byId.get(id) as DataGrant
  }

  /** Adds a grant, or replaces the one with its id, whose place it must have. */
  put(grant: DataGrant): void {
    const before = this.#byId.get(grant.id)
    if (before === undefined) this.#ofSource(grant.sourceDataSetId).add(grant.id)
    else this.#forget(before)
    this.#byId.set(grant.id, grant)
    this.#copyIds.add(grant.dataSetId)
    this.#all.add(grant)
    const { id, acceptedAt, endsAt, serial } = grant
    if (acceptedAt !== undefined && endsAt !== undefined) {
      const ending = { id, dueAt: endsAt, serial, queueIndex: -1 }
      this.#endingById.set(id, ending)
      this.#endings.put(ending, endsAt)
    }
    this.#nextSerial = Math.max(this.#nextSerial, serial + 1)
    this.#count(entryBytes(grant))
    this.#onChange(before === undefined ? 'created' : 'updated', grant.id, grant.sourceDataSetId)
  }

  /** Removes a grant. */
  delete(grant: DataGrant): void {
    this.#remove(grant)
    this.#onChange('deleted', grant.id, grant.sourceDataSetId)
  }

  /** Removes everything. The serials go on. */
  clear(): void {
    for (const grant of [...this.#all]) this.#remove(grant)
  }

  /** Returns everything as it is now. What changes later is replaced and does not show. */
  snapshot(): { readonly nextSerial: number; readonly held: readonly DataGrant[] } {
    return { nextSerial: this.#nextSerial, held: [...this.#all].reverse() }
  }

  /** Adds what a snapshot holds to an empty store. */
  restore({ nextSerial, held }: DataGrantsSnapshot): void {
    for (const grant of held) this.put(fromDataGrantSnapshot(grant))
    this.#nextSerial = nextSerial
  }

  #remove(grant: DataGrant): void {
    this.#forget(grant)
    const ofSource = this.#ofSource(grant.sourceDataSetId)
    ofSource.delete(grant.id)
    if (ofSource.size === 0) this.#bySource.delete(grant.sourceDataSetId)
  }

  #forget(grant: DataGrant): void {
    this.#byId.delete(grant.id)
    this.#copyIds.delete(grant.dataSetId)
    this.#all.remove(grant)
    this.#dropEnding(grant.id)
    this.#count(-entryBytes(grant))
  }

  #dropEnding(id: string): void {
    const ending = this.#endingById.get(id)
    if (ending === undefined) return
    this.#endings.remove(ending)
    this.#endingById.delete(id)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }

  #ofSource(dataSetId: string): Set<string> {
    const ids = this.#bySource.get(dataSetId) ?? new Set<string>()
    this.#bySource.set(dataSetId, ids)
    return ids
  }
}

/** Returns a grant of a snapshot. */
export function fromDataGrantSnapshot(snapshot: DataGrantsSnapshot['held'][number]): DataGrant {
  const { description, granted, acceptedAt, endsAt } = snapshot
  return { ...snapshot, description, granted, acceptedAt, endsAt }
}

/** The grants, for reading only. */
export type ReadonlyDataGrantStore = Pick<DataGrantStore, 'size' | 'get' | 'named' | 'hasCopyId' | 'list' | 'ofSource'>
