import type { Static } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/** Every operation of the service, emulated or not. AWS: the service model's `operations`, API version 2017-07-25. */
export const OperationName = StringEnum([
  'AcceptDataGrant',
  'CancelJob',
  'CreateDataGrant',
  'CreateDataSet',
  'CreateEventAction',
  'CreateJob',
  'CreateRevision',
  'DeleteAsset',
  'DeleteDataGrant',
  'DeleteDataSet',
  'DeleteEventAction',
  'DeleteRevision',
  'GetAsset',
  'GetDataGrant',
  'GetDataSet',
  'GetEventAction',
  'GetJob',
  'GetReceivedDataGrant',
  'GetRevision',
  'ListDataGrants',
  'ListDataSetRevisions',
  'ListDataSets',
  'ListEventActions',
  'ListJobs',
  'ListReceivedDataGrants',
  'ListRevisionAssets',
  'ListTagsForResource',
  'RevokeRevision',
  'SendApiAsset',
  'SendDataSetNotification',
  'StartJob',
  'TagResource',
  'UntagResource',
  'UpdateAsset',
  'UpdateDataSet',
  'UpdateEventAction',
  'UpdateRevision'
])
export type OperationName = Static<typeof OperationName>
