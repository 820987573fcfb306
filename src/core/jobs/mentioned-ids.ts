/** The members of the Details of jobs that hold ids, and the kinds of ids. */
const KINDS = { DataSetId: 'dataSetId', RevisionId: 'revisionId', AssetId: 'assetId' } as const

/** What a request or a job can be about besides jobs. */
export type MentionedKind = (typeof KINDS)[keyof typeof KINDS]

/** The ids of data sets, revisions and assets that Details contain, at any depth. */
export type MentionedIds = Readonly<Record<MentionedKind, ReadonlySet<string>>>

/** Returns the ids that the Details of a job contain. They may come from a client and be of any shape. */
export function mentionedIds(details: unknown): MentionedIds {
  const ids = { dataSetId: new Set<string>(), revisionId: new Set<string>(), assetId: new Set<string>() }
  // Not recursive: a client can nest values deeper than calls can be.
  const open: unknown[] = [details]
  while (open.length > 0) {
    for (const [name, value] of Object.entries(Object(open.pop()))) {
      if (typeof value === 'object') open.push(value)
      else if (typeof value === 'string' && Object.hasOwn(KINDS, name))
        ids[KINDS[name as keyof typeof KINDS]].add(value)
    }
  }
  return ids
}

/** The data set, the revision and the asset that a request is about, as far as it is about one of each. */
export type ResourceIds = { readonly [Kind in MentionedKind]?: string | undefined }

/** Returns the ids that Details mention, of each kind that they mention exactly one of; undefined if there is none. */
export function onlyIds(details: unknown): ResourceIds | undefined {
  const { dataSetId, revisionId, assetId } = mentionedIds(details)
  return resourceIds(only(dataSetId), only(revisionId), only(assetId))
}

/** Returns the ids of a data set, a revision and an asset together; undefined if all are. */
export function resourceIds(dataSetId?: string, revisionId?: string, assetId?: string): ResourceIds | undefined {
  return (dataSetId ?? revisionId ?? assetId) ? { dataSetId, revisionId, assetId } : undefined
}

function only(ids: ReadonlySet<string>): string | undefined {
  const [id, ...others] = ids
  return others.length === 0 ? id : undefined
}
