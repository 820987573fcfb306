import { batch, signal } from '@preact/signals'
import type { AssetView, ControlClient, DataSetView, StreamEvent } from '../../client/index.js'
import type { Store } from './feed.js'
import { isNotFound } from './is-not-found.js'

/**
 * The one data set that is shown in full, with all that is in it. Events tell that it has changed; it is read when the
 * view asks for it.
 */
export class OpenDataSetStore implements Store {
  readonly view = signal<DataSetView | undefined>(undefined)
  /** The content that the server holds for assets, by their ids. */
  readonly contents = signal<ReadonlyMap<string, AssetView>>(new Map())
  /** What the server says of a data set that it does not have; undefined if it has the data set. */
  readonly unknown = signal<unknown>(undefined)
  #dataSetId: string | undefined
  #isStale = false

  /** Shows another data set, or none. */
  async open(dataSetId: string | undefined, client: ControlClient): Promise<void> {
    this.#dataSetId = dataSetId
    batch(() => {
      this.view.value = undefined
      this.unknown.value = undefined
    })
    await this.load(client)
  }

  async load(client: ControlClient): Promise<void> {
    const dataSetId = this.#dataSetId
    if (dataSetId === undefined) return
    this.#isStale = false
    try {
      const [view, contents] = await Promise.all([client.dataSets.get(dataSetId), client.assets()])
      if (dataSetId !== this.#dataSetId) return
      batch(() => {
        this.view.value = view
        this.contents.value = new Map(contents.map((content) => [content.id, content]))
        this.unknown.value = undefined
      })
    } catch (error) {
      if (dataSetId !== this.#dataSetId) return
      if (!isNotFound(error)) {
        this.#isStale = true
        throw error
      }
      this.unknown.value = error
    }
  }

  apply(events: readonly StreamEvent[]): void {
    this.#isStale ||= events.some(
      ({ event, data }) => CHANGES.includes(event) && 'dataSetId' in data && data.dataSetId === this.#dataSetId
    )
  }

  /** Reads the data set again if it has changed since it was read. */
  async catchUp(client: ControlClient): Promise<void> {
    if (this.#isStale) await this.load(client)
  }
}

/** The events after which a data set is another. */
const CHANGES: readonly StreamEvent['event'][] = ['data-set', 'revision', 'asset', 'event-action', 'data-grant']
