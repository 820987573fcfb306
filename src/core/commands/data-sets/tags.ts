import { parseArn, parseNeighbourArn } from '../../data-sets/arns.js'
import { assetArn } from '../../data-sets/asset.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import { TAG_LIMITS, type Tags } from '../../data-sets/tags.js'
import { invalid, notFound, type RefusedType } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { dataSetsNow } from './find.js'

/** A resource that can have tags, and what puts others in place of those that it has. */
interface Taggable {
  readonly tags: Tags
  /** Replaces the tags. Throws a SandboxError if there is no room for them. */
  tag(tags: Tags): void
}

/** Returns the tags of a resource. Throws a Refusal if no resource that can have tags has this ARN. */
export function tagsOf(world: World, arn: string): Tags {
  return findTaggable(world, arn).tags
}

/** Adds tags to a resource; those with the same keys are replaced. Throws a Refusal if it would have too many. */
export function tagResource(world: World, arn: string, added: Tags): void {
  const resource = findTaggable(world, arn)
  const tags = { ...resource.tags, ...added }
  const { count } = TAG_LIMITS
  if (Object.keys(tags).length > count) throw invalid(`The resource ${arn} would have more than ${count} tags.`)
  resource.tag(tags)
}

/** Removes the tags with these keys from a resource. Keys that it does not have are passed over. */
export function untagResource(world: World, arn: string, keys: readonly string[]): void {
  const resource = findTaggable(world, arn)
  resource.tag(Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.includes(key))))
}

/**
 * Mock: AWS declares no exceptions for the operations on tags. What can't have tags is a ValidationException, what does
 * not exist a ResourceNotFoundException.
 */
function findTaggable(world: World, arn: string): Taggable {
  const eventActionId = parseNeighbourArn('event-actions', arn)
  if (eventActionId !== undefined) return taggableOf(world, world.eventActions, eventActionId, 'EVENT_ACTION', arn)
  const dataGrantId = parseNeighbourArn('data-grants', arn)
  if (dataGrantId !== undefined) return taggableOf(world, world.dataGrants, dataGrantId, 'DATA_GRANT', arn)
  const dataSets = dataSetsNow(world)
  const named = parseArn(arn)
  if (named === undefined) throw invalid(`${arn} is not the ARN of something that can have tags, such as a data set.`)
  const { dataSetId, revisionId, assetId } = named
  const dataSet = dataSets.dataSet(dataSetId)
  const revision = revisionId === undefined ? undefined : dataSets.revision(revisionId)
  const asset = assetId === undefined ? undefined : dataSets.asset(assetId)
  if (dataSet?.origin === 'ENTITLED') throw invalid(`${arn} is ENTITLED, and only what is owned can have tags.`)
  if (assetId !== undefined) {
    if (asset === undefined || revision === undefined || assetArn(asset, revision) !== arn) throw notFound('ASSET', arn)
    return {
      tags: asset.tags,
      tag(tags) {
        const tagged = { ...asset, tags }
        refuseTooMuchMemory(world, entryBytes(tagged), entryBytes(asset))
        dataSets.putAsset(tagged)
      }
    }
  }
  if (revisionId !== undefined) {
    if (revision?.arn !== arn) throw notFound('REVISION', arn)
    return {
      tags: revision.tags,
      tag(tags) {
        const tagged = { ...revision, tags }
        refuseTooMuchMemory(world, entryBytes(tagged), entryBytes(revision))
        dataSets.putRevision(tagged)
      }
    }
  }
  if (dataSet?.arn !== arn) throw notFound('DATA_SET', arn)
  return {
    tags: dataSet.tags,
    tag(tags) {
      const tagged = { ...dataSet, tags }
      refuseTooMuchMemory(world, entryBytes(tagged), entryBytes(dataSet))
      dataSets.put(tagged)
    }
  }
}

/** What event actions and data grants have in common. */
interface Tagged {
  readonly id: string
  readonly arn: string
  readonly tags: Tags
}

/** Event actions or data grants. */
interface TaggedStore<T extends Tagged> {
  get(id: string): T | undefined
  put(entry: T): void
}

function taggableOf<T extends Tagged>(
  world: World,
  store: TaggedStore<T>,
  id: string,
  type: RefusedType,
  arn: string
): Taggable {
  const entry = store.get(id)
  if (entry?.arn !== arn) throw notFound(type, arn)
  return {
    tags: entry.tags,
    tag(tags) {
      const tagged = { ...entry, tags }
      refuseTooMuchMemory(world, entryBytes(tagged), entryBytes(entry))
      store.put(tagged)
    }
  }
}
