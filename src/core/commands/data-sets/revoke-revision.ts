import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import { conflict } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findRevision, refuseIfEntitled } from './find.js'
import { revokeCopies } from './publish-revision.js'

/**
 * Revokes a revision for good, or changes the reason for it. Throws a Refusal for one that does not exist, is ENTITLED
 * or is not finalized. Mock: AWS does not document that it must be finalized, nor what a second revocation does: it
 * changes the comment, and `RevokedAt` stays.
 */
export function revokeRevision(world: World, dataSetId: string, revisionId: string, comment: string): Revision {
  const { dataSet, revision: before } = findRevision(world, dataSetId, revisionId)
  refuseIfEntitled(dataSet, 'revoke its revisions')
  if (!before.finalized) throw conflict('REVISION', revisionId, 'is not finalized; only a finalized one can be revoked')
  const now = world.clock.now()
  const revision: Revision = { ...before, revocation: { at: before.revocation?.at ?? now, comment }, updatedAt: now }
  refuseTooMuchMemory(world, entryBytes(revision), entryBytes(before))
  world.dataSets.putRevision(revision)
  revokeCopies(world, dataSet, revision)
  return revision
}
