import type { Filler } from '../assets/filler.js'
import type { Job } from '../jobs/job.js'
import type { JobDetails } from '../jobs/job-details.js'
import { placeholderContent } from '../world/asset-content.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'

/**
 * Returns the content that the signed URL of an export downloads: what was imported or seeded under the asset's id, or
 * else what stands for it. Returns undefined if the job does not export to a signed URL.
 */
export function exportedContent(world: World, { details }: Job): Buffer | Filler | undefined {
  const { assets, jobs } = world
  const source = details.ExportAssetToSignedUrl as JobDetails['ExportAssetToSignedUrl']
  if (source === undefined) return undefined
  const { AssetId, RevisionId, DataSetId } = source
  const asset = assets.get(AssetId)
  const importer = asset?.importedBy === undefined ? undefined : jobs.get(asset.importedBy)
  // An asset exists once its import is COMPLETED, and still does after the job is deleted.
  if (asset && (importer === undefined || importer.state === 'COMPLETED')) return asset.content
  const found = dataSetsNow(world).asset(AssetId)
  return placeholderContent(found ?? { id: AssetId, revisionId: RevisionId, dataSetId: DataSetId })
}
