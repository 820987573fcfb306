import { type ApiAssetIds, callApiAsset } from '../commands/api-assets/call-api-asset.js'
import { createDataSet, type NewDataSet } from '../commands/data-sets/create-data-set.js'
import { createRevision, type NewRevision } from '../commands/data-sets/create-revision.js'
import { deleteAsset } from '../commands/data-sets/delete-asset.js'
import { deleteDataSet } from '../commands/data-sets/delete-data-set.js'
import { deleteRevision } from '../commands/data-sets/delete-revision.js'
import {
  dataSetsNow,
  type FoundAsset,
  type FoundRevision,
  findAsset,
  findDataSet,
  findRevision
} from '../commands/data-sets/find.js'
import { type DataSetResource, holdsResource, nearestResourceIds } from '../commands/data-sets/nearest-ids.js'
import { dataSetToControl, removeDataSet } from '../commands/data-sets/remove-data-set.js'
import { revokeRevision } from '../commands/data-sets/revoke-revision.js'
import { seedDataSets } from '../commands/data-sets/seed-data-sets.js'
import { seedRevisions } from '../commands/data-sets/seed-revisions.js'
import { type NewNotification, sendNotification } from '../commands/data-sets/send-notification.js'
import { tagResource, tagsOf, untagResource } from '../commands/data-sets/tags.js'
import { updateAsset } from '../commands/data-sets/update-asset.js'
import { type DataSetChanges, updateDataSet } from '../commands/data-sets/update-data-set.js'
import { type RevisionChanges, updateRevision } from '../commands/data-sets/update-revision.js'
import type { DataSet } from '../data-sets/data-set.js'
import type { DataSetSeed } from '../data-sets/data-set-seed.js'
import type { ReadonlyDataSetStore } from '../data-sets/data-set-store.js'
import type { Revision } from '../data-sets/revision.js'
import type { RevisionSeed } from '../data-sets/revision-seed.js'
import type { Tags } from '../data-sets/tags.js'
import type { ResourceIds } from '../jobs/mentioned-ids.js'
import type { NotificationResult } from '../notifications/notification.js'
import type { Path } from '../validation/problem.js'
import { checksReferences } from '../world/checks-references.js'
import type { World } from '../world/world.js'

/**
 * The data sets of a sandbox with their revisions, assets and tags. Whatever is read shows the effects of every job
 * that is due by now. A method that throws a Refusal or a SandboxError has changed nothing.
 */
export class SandboxDataSets {
  readonly #currentWorld: () => World

  /** `currentWorld` returns the sandbox's world as of now: a reset replaces it. */
  constructor(currentWorld: () => World) {
    this.#currentWorld = currentWorld
  }

  /** The data sets as they are now. */
  get store(): ReadonlyDataSetStore {
    return dataSetsNow(this.#world)
  }

  /** Returns a data set. Throws a Refusal if there is none with this id. */
  find(id: string): DataSet {
    return findDataSet(this.#world, id)
  }

  /** Returns a data set. Throws a SandboxError if there is none with this id. */
  get(id: string): DataSet {
    return dataSetToControl(this.#world, id)
  }

  /** Returns a revision and its data set. Throws a Refusal if one of them does not exist. */
  findRevision(dataSetId: string, revisionId: string): FoundRevision {
    return findRevision(this.#world, dataSetId, revisionId)
  }

  /** Returns an asset with its revision and its data set. Throws a Refusal if one of them does not exist. */
  findAsset(dataSetId: string, revisionId: string, assetId: string): FoundAsset {
    return findAsset(this.#world, dataSetId, revisionId, assetId)
  }

  /**
   * Seeds any number of data sets in slices of time, all or none; see `seedDataSets`. Nothing shows until all are
   * there.
   */
  seedInSlices(seeds: readonly DataSetSeed[], at: (index: number) => Path): Promise<readonly DataSet[]> {
    const world = this.#world
    return world.slices.take(seedDataSets(world, seeds, at))
  }

  /** Adds any number of revisions to any data set in slices of time, all or none; see `seedRevisions`. */
  seedRevisionsInSlices(
    dataSetId: string,
    seeds: readonly RevisionSeed[],
    at: (index: number) => Path
  ): Promise<readonly Revision[]> {
    const world = this.#world
    return world.slices.take(seedRevisions(world, dataSetId, seeds, at))
  }

  /** Removes any data set with all that is in it, in slices of time; see `removeDataSet`. */
  removeInSlices(id: string): Promise<void> {
    const world = this.#world
    return world.slices.take(removeDataSet(world, id))
  }

  /** Whether the references of jobs that clients create are looked up now. */
  get checksReferences(): boolean {
    return checksReferences(this.#world)
  }

  /** Returns the ids most like one that does not exist; see `nearestResourceIds`. */
  nearestIds(type: DataSetResource, id: string, within: ResourceIds): string[] {
    return nearestResourceIds(this.#world, type, id, within)
  }

  /** Whether a resource is here; see `holdsResource`. */
  holds(type: DataSetResource, id: string): boolean {
    return holdsResource(this.#world, type, id)
  }

  /** Creates a data set in a region, or in that of the sandbox. */
  create(request: NewDataSet, region?: string): DataSet {
    return createDataSet(this.#world, request, region)
  }

  /** Changes a data set; see `updateDataSet`. */
  update(id: string, changes: DataSetChanges): DataSet {
    return updateDataSet(this.#world, id, changes)
  }

  /** Deletes a data set with its revisions and their assets; see `deleteDataSet`. */
  delete(id: string): void {
    deleteDataSet(this.#world, id)
  }

  /** Creates a revision; see `createRevision`. */
  createRevision(dataSetId: string, request: NewRevision): Revision {
    return createRevision(this.#world, dataSetId, request)
  }

  /** Changes a revision; see `updateRevision`. */
  updateRevision(dataSetId: string, revisionId: string, changes: RevisionChanges): Revision {
    return updateRevision(this.#world, dataSetId, revisionId, changes)
  }

  /** Deletes a revision with its assets; see `deleteRevision`. */
  deleteRevision(dataSetId: string, revisionId: string): void {
    deleteRevision(this.#world, dataSetId, revisionId)
  }

  /** Revokes a revision; see `revokeRevision`. */
  revokeRevision(dataSetId: string, revisionId: string, comment: string): Revision {
    return revokeRevision(this.#world, dataSetId, revisionId, comment)
  }

  /** Sends a notification about a data set; see `sendNotification`. */
  sendNotification(dataSetId: string, notification: NewNotification): NotificationResult {
    return sendNotification(this.#world, dataSetId, notification)
  }

  /** Renames an asset; see `updateAsset`. */
  updateAsset(input: Parameters<typeof updateAsset>[1]): FoundAsset {
    return updateAsset(this.#world, input)
  }

  /** Deletes an asset; see `deleteAsset`. */
  deleteAsset(dataSetId: string, revisionId: string, assetId: string): void {
    deleteAsset(this.#world, dataSetId, revisionId, assetId)
  }

  /** Counts a request to an API asset, and returns the asset; see `callApiAsset`. */
  callApiAsset(ids: ApiAssetIds): FoundAsset {
    return callApiAsset(this.#world, ids)
  }

  /** Returns the tags of the resource with an ARN. */
  tagsOf(arn: string): Tags {
    return tagsOf(this.#world, arn)
  }

  /** Adds tags to the resource with an ARN; see `tagResource`. */
  tag(arn: string, tags: Tags): void {
    tagResource(this.#world, arn, tags)
  }

  /** Removes tags from the resource with an ARN; see `untagResource`. */
  untag(arn: string, keys: readonly string[]): void {
    untagResource(this.#world, arn, keys)
  }

  get #world(): World {
    return this.#currentWorld()
  }
}
