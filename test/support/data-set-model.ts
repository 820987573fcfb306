import { IN_PROGRESS_MS, NOW } from './data-sets.js'
import { UNKNOWN_ID } from './jobs.js'

/** An asset of the model. Its id is learned from the server, which makes it. */
export interface ModelAsset {
  id: string | undefined
  name: string
  tags: Record<string, string>
  readonly createdAt: number
  updatedAt: number
}

export interface ModelRevision {
  readonly id: string
  comment: string | undefined
  finalized: boolean
  revoked: { readonly at: number; comment: string } | undefined
  tags: Record<string, string>
  readonly createdAt: number
  updatedAt: number
  assets: ModelAsset[]
}

export interface ModelDataSet {
  readonly id: string
  name: string
  description: string
  tags: Record<string, string>
  readonly createdAt: number
  updatedAt: number
  /** The oldest first. */
  readonly revisions: ModelRevision[]
}

export interface ModelJob {
  readonly id: string
  /** The names of the assets that it makes; undefined if it is an export. */
  readonly keys: readonly string[] | undefined
  readonly dataSetId: string
  readonly revisionId: string
  readonly tags: Record<string, string>
  startedAt?: number
  cancelled?: true
  fails?: boolean
  hasEnded?: true
}

/** How the model says that a request is refused. */
export interface Refused {
  readonly status: number
  readonly type?: 'DATA_SET' | 'REVISION' | 'ASSET' | 'JOB'
}

/** The data sets and the jobs of a sandbox in a few lines: what all operations together are held against. */
export class DataSetModel {
  readonly dataSets: ModelDataSet[] = []
  readonly jobs: ModelJob[] = []
  hasHeldAny = false
  now = Date.parse(NOW)

  /** Moves time, and lets the jobs that end until then do what they do, at their instants. */
  advance(ms: number): void {
    this.now += ms
    for (const job of this.jobs) {
      const { startedAt } = job
      if (startedAt === undefined || job.hasEnded || startedAt + IN_PROGRESS_MS > this.now) continue
      job.hasEnded = true
      const revision = this.revision(job.dataSetId, job.revisionId)
      if (revision === undefined || job.fails || job.keys === undefined) continue
      const at = startedAt + IN_PROGRESS_MS
      for (const name of job.keys) {
        revision.assets.push({ id: undefined, name, tags: { ...job.tags }, createdAt: at, updatedAt: at })
      }
    }
  }

  dataSet(id: string): ModelDataSet | undefined {
    return this.dataSets.find((each) => each.id === id)
  }

  revision(dataSetId: string, id: string): ModelRevision | undefined {
    return this.dataSet(dataSetId)?.revisions.find((each) => each.id === id)
  }

  /** Which of three ids in a path is not found; undefined if all are. */
  missing(dataSetId: string, revisionId?: string, assetId?: string): Refused | undefined {
    if (this.dataSet(dataSetId) === undefined) return { status: 404, type: 'DATA_SET' }
    if (revisionId === undefined) return undefined
    const revision = this.revision(dataSetId, revisionId)
    if (revision === undefined) return { status: 404, type: 'REVISION' }
    if (assetId === undefined || revision.assets.some(({ id }) => id === assetId)) return undefined
    return { status: 404, type: 'ASSET' }
  }

  /** Whether a job on a data set, or on a revision of it, is IN_PROGRESS. */
  isWorkedOn(dataSetId: string, revisionId?: string, imports = false): boolean {
    return this.jobs.some(
      (job) =>
        stateOf(job) === 'IN_PROGRESS' &&
        job.dataSetId === dataSetId &&
        (revisionId === undefined || job.revisionId === revisionId) &&
        (!imports || job.keys !== undefined)
    )
  }

  /** How a job with these references is refused. */
  wrongReferences({
    dataSetId,
    revisionId,
    keys
  }: Pick<ModelJob, 'dataSetId' | 'revisionId' | 'keys'>): Refused | undefined {
    if (!this.hasHeldAny) return undefined
    const missing = this.missing(dataSetId, revisionId)
    if (missing) return missing
    if (keys && this.revision(dataSetId, revisionId)?.finalized) return { status: 409, type: 'REVISION' }
    return undefined
  }
}

/** The state of a job of the model. */
export function stateOf({ startedAt, cancelled, hasEnded, fails }: ModelJob): string {
  if (cancelled) return 'CANCELLED'
  if (startedAt === undefined) return 'WAITING'
  if (!hasEnded) return 'IN_PROGRESS'
  return fails ? 'ERROR' : 'COMPLETED'
}

const iso = (instant: number) => new Date(instant).toISOString()
const stamps = ({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) => ({
  CreatedAt: iso(createdAt),
  UpdatedAt: iso(updatedAt)
})
const tagged = (tags: Record<string, string>) => (Object.keys(tags).length > 0 ? { Tags: tags } : {})

/** The ARN of a data set, a revision or an asset. */
export function arn(dataSetId: string, revisionId?: string, assetId?: string): string {
  const below = `${revisionId ? `/revisions/${revisionId}` : ''}${assetId ? `/assets/${assetId}` : ''}`
  return `arn:aws:dataexchange:us-east-1:000000000000:data-sets/${dataSetId}${below}`
}

/** A data set as the service returns it; `isWhole` with its tags. */
export function dataSetBody(dataSet: ModelDataSet, isWhole: boolean) {
  const { id, name, description, tags } = dataSet
  return {
    Arn: arn(id),
    AssetType: 'S3_SNAPSHOT',
    Description: description,
    Id: id,
    Name: name,
    Origin: 'OWNED',
    ...stamps(dataSet),
    ...(isWhole && tagged(tags))
  }
}

/** A revision as the service returns it; `isWhole` with its tags. */
export function revisionBody(dataSetId: string, revision: ModelRevision, isWhole: boolean) {
  const { id, comment, finalized, revoked, tags } = revision
  return {
    Arn: arn(dataSetId, id),
    ...(comment !== undefined && { Comment: comment }),
    DataSetId: dataSetId,
    Finalized: finalized,
    Id: id,
    ...(revoked && { Revoked: true, RevokedAt: iso(revoked.at), RevocationComment: revoked.comment }),
    ...stamps(revision),
    ...(isWhole && tagged(tags))
  }
}

/** An asset as the service returns it, except for its size; `isWhole` with its tags. */
export function assetBody(dataSetId: string, revisionId: string, asset: ModelAsset, isWhole: boolean) {
  const { id = UNKNOWN_ID, name, tags } = asset
  return {
    Arn: arn(dataSetId, revisionId, id),
    AssetType: 'S3_SNAPSHOT',
    DataSetId: dataSetId,
    Id: id,
    Name: name,
    RevisionId: revisionId,
    ...stamps(asset),
    ...(isWhole && tagged(tags))
  }
}
