import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import { definitionOf } from '../../jobs/job-types.js'
import { conflict, invalid } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findRevision, refuseIfEntitled } from './find.js'
import { isWorkedOn } from './is-worked-on.js'
import { publishRevision, refuseIfUnpublishable } from './publish-revision.js'
import { publishedBy, readOnly } from './read-only.js'

/** What a client can change about a revision. Members that are absent stay as they are. */
export interface RevisionChanges {
  readonly Comment?: string
  readonly Finalized?: boolean
}

/**
 * Changes a revision: its comment, or whether it is finalized. Throws a Refusal for one that does not exist, is
 * ENTITLED, or is in a state that does not allow the change.
 *
 * Mock: AWS documents that a revision needs an asset to be finalized, and that a finalized one is read-only. The
 * exceptions are not documented. To finalize once more changes nothing; without any member only `UpdatedAt` moves.
 */
export function updateRevision(
  world: World,
  dataSetId: string,
  revisionId: string,
  { Comment, Finalized }: RevisionChanges
): Revision {
  const { dataSet, revision: before } = findRevision(world, dataSetId, revisionId)
  refuseIfEntitled(dataSet, 'change its revisions')
  const finalized = Finalized ?? before.finalized
  const comment = Comment ?? before.comment
  const isSame = finalized === before.finalized && comment === before.comment
  if (before.finalized && !isSame) {
    const canBeOpened = before.revocation === undefined && publishedBy(world, dataSet) === undefined
    if (finalized || !canBeOpened) throw readOnly(world, { dataSet, revision: before }, 'change its comment')
  }
  if (finalized && !before.finalized) refuseToFinalize(world, dataSetId, revisionId)
  if (isSame && Finalized === true) return before
  const revision: Revision = { ...before, comment, finalized, updatedAt: world.clock.now() }
  const isPublished = finalized && !before.finalized
  refuseTooMuchMemory(world, entryBytes(revision), entryBytes(before))
  if (isPublished) refuseIfUnpublishable(world, dataSet, revision)
  world.dataSets.putRevision(revision)
  if (isPublished) publishRevision(world, dataSet, revision)
  return revision
}

/** Throws a Refusal if a revision cannot be finalized. */
function refuseToFinalize(world: World, dataSetId: string, revisionId: string): void {
  if (world.dataSets.countAssets(revisionId) === 0) {
    throw invalid(`The revision ${revisionId} has no assets; import one before you finalize it.`)
  }
  if (isWorkedOn(world, { dataSetId, revisionId }, ({ type }) => definitionOf(type).imports !== undefined)) {
    throw conflict('REVISION', revisionId, 'has an import IN_PROGRESS; wait until that has ended')
  }
}
