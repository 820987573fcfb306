import { partitionOf } from '../model/partition.js'

/** Whose data sets an ARN names: those of an account in a region. ENTITLED ones have no account. */
export interface ArnOwner {
  readonly region: string
  readonly accountId: string
}

/** Returns the ARN of a data set. AWS: the service authorization reference; that of an ENTITLED one has no account. */
export function dataSetArn({ region, accountId }: ArnOwner, id: string): string {
  return `arn:${partitionOf(region)}:dataexchange:${region}:${accountId}:data-sets/${id}`
}

/** Returns the ARN of a revision of a data set. */
export function revisionArn(dataSet: { readonly arn: string }, id: string): string {
  return `${dataSet.arn}/revisions/${id}`
}

/** The region in the ARN of a resource. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] ?? ''
}

const RESOURCE =
  /^arn:[^:]*:dataexchange:[^:]*:[^:]*:data-sets\/([^/]+)(?:\/revisions\/([^/]+)(?:\/assets\/([^/]+))?)?$/

const NEIGHBOUR = /^arn:[^:]*:dataexchange:[^:]*:[^:]*:(event-actions|data-grants)\/([^/]+)$/

/** What an ARN names that is in no data set: an event action or a data grant. */
export interface NamedNeighbour {
  readonly kind: 'event-actions' | 'data-grants'
  readonly id: string
}

/** Parses the ARN of an event action or a data grant. Returns undefined for any other text. */
export function parseNeighbourArn(arn: string): NamedNeighbour | undefined {
  const [, kind, id] = NEIGHBOUR.exec(arn) ?? []
  return id === undefined ? undefined : { kind: kind as NamedNeighbour['kind'], id }
}

/** What an ARN names: a data set, a revision of it, or an asset of that. */
export interface NamedResource {
  readonly dataSetId: string
  readonly revisionId: string | undefined
  readonly assetId: string | undefined
}

/** Parses the ARN of a data set, a revision or an asset. Returns undefined for any other text. */
export function parseArn(arn: string): NamedResource | undefined {
  const [, dataSetId, revisionId, assetId] = RESOURCE.exec(arn) ?? []
  return dataSetId === undefined ? undefined : { dataSetId, revisionId, assetId }
}
