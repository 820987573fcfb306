import type { DataSet } from '../../data-sets/data-set.js'
import { copyRevision } from '../../data-sets/entitled-copies.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import { revisionPublished, revisionRevoked } from '../../event-bridge/event-contents.js'
import { sizeOf, sumOf } from '../../memory/size-of.js'
import { copyContext } from '../../world/copy-context.js'
import type { World } from '../../world/world.js'
import { refuseTooManyCopies } from '../data-grants/refuse-too-many-copies.js'
import { exportPublished, exportsBytes, refuseTooManyExports } from '../event-actions/export-published.js'

/** An event without its texts. */
const ENVELOPE_BYTES = 1536

/** The entitled copies of an OWNED data set that exist: that of its product, then those of its grants. */
export function entitledCopies({ dataGrants, dataSets }: World, { id, product }: DataSet): DataSet[] {
  const ids = [product?.dataSetId, ...Array.from(dataGrants.ofSource(id), (grant) => grant.dataSetId)]
  return ids.flatMap((copy) => (copy === undefined ? [] : (dataSets.dataSet(copy) ?? [])))
}

/** Throws a SandboxError if there is no room for what the publication of a revision makes. */
export function refuseIfUnpublishable(world: World, dataSet: DataSet, revision: Revision): void {
  const copies = entitledCopies(world, dataSet)
  refuseTooManyExports(world, copies, 1)
  const names = Array.from(world.dataSets.assets(revision.id), ({ name }) => name)
  refuseTooManyCopies(world, [revision], copies.length, publicationBytes(world, copies, [{ names, ...revision }]))
}

/** A revision to be published, as far as what follows from it depends on it. */
interface RevisionToPublish {
  /** The names of its assets. */
  readonly names: readonly string[]
  readonly comment: string | undefined
}

/**
 * Returns at most how many bytes of memory it takes that `tellPublished` is called for each data set with revisions.
 */
export function publicationBytes(
  world: World,
  dataSets: readonly DataSet[],
  revisions: readonly RevisionToPublish[]
): number {
  // A revision that is revoked has two events.
  const comments = 2 * sumOf(revisions, ({ comment = '' }) => ENVELOPE_BYTES + 2 * sizeOf(comment))
  const events = sumOf(dataSets, (dataSet) => comments + 2 * revisions.length * entryBytes(dataSet))
  return (
    events +
    exportsBytes(
      world,
      dataSets,
      revisions.map(({ names }) => names)
    )
  )
}

/** Publishes a revision that was finalized to every entitled copy of its data set. AWS: that is done at once. */
export function publishRevision(world: World, dataSet: DataSet, revision: Revision): void {
  for (const copy of entitledCopies(world, dataSet)) {
    tellPublished(world, copy, [copyRevision(copyContext(world), copy, revision)])
  }
}

/**
 * Starts what follows from the publication of revisions of an ENTITLED data set. There must be room for it. One that is
 * added as revoked has been published and then revoked. Mock: AWS does not document how several at once are told: each
 * has an event.
 */
export function tellPublished(world: World, dataSet: DataSet, revisions: readonly Revision[]): void {
  for (const revision of revisions) world.sendEvent(revisionPublished(dataSet, revision))
  exportPublished(world, dataSet.id, revisions)
  for (const revision of revisions) {
    if (revision.revocation !== undefined) world.sendEvent(revisionRevoked(dataSet, revision))
  }
}

/** Tells every entitled copy that a revision is revoked, and why. */
export function revokeCopies(world: World, dataSet: DataSet, { id, revocation, updatedAt }: Revision): void {
  for (const copy of entitledCopies(world, dataSet)) {
    for (const revision of [...world.dataSets.revisions(copy.id)]) {
      if (revision.copyOf !== id) continue
      const revoked = { ...revision, revocation, updatedAt }
      world.dataSets.putRevision(revoked)
      // Mock: AWS does not document whether another reason for it is worth an event. Here it is not.
      if (revision.revocation === undefined) world.sendEvent(revisionRevoked(copy, revoked))
    }
  }
}
