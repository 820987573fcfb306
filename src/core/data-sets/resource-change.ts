/** What happened to a data set, a revision or an asset, to an event action or a data grant. */
export type ChangeKind = 'created' | 'updated' | 'deleted'

/**
 * Is told of each change of a data set, or of a revision or an asset in it. What is deleted with the data set or the
 * revision that it is in goes untold.
 */
export type OnChange = (kind: ChangeKind, dataSetId: string, revisionId?: string, assetId?: string) => void

/** Is told of each change of an event action or a data grant, whichever it is for, but not of a `clear`. */
export type OnNeighbourChange = (kind: ChangeKind, id: string, dataSetId: string) => void
