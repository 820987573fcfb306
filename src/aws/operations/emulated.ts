import type { OperationName } from '../../core/model/operation.js'

/** The names of all operations that are emulated, whether they are loaded or not. */
export const EMULATED: readonly OperationName[] = [
  'GetJob',
  'CreateJob',
  'StartJob',
  'CancelJob',
  'ListJobs',
  'CreateDataSet',
  'GetDataSet',
  'UpdateDataSet',
  'DeleteDataSet',
  'ListDataSets',
  'CreateRevision',
  'GetRevision',
  'UpdateRevision',
  'DeleteRevision',
  'ListDataSetRevisions',
  'RevokeRevision',
  'GetAsset',
  'UpdateAsset',
  'DeleteAsset',
  'ListRevisionAssets',
  'CreateEventAction',
  'GetEventAction',
  'UpdateEventAction',
  'DeleteEventAction',
  'ListEventActions',
  'TagResource',
  'UntagResource',
  'ListTagsForResource'
]
