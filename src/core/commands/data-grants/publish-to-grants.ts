import type { DataGrant } from '../../data-grants/data-grant.js'
import type { DataSet } from '../../data-sets/data-set.js'
import type { Revision } from '../../data-sets/revision.js'
import { copyRevision } from '../../world/entitled-copies.js'
import type { World } from '../../world/world.js'
import { exportPublished, refuseTooManyExports } from '../event-actions/export-published.js'
import { refuseTooManyCopies } from './refuse-too-many-copies.js'

/** Whether a grant that has not ended makes a finalized revision of a data set visible to others, now or once accepted. */
export function isGranted(world: World, dataSetId: string): boolean {
  const now = world.clock.now()
  for (const { endsAt } of world.dataGrants.ofSource(dataSetId)) if (endsAt === undefined || endsAt > now) return true
  return false
}

/** The entitled copies of an OWNED data set that exist. */
export function entitledCopies({ dataGrants, dataSets }: World, dataSetId: string): DataSet[] {
  return [...dataGrants.ofSource(dataSetId)].flatMap((grant: DataGrant) => dataSets.dataSet(grant.dataSetId) ?? [])
}

/** Throws a SandboxError if there is no room for what the publication of a revision makes. */
export function refuseIfUnpublishable(world: World, revision: Revision): void {
  const copies = entitledCopies(world, revision.dataSetId)
  refuseTooManyCopies(world, [revision], copies.length)
  for (const { id } of copies) refuseTooManyExports(world, id, 1)
}

/** Publishes a revision that was finalized: to every entitled copy of its data set, and to what event actions export. */
export function publishToGrants(world: World, revision: Revision): void {
  for (const dataSet of entitledCopies(world, revision.dataSetId)) {
    exportPublished(world, dataSet.id, [copyRevision(world, dataSet, revision)])
  }
}

/** Tells every entitled copy that a revision is revoked, and why. */
export function revokeCopies(world: World, { id, dataSetId, revocation, updatedAt }: Revision): void {
  for (const copy of entitledCopies(world, dataSetId)) {
    for (const revision of [...world.dataSets.revisions(copy.id)]) {
      if (revision.copyOf === id) world.dataSets.putRevision({ ...revision, revocation, updatedAt })
    }
  }
}
