import type { DataSetView, RevisionView } from '../../../client/index.js'

/** Returns what GetDataSet returns of a data set. */
export function wireDataSet({ revisions, eventActions, dataGrants, product, ...wire }: DataSetView) {
  return wire
}

/** Returns what GetRevision returns of a revision. */
export function wireRevision({ assets, ...wire }: RevisionView) {
  return wire
}
