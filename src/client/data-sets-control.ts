import { listAll } from './list-all.js'
import type { Transport } from './transport.js'
import type { DataSetSeed, DataSetSummary, DataSetView, RevisionSeed, RevisionView } from './types.js'

/** The data sets of a sandbox. */
export class DataSetsControl {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Seeds one data set or several, all or none, with their revisions and assets. */
  seed(dataSet: DataSetSeed): Promise<DataSetView>
  seed(dataSets: readonly DataSetSeed[]): Promise<DataSetView[]>
  async seed(dataSets: DataSetSeed | readonly DataSetSeed[]): Promise<DataSetView | DataSetView[]> {
    const seeded = await this.#transport.ask<DataSetView & { dataSets: DataSetView[] }>('POST', '/data-sets', {
      body: dataSets
    })
    return Array.isArray(dataSets) ? seeded.dataSets : seeded
  }

  /** Returns all data sets, without their revisions. */
  list(): Promise<DataSetSummary[]> {
    return listAll<DataSetSummary>(this.#transport, '/data-sets', 'dataSets')
  }

  /** Returns a data set with its revisions and their assets. */
  get(dataSetId: string): Promise<DataSetView> {
    return this.#transport.ask('GET', `/data-sets/${encodeURIComponent(dataSetId)}`)
  }

  /** Deletes a data set with its revisions and their assets. */
  delete(dataSetId: string): Promise<void> {
    return this.#transport.ask('DELETE', `/data-sets/${encodeURIComponent(dataSetId)}`)
  }

  /** Brings finished revisions into any data set, ENTITLED ones too, as a provider does who publishes. */
  addRevisions(dataSetId: string, revision: RevisionSeed): Promise<RevisionView>
  addRevisions(dataSetId: string, revisions: readonly RevisionSeed[]): Promise<RevisionView[]>
  async addRevisions(
    dataSetId: string,
    revisions: RevisionSeed | readonly RevisionSeed[]
  ): Promise<RevisionView | RevisionView[]> {
    const path = `/data-sets/${encodeURIComponent(dataSetId)}/revisions`
    const added = await this.#transport.ask<RevisionView & { revisions: RevisionView[] }>('POST', path, {
      body: revisions
    })
    return Array.isArray(revisions) ? added.revisions : added
  }
}
