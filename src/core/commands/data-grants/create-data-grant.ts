import { type DataGrant, dataGrantArn, type GrantDistributionScope, isPendingAt } from '../../data-grants/data-grant.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Tags } from '../../data-sets/tags.js'
import { invalid, limitReached } from '../../model/refusal.js'
import { freeId } from '../../random.js'
import { epochMs } from '../../time/instant.js'
import type { World } from '../../world/world.js'
import { findDataSet, refuseIfEntitled } from '../data-sets/find.js'
import { refuseTooMuchMemory } from '../preconditions.js'

/** The grant that a client asks for. */
export interface NewDataGrant {
  readonly Name: string
  readonly GrantDistributionScope: GrantDistributionScope
  readonly ReceiverPrincipal: string
  readonly SourceDataSetId: string
  readonly EndsAt?: string
  readonly Description?: string
  readonly Tags?: Tags
}

/**
 * Creates a grant of an OWNED data set, which waits until its receiver accepts it. Throws a Refusal if the data set
 * does not exist, is ENTITLED or has no finalized revision, if the grant would have ended already, or if the receiver
 * has as many pending ones as the limit allows.
 *
 * Mock: AWS documents that a finalized revision is needed, but none of the exceptions. The receiver may be the sender.
 */
export function createDataGrant(world: World, request: NewDataGrant, region = world.region): DataGrant {
  const { dataGrants, dataSets, random, clock, accountId, limits } = world
  const { SourceDataSetId, EndsAt, ReceiverPrincipal } = request
  const source = findDataSet(world, SourceDataSetId)
  refuseIfEntitled(source, 'grant it')
  const revisions = [...dataSets.revisions(SourceDataSetId)]
  if (!revisions.some(({ finalized }) => finalized)) {
    throw invalid(`The data set ${SourceDataSetId} has no finalized revision; finalize one before you grant it.`)
  }
  const now = clock.now()
  const endsAt = epochMs(EndsAt)
  if (endsAt !== undefined && endsAt <= now) throw invalid(`EndsAt is ${EndsAt}, which is in the past.`)
  const limit = limits.pendingGrants
  const isPending = (grant: DataGrant) => grant.receiverPrincipal === ReceiverPrincipal && isPendingAt(grant, now)
  if (limit && [...dataGrants.list()].filter(isPending).length >= limit.value) throw limitReached(limit)
  const id = freeId(random, (taken) => dataGrants.get(taken) !== undefined)
  const grant: DataGrant = {
    id,
    arn: dataGrantArn({ region, accountId }, id),
    name: request.Name,
    description: request.Description,
    senderPrincipal: accountId,
    receiverPrincipal: ReceiverPrincipal,
    scope: request.GrantDistributionScope,
    dataSetId: freeId(random, (taken) => dataSets.dataSet(taken) !== undefined || dataGrants.hasCopyId(taken)),
    sourceDataSetId: SourceDataSetId,
    granted: { name: source.name, description: source.description },
    acceptedAt: undefined,
    endsAt,
    tags: request.Tags ?? {},
    createdAt: now,
    updatedAt: now,
    serial: dataGrants.nextSerial
  }
  refuseTooMuchMemory(world, entryBytes(grant))
  dataGrants.put(grant)
  return grant
}
