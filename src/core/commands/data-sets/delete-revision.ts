import { conflict } from '../../model/refusal.js'
import { finishLater } from '../../time/finish-later.js'
import type { World } from '../../world/world.js'
import { findRevision, refuseIfEntitled } from './find.js'
import { isWorkedOn } from './is-worked-on.js'
import { readOnly } from './read-only.js'

/**
 * Deletes a revision with its assets. Throws a Refusal for one that does not exist, is ENTITLED, is finalized or is
 * being worked on. Mock: AWS documents only that a published revision can't be deleted; clients set `Finalized` to
 * false first.
 */
export function deleteRevision(world: World, dataSetId: string, revisionId: string): void {
  const { dataSet, revision } = findRevision(world, dataSetId, revisionId)
  refuseIfEntitled(dataSet, 'delete its revisions')
  if (revision.revocation) throw conflict('REVISION', revisionId, 'is revoked, and stays to tell so')
  if (revision.finalized) throw readOnly(world, { dataSet, revision }, 'delete it')
  if (isWorkedOn(world, { dataSetId, revisionId })) {
    throw conflict('REVISION', revisionId, 'has a job IN_PROGRESS; wait until that has ended')
  }
  finishLater(world, world.dataSets.deleteRevision(revision))
}
