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

/** Returns the id of a kind if exactly one is mentioned. */
export function onlyId(ids: MentionedIds, kind: MentionedKind): string | undefined {
  const [id, ...others] = ids[kind]
  return others.length === 0 ? id : undefined
}
