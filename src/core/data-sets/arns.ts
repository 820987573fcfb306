import { MAX_RESOURCE_ID_LENGTH } from '../model/id.js'
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

/** A kind of resource that has an ARN and is in no data set, as it stands in the ARN. */
type NeighbourKind = 'event-actions' | 'data-grants'

/** Returns the id of an event action or a data grant from its ARN; undefined for any other text. */
export function parseNeighbourArn(kind: NeighbourKind, arn: string): string | undefined {
  const [, found, id] = NEIGHBOUR.exec(arn) ?? []
  return found === kind && id !== undefined && id.length <= MAX_RESOURCE_ID_LENGTH ? id : undefined
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
