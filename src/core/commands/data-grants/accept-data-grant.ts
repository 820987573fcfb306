import type { DataGrant } from '../../data-grants/data-grant.js'
import type { DataSet } from '../../data-sets/data-set.js'
import { copyRevision, entitledCopyOf, finalizedRevisions } from '../../data-sets/entitled-copies.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import { grantChanged } from '../../event-bridge/event-contents.js'
import { conflict } from '../../model/refusal.js'
import { copyContext } from '../../world/copy-context.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from '../data-sets/find.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findReceivedDataGrant } from './find-data-grant.js'
import { refuseTooManyCopies } from './refuse-too-many-copies.js'
import { insertStaged, isCurrent, type StagedAcceptance } from './stage-acceptance.js'

/**
 * Accepts a grant: from now on its entitled copy of the data set exists, with all revisions that are finalized. Throws
 * a Refusal if there is no such grant, if it is accepted already or if it has ended. Mock: AWS declares
 * ConflictException, and documents nothing of when; and it makes the copy when the grant is created, though it shows
 * only now. A copy that was made aside is used if nothing has changed since; the grant is accepted at its instant then.
 */
export function acceptDataGrant(world: World, arn: string, staged?: StagedAcceptance): DataGrant {
  const grant = findReceivedDataGrant(world, arn)
  const now = world.clock.now()
  if (grant.acceptedAt !== undefined) throw conflict('DATA_GRANT', grant.id, 'is accepted already')
  if (grant.endsAt !== undefined && grant.endsAt <= now) throw conflict('DATA_GRANT', grant.id, 'has ended')
  const dataSets = dataSetsNow(world)
  const source = dataSets.dataSet(grant.sourceDataSetId)
  if (source === undefined) throw conflict('DATA_GRANT', grant.id, 'is of a data set that does not exist any more')
  const published = finalizedRevisions(world, source.id)
  if (staged !== undefined && isCurrent(world, staged, grant, published)) {
    insertStaged(world, staged)
    return putAccepted(world, grant, staged.copy, staged.now)
  }
  const context = copyContext(world)
  // AWS: to rename an owned data set does not rename its entitled copies.
  const granted: DataSet = { ...source, ...grant.granted }
  const copy = entitledCopyOf(context, granted, { id: grant.dataSetId, originDetails: { DataGrantId: grant.id } })
  refuseTooMuchMemory(world, entryBytes(copy))
  refuseTooManyCopies(world, published, 1)
  dataSets.put(copy)
  // As of data sets that are seeded, one event tells of all that is in it.
  world.quietly(() => {
    for (const revision of published) copyRevision(context, copy, revision)
  })
  return putAccepted(world, grant, copy, now)
}

function putAccepted(world: World, grant: DataGrant, copy: DataSet, now: number): DataGrant {
  const accepted: DataGrant = { ...grant, acceptedAt: now, updatedAt: now }
  world.dataGrants.put(accepted)
  world.sendEvent(grantChanged('Data Grant Accepted', accepted, copy))
  world.reschedule()
  return accepted
}
