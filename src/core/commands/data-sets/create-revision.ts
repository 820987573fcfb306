import { revisionArn } from '../../data-sets/arns.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import type { Tags } from '../../data-sets/tags.js'
import { limitReached } from '../../model/refusal.js'
import { freeId } from '../../random.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findDataSet, refuseIfEntitled } from './find.js'

/** The revision that a client asks for. */
export interface NewRevision {
  readonly Comment?: string
  readonly Tags?: Tags
}

/**
 * Creates a revision, which is not finalized. Throws a Refusal for a data set that does not exist, is ENTITLED or has
 * as many as the limit allows. Mock: CreateRevision does not declare the exception that names this limit.
 */
export function createRevision(world: World, dataSetId: string, { Comment, Tags = {} }: NewRevision): Revision {
  const dataSet = findDataSet(world, dataSetId)
  refuseIfEntitled(dataSet, 'add revisions to it')
  const { dataSets, random, clock, limits } = world
  const limit = limits.revisions(dataSet.assetType)
  if (limit !== undefined && dataSets.countRevisions(dataSetId) >= limit.value) throw limitReached(limit)
  const id = freeId(random, (taken) => dataSets.revision(taken) !== undefined)
  const now = clock.now()
  const revision: Revision = {
    id,
    arn: revisionArn(dataSet, id),
    dataSetId,
    comment: Comment,
    finalized: false,
    revocation: undefined,
    sourceId: undefined,
    copyOf: undefined,
    tags: Tags,
    createdAt: now,
    updatedAt: now,
    serial: dataSets.nextSerial
  }
  refuseTooMuchMemory(world, entryBytes(revision))
  dataSets.putRevision(revision)
  return revision
}
