import { signal } from '@preact/signals'
import type { ControlClient, DataSetSummary, DataSetView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'
import { isNotFound } from './is-not-found.js'

/** How many data sets that have changed are read one by one. If there are more, all are read anew. */
const MOST_SINGLE_READS = 20

/**
 * The data sets of a sandbox, in the order in which the server lists them. Events tell which have changed; those are
 * read when the view asks for it, so that a hundred changes in a moment cost one reading.
 */
export class DataSetsStore implements Store {
  readonly list = signal<readonly DataSetSummary[]>([])
  readonly isLoaded = signal(false)
  readonly #changed = new Set<string>()

  async load(client: ControlClient): Promise<void> {
    this.#changed.clear()
    this.list.value = await client.dataSets.list()
    this.isLoaded.value = true
  }

  apply(events: readonly StreamEvent[]): void {
    const deleted = new Set<string>()
    for (const { event, data } of events) {
      if (event !== 'data-set' && event !== 'revision') continue
      const isDeleted = event === 'data-set' && data.change === 'deleted'
      if (isDeleted) deleted.add(data.dataSetId)
      else deleted.delete(data.dataSetId)
      if (isDeleted) this.#changed.delete(data.dataSetId)
      else this.#changed.add(data.dataSetId)
    }
    if (deleted.size > 0) this.list.value = this.list.value.filter(({ Id }) => !deleted.has(Id))
  }

  /** Reads the data sets that have changed since they were read. */
  async catchUp(client: ControlClient): Promise<void> {
    if (this.#changed.size === 0 || !this.isLoaded.value) return
    if (this.#changed.size > MOST_SINGLE_READS) return this.load(client)
    const changed = [...this.#changed]
    this.#changed.clear()
    try {
      const views = await Promise.all(changed.map((id) => viewOf(client, id)))
      this.list.value = views.reduce(withDataSet, this.list.value)
    } catch (error) {
      for (const id of changed) this.#changed.add(id)
      throw error
    }
  }
}

/** Returns a data set; undefined if there is none any more. */
async function viewOf(client: ControlClient, dataSetId: string): Promise<DataSetView | undefined> {
  try {
    return await client.dataSets.get(dataSetId)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/**
 * Returns the list with a data set as it is now. One that is new comes before those of its origin that are not newer.
 */
function withDataSet(list: readonly DataSetSummary[], view: DataSetView | undefined): readonly DataSetSummary[] {
  if (view === undefined) return list
  const { revisions, eventActions: _, dataGrants: __, ...rest } = view
  const dataSet: DataSetSummary = { ...rest, revisionCount: revisions.length }
  const at = list.findIndex(({ Id }) => Id === dataSet.Id)
  if (at !== -1) return list.with(at, dataSet)
  const place = list.findIndex((each) => comesFirst(dataSet, each))
  return list.toSpliced(place === -1 ? list.length : place, 0, dataSet)
}

function comesFirst(added: DataSetSummary, other: DataSetSummary): boolean {
  if (added.Origin !== other.Origin) return added.Origin === 'OWNED'
  return added.CreatedAt >= other.CreatedAt
}
