import { SortedList } from '../collections/sorted-list.js'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { entryBytes } from './entry-bytes.js'
import { type ByAge, newestFirst } from './orders.js'
import type { OnNeighbourChange } from './resource-change.js'

/** An event action or a data grant. Immutable: a change replaces it. */
interface Neighbour extends ByAge {
  readonly id: string
}

/**
 * The neighbours of one kind that a sandbox has: its event actions or its data grants. Each belongs to a data set. The
 * store keeps them, and knows no rules: those are in the commands.
 */
export abstract class NeighbourStore<T extends Neighbour> {
  readonly #ledger: Ledger
  readonly #onChange: OnNeighbourChange
  readonly #byId = new Map<string, T>()
  readonly #all = new SortedList<ByAge, T>(newestFirst)
  readonly #byDataSet = new Map<string, SortedList<ByAge, T>>()
  #nextSerial = 0
  #bytes = 0

  /** Calls back for each change but that of `clear`, with the data set that the entry belongs to. */
  constructor(ledger: Ledger = UNLIMITED, onChange: OnNeighbourChange = () => {}) {
    this.#ledger = ledger
    this.#onChange = onChange
  }

  /** Returns the id of the data set that an entry belongs to. */
  protected abstract dataSetIdOf(entry: T): string

  /** Is called with each entry that has been added. */
  protected onAdded(_entry: T): void {}

  /** Is called with each entry that has been removed. */
  protected onRemoved(_entry: T): void {}

  get size(): number {
    return this.#byId.size
  }

  /** How many bytes of memory everything here counts for. */
  get bytes(): number {
    return this.#bytes
  }

  /** The serial of the entry to come. */
  get nextSerial(): number {
    return this.#nextSerial
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)
  }

  /** The entries after a key, or all of them, the newest first. */
  list(after?: ByAge): Iterable<T> {
    return this.#all.after(after)
  }

  /** The entries of a data set, the newest first; undefined if it has none. */
  protected ofDataSet(dataSetId: string): SortedList<ByAge, T> | undefined {
    return this.#byDataSet.get(dataSetId)
  }

  /** Adds an entry, or replaces the one with its id, whose data set and place it must have. */
  put(entry: T): void {
    const before = this.#byId.get(entry.id)
    if (before !== undefined) this.#remove(before)
    this.#byId.set(entry.id, entry)
    this.#all.add(entry)
    this.#listOf(entry).add(entry)
    this.#nextSerial = Math.max(this.#nextSerial, entry.serial + 1)
    this.#count(entryBytes(entry))
    this.onAdded(entry)
    this.#onChange(before === undefined ? 'created' : 'updated', entry.id, this.dataSetIdOf(entry))
  }

  /** Removes an entry. */
  delete(entry: T): void {
    this.#remove(entry)
    this.#onChange('deleted', entry.id, this.dataSetIdOf(entry))
  }

  /** Removes everything. The serials go on. */
  clear(): void {
    for (const entry of [...this.#all]) this.#remove(entry)
  }

  /** Returns everything as it is now. What changes later is replaced and does not show. */
  snapshot(): { readonly nextSerial: number; readonly held: readonly T[] } {
    return { nextSerial: this.#nextSerial, held: [...this.#all] }
  }

  /** Adds what a snapshot holds to an empty store. */
  restore({ nextSerial, held }: { readonly nextSerial: number; readonly held: readonly T[] }): void {
    for (const entry of held) this.put(entry)
    this.#nextSerial = nextSerial
  }

  #remove(entry: T): void {
    this.#byId.delete(entry.id)
    this.#all.remove(entry)
    const ofDataSet = this.#listOf(entry)
    ofDataSet.remove(entry)
    if (ofDataSet.size === 0) this.#byDataSet.delete(this.dataSetIdOf(entry))
    this.#count(-entryBytes(entry))
    this.onRemoved(entry)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ledger.add(bytes)
  }

  #listOf(entry: T): SortedList<ByAge, T> {
    const dataSetId = this.dataSetIdOf(entry)
    const list = this.#byDataSet.get(dataSetId) ?? new SortedList<ByAge, T>(newestFirst)
    this.#byDataSet.set(dataSetId, list)
    return list
  }
}
