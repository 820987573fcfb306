import type { Job } from '../../jobs/job.js'
import type { JobError } from '../../jobs/job-error.js'
import { DEFAULT_KEY_PATTERN, keyOf } from '../../jobs/key-pattern.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from './find.js'

/**
 * Returns the error with which an export fails because of what it reads; undefined if nothing is wrong, or if the job
 * is no export. Mock: the codes are not documented.
 */
export function exportError(world: World, { details }: Job): JobError | undefined {
  const one = details.ExportAssetsToS3 ?? details.ExportAssetToSignedUrl
  const many = details.ExportRevisionsToS3
  const revisionIds = one?.RevisionId ? [one.RevisionId] : many?.RevisionDestinations?.map((each) => each.RevisionId)
  for (const revisionId of revisionIds ?? []) {
    const error = revokedError(world, revisionId)
    if (error !== undefined) return error
  }
  for (const { RevisionId, KeyPattern } of many?.RevisionDestinations ?? []) {
    const key = repeatedKey(world, RevisionId, KeyPattern)
    if (key === undefined) continue
    // AWS: the user guide says that the export fails if two objects would have one key.
    const Message = `Two assets of the revision ${RevisionId} would be exported to the key ${key}.`
    return { Code: 'VALIDATION_EXCEPTION', Message, ResourceId: RevisionId, ResourceType: 'REVISION' }
  }
  return undefined
}

/** A revoked revision is closed to its subscribers, and open to its owner. */
function revokedError(world: World, revisionId: string): JobError | undefined {
  const dataSets = dataSetsNow(world)
  const revision = dataSets.revision(revisionId)
  if (revision?.revocation === undefined || dataSets.dataSet(revision.dataSetId)?.origin !== 'ENTITLED')
    return undefined
  const Message = `The revision ${revisionId} is revoked: ${revision.revocation.comment}`
  return { Code: 'ACCESS_DENIED_EXCEPTION', Message, ResourceId: revisionId, ResourceType: 'REVISION' }
}

function repeatedKey(world: World, revisionId: string, pattern = DEFAULT_KEY_PATTERN): string | undefined {
  const dataSets = dataSetsNow(world)
  const revision = dataSets.revision(revisionId)
  if (revision === undefined || pattern.includes('${Asset.Id}')) return undefined
  // Assets are listed by name, and the rest of a key is the same for all of them.
  let last: string | undefined
  for (const asset of dataSets.assets(revisionId)) {
    if (asset.name === last) return keyOf(pattern, { asset, revision })
    last = asset.name
  }
  return undefined
}
