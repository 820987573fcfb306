import { type Due, DueQueue } from '../collections/due-queue.js'
import { NeighbourStore } from '../data-sets/neighbour-store.js'
import type { DataGrant } from './data-grant.js'

/** When an accepted grant ends. */
interface Ending extends Due {
  readonly id: string
}

/** The data grants of one sandbox. Each is of an OWNED data set, its source. */
export class DataGrantStore extends NeighbourStore<DataGrant> {
  /** When the accepted grants end that have not ended yet. */
  readonly #endings = new DueQueue<Ending>()
  readonly #endingById = new Map<string, Ending>()
  /** The ids of the entitled copies, whether or not they exist. */
  readonly #copyIds = new Set<string>()

  protected override dataSetIdOf({ sourceDataSetId }: DataGrant): string {
    return sourceDataSetId
  }

  protected override onAdded({ id, dataSetId, acceptedAt, endsAt, serial }: DataGrant): void {
    this.#copyIds.add(dataSetId)
    if (acceptedAt === undefined || endsAt === undefined) return
    const ending = { id, dueAt: endsAt, serial, queueIndex: -1 }
    this.#endingById.set(id, ending)
    this.#endings.put(ending, endsAt)
  }

  protected override onRemoved({ id, dataSetId }: DataGrant): void {
    this.#copyIds.delete(dataSetId)
    this.#dropEnding(id)
  }

  /** Returns a grant by its id or its ARN. */
  named(idOrArn: string): DataGrant | undefined {
    const grant = this.get(idOrArn.slice(idOrArn.lastIndexOf('/') + 1))
    return grant?.id === idOrArn || grant?.arn === idOrArn ? grant : undefined
  }

  /** Whether a data set with this id is the entitled copy of a grant, or would be if that were accepted. */
  hasCopyId(id: string): boolean {
    return this.#copyIds.has(id)
  }

  /** The grants of an OWNED data set, the oldest first. */
  ofSource(dataSetId: string): Iterable<DataGrant> {
    return this.ofDataSet(dataSetId)?.before() ?? []
  }

  /** When the next accepted grant ends, in epoch milliseconds; Infinity if none does. */
  get nextEnd(): number {
    return this.#endings.peek()?.dueAt ?? Number.POSITIVE_INFINITY
  }

  /**
   * Returns the accepted grant that ends next, of those of one instant the oldest, and never returns it again. There
   * must be one.
   */
  takeNextEnd(): DataGrant {
    const { id } = this.#endings.peek() as Ending
    this.#dropEnding(id)
    return this.get(id) as DataGrant
  }

  /** Returns everything as it is now, the oldest first. */
  override snapshot(): { readonly nextSerial: number; readonly held: readonly DataGrant[] } {
    const { nextSerial, held } = super.snapshot()
    return { nextSerial, held: held.toReversed() }
  }

  #dropEnding(id: string): void {
    const ending = this.#endingById.get(id)
    if (ending === undefined) return
    this.#endings.remove(ending)
    this.#endingById.delete(id)
  }
}

/** The grants, for reading only. */
export type ReadonlyDataGrantStore = Pick<DataGrantStore, 'size' | 'get' | 'named' | 'hasCopyId' | 'list' | 'ofSource'>
