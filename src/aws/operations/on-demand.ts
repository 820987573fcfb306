import type { Operation } from '../operation.js'
import { deleteAsset } from './assets/delete-asset.js'
import { getAsset } from './assets/get-asset.js'
import { listRevisionAssets } from './assets/list-revision-assets.js'
import { updateAsset } from './assets/update-asset.js'
import { acceptDataGrant } from './data-grants/accept-data-grant.js'
import { createDataGrant } from './data-grants/create-data-grant.js'
import { deleteDataGrant } from './data-grants/delete-data-grant.js'
import { getDataGrant } from './data-grants/get-data-grant.js'
import { getReceivedDataGrant } from './data-grants/get-received-data-grant.js'
import { listDataGrants } from './data-grants/list-data-grants.js'
import { listReceivedDataGrants } from './data-grants/list-received-data-grants.js'
import { createDataSet } from './data-sets/create-data-set.js'
import { deleteDataSet } from './data-sets/delete-data-set.js'
import { getDataSet } from './data-sets/get-data-set.js'
import { listDataSets } from './data-sets/list-data-sets.js'
import { sendDataSetNotification } from './data-sets/send-data-set-notification.js'
import { updateDataSet } from './data-sets/update-data-set.js'
import { createEventAction } from './event-actions/create-event-action.js'
import { deleteEventAction } from './event-actions/delete-event-action.js'
import { getEventAction } from './event-actions/get-event-action.js'
import { listEventActions } from './event-actions/list-event-actions.js'
import { updateEventAction } from './event-actions/update-event-action.js'
import { createRevision } from './revisions/create-revision.js'
import { deleteRevision } from './revisions/delete-revision.js'
import { getRevision } from './revisions/get-revision.js'
import { listDataSetRevisions } from './revisions/list-data-set-revisions.js'
import { revokeRevision } from './revisions/revoke-revision.js'
import { updateRevision } from './revisions/update-revision.js'
import { listTagsForResource } from './tags/list-tags-for-resource.js'
import { tagResource } from './tags/tag-resource.js'
import { untagResource } from './tags/untag-resource.js'

/** The operations that are loaded with the first request for one of them, or soon after the start. */
export const OPERATIONS_ON_DEMAND: readonly Operation[] = [
  createDataSet,
  getDataSet,
  updateDataSet,
  deleteDataSet,
  listDataSets,
  sendDataSetNotification,
  createRevision,
  getRevision,
  updateRevision,
  deleteRevision,
  listDataSetRevisions,
  revokeRevision,
  getAsset,
  updateAsset,
  deleteAsset,
  listRevisionAssets,
  createEventAction,
  getEventAction,
  updateEventAction,
  deleteEventAction,
  listEventActions,
  createDataGrant,
  getDataGrant,
  deleteDataGrant,
  listDataGrants,
  acceptDataGrant,
  getReceivedDataGrant,
  listReceivedDataGrants,
  tagResource,
  untagResource,
  listTagsForResource
]
