import type { AssetStore } from '../assets/asset-store.js'
import { placeholderOf } from '../assets/placeholder.js'
import type { Asset } from '../data-sets/asset.js'
import { ASSET_DETAILS_MEMBER } from '../data-sets/asset-details-member.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import { entryBytes } from '../data-sets/entry-bytes.js'
import type { Revision } from '../data-sets/revision.js'
import type { Tags } from '../data-sets/tags.js'
import type { Job } from '../jobs/job.js'
import type { ExportedEntry, ImportedEntry, JobEffects } from '../jobs/job-effects.js'
import type { JobEffectsStore } from '../jobs/job-effects-store.js'
import { definitionOf } from '../jobs/job-types.js'
import type { ImportContext } from '../jobs/types/import-definition.js'
import { sizeOf, sumOf } from '../memory/size-of.js'
import type { Random } from '../random.js'
import { type ExportedObject, exportedObjects } from './exported-objects.js'
import { makeRoom, type RoomContext } from './make-room.js'

/** AWS: the quota of assets in a revision, and so of what one job can write. */
export const MAX_ENTRIES = 10_000

/** The parts of a world that jobs act on when they complete. */
export interface CompletionContext extends RoomContext {
  readonly region: string
  readonly random: Random
  readonly assets: AssetStore
  readonly dataSets: DataSetStore
  readonly effects: JobEffectsStore
  /** Whether there is a storage, to which exports have written their objects before they complete. */
  readonly hasStorage: boolean
}

/**
 * Does what a job does when it completes at an instant: it makes assets, or would write objects. Mock: AWS documents
 * neither whether a job that fails leaves the assets of its first sources, which it does not here, nor whether an
 * import changes its revision's `UpdatedAt`, which it does not either.
 */
export function completeJob(world: CompletionContext, job: Job, at: number): void {
  const assets = importedAssets(world, job, at)
  world.effects.release(job.id)
  // What it wrote has been recorded by its transfer. One that was moved to COMPLETED by hand has written nothing.
  if (assets === undefined && world.hasStorage) return
  const effects = assets === undefined ? exportEffects(world, job) : importEffects(assets)
  for (const asset of assets ?? []) world.dataSets.putAsset(asset)
  if (effects === undefined) return
  // A revision may have got more assets since the export was started. They are exported, whether or not it can be told.
  if (assets === undefined && !makeRoom(world, sizeOf(effects))) return
  world.effects.set(job.id, effects)
}

/** Returns about how many bytes of memory it will take what a job does when it completes. */
export function effectsBytes(world: CompletionContext, job: Job): number {
  if (world.dataSets.size === 0) return 0
  const assets = importedAssets(world, job, 0)
  const effects = assets === undefined ? exportEffects(world, job) : importEffects(assets)
  return sizeOf(effects) + sumOf(assets ?? [], entryBytes)
}

/**
 * Returns the assets that a job makes when it completes at an instant; undefined if it is no import. A revision that
 * does not exist, or is finalized, stays as it is.
 */
function importedAssets(world: CompletionContext, job: Job, at: number): Asset[] | undefined {
  if (definitionOf(job.type).imports === undefined) return undefined
  const revision = importableRevision(world, job)
  if (revision === undefined) return []
  const tags = tagsOf(job)
  return assetsToImport(world, job).map(({ id, name, details }) => ({
    id,
    ownArn: undefined,
    type: definitionOf(job.type).assetType,
    name,
    details,
    dataSetId: revision.dataSetId,
    revisionId: revision.id,
    sourceId: undefined,
    tags,
    createdAt: at,
    updatedAt: at
  }))
}

/** What an import did that made these assets; undefined if it made none. */
function importEffects(assets: readonly Asset[]): JobEffects | undefined {
  if (assets.length === 0) return undefined
  const entry = (asset: Asset): ImportedEntry => ({ assetId: asset.id, name: asset.name, bytes: bytesOf(asset) })
  return { imported: assets.slice(0, MAX_ENTRIES).map(entry) }
}

/** Returns the assets that an import makes, with the ids that they get. */
export function assetsToImport(
  world: CompletionContext,
  job: Job
): (Pick<Asset, 'name' | 'details'> & { readonly id: string })[] {
  const { imports, detailsMember } = definitionOf(job.type)
  if (imports === undefined) return []
  const { DataSetId: dataSetId, RevisionId: revisionId } = sourceOf(job)
  const ids: string[] = []
  const assetId = (index: number) => {
    ids[index] ??= freeAssetId(world, job, index)
    return ids[index]
  }
  const context: ImportContext = {
    region: world.region,
    assetId,
    size(index) {
      const id = assetId(index)
      const content = world.assets.get(id)?.content ?? placeholderOf({ assetId: id, revisionId, dataSetId })
      return content.length
    }
  }
  const own = job.details[detailsMember] as Readonly<Record<string, never>>
  return imports.assetsOf(own, context).map((asset, index) => ({ ...asset, id: assetId(index) }))
}

/** Returns what an export to S3 would write; undefined if it would write nothing. */
function exportEffects({ dataSets }: CompletionContext, job: Job): JobEffects | undefined {
  const exported: ExportedEntry[] = []
  for (const object of exportedObjects(dataSets, job)) {
    if (exported.length === MAX_ENTRIES) break
    exported.push(exportedEntry(object))
  }
  return exported.length === 0 ? undefined : { exported }
}

/** Returns how the control plane shows an object that an export writes. */
export function exportedEntry({ bucket, key, asset }: ExportedObject): ExportedEntry {
  return { bucket, key, bytes: bytesOf(asset), assetId: asset.id }
}

/** Returns the ids of the assets that an import makes when it completes as things are now; none if it makes none. */
export function importedAssetIds(world: CompletionContext, job: Job, count: number): readonly string[] {
  return importableRevision(world, job) === undefined
    ? []
    : Array.from({ length: count }, (_, index) => freeAssetId(world, job, index))
}

/** Returns the revision that an import is for; undefined if it makes no assets there. */
export function importableRevision({ dataSets }: CompletionContext, job: Job): Revision | undefined {
  const { DataSetId, RevisionId } = sourceOf(job)
  const revision = dataSets.revision(RevisionId)
  return revision?.dataSetId === DataSetId && !revision.finalized ? revision : undefined
}

/** The ids of the data set and the revision that an import is for. */
function sourceOf({ type, details }: Job): { readonly DataSetId: string; readonly RevisionId: string } {
  return details[definitionOf(type).detailsMember] as never
}

/** Returns the id of an asset that an import makes. It depends only on the seed and on the job's id. */
function freeAssetId({ dataSets, random }: CompletionContext, job: Job, index: number): string {
  if (index === 0 && job.assetId !== undefined && dataSets.asset(job.assetId) === undefined) return job.assetId
  for (let attempt = 0; ; attempt++) {
    const id = random.digest('asset', job.id, String(index), String(attempt)).slice(0, 32)
    if (dataSets.asset(id) === undefined) return id
  }
}

/** The tags of the assets that a job makes. */
function tagsOf({ assetConfiguration }: Job): Tags {
  return Object.fromEntries((assetConfiguration?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
}

/** Returns the size of an asset, 0 for one that has none. */
function bytesOf({ type, details }: Asset): number {
  const own = details[ASSET_DETAILS_MEMBER[type]]
  return own !== undefined && 'Size' in own ? own.Size : 0
}
