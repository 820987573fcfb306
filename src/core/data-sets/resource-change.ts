/** What happened to a data set, a revision or an asset. */
export type ChangeKind = 'created' | 'updated' | 'deleted'

/**
 * Is told of each change of a data set, or of a revision or an asset in it. What is deleted with the data set or the
 * revision that it is in goes untold.
 */
export type OnChange = (kind: ChangeKind, dataSetId: string, revisionId?: string, assetId?: string) => void
