import type { Job } from '../jobs/job.js'
import type { World } from '../world/world.js'

/**
 * What the download of an exported asset gives: what was imported under its id or seeded for it, else a text that
 * says what it stands for. Undefined if the job exports nothing to a signed URL.
 */
export function exportedContent({ assets, jobs }: World, { details }: Job): Buffer | undefined {
  const { AssetId, DataSetId, RevisionId } = details.ExportAssetToSignedUrl ?? {}
  if (AssetId === undefined) return undefined
  const asset = assets.get(AssetId)
  const importer = asset?.importedBy === undefined ? undefined : jobs.get(asset.importedBy)
  // One that is still being imported is not there yet; one whose import is long gone is.
  if (asset && (importer === undefined || importer.state === 'COMPLETED')) return asset.content
  return Buffer.from(
    `dataexchange-local: this stands for asset ${AssetId} of revision ${RevisionId} in data set ${DataSetId}.\n` +
      'Seed its content with `assets` in a scenario, or import it through a signed URL.\n'
  )
}
