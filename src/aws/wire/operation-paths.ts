import type { OperationName } from '../../core/model/operation.js'

/**
 * Where each operation of the service is found. AWS: the `http` traits of the service model, API version
 * 2017-07-25. ARNs in paths are percent-encoded, so that each label is one segment.
 */
const OPERATION_PATHS: Readonly<Record<OperationName, string>> = {
  AcceptDataGrant: 'POST /v1/data-grants/{DataGrantArn}/accept',
  CancelJob: 'DELETE /v1/jobs/{JobId}',
  CreateDataGrant: 'POST /v1/data-grants',
  CreateDataSet: 'POST /v1/data-sets',
  CreateEventAction: 'POST /v1/event-actions',
  CreateJob: 'POST /v1/jobs',
  CreateRevision: 'POST /v1/data-sets/{DataSetId}/revisions',
  DeleteAsset: 'DELETE /v1/data-sets/{DataSetId}/revisions/{RevisionId}/assets/{AssetId}',
  DeleteDataGrant: 'DELETE /v1/data-grants/{DataGrantId}',
  DeleteDataSet: 'DELETE /v1/data-sets/{DataSetId}',
  DeleteEventAction: 'DELETE /v1/event-actions/{EventActionId}',
  DeleteRevision: 'DELETE /v1/data-sets/{DataSetId}/revisions/{RevisionId}',
  GetAsset: 'GET /v1/data-sets/{DataSetId}/revisions/{RevisionId}/assets/{AssetId}',
  GetDataGrant: 'GET /v1/data-grants/{DataGrantId}',
  GetDataSet: 'GET /v1/data-sets/{DataSetId}',
  GetEventAction: 'GET /v1/event-actions/{EventActionId}',
  GetJob: 'GET /v1/jobs/{JobId}',
  GetReceivedDataGrant: 'GET /v1/received-data-grants/{DataGrantArn}',
  GetRevision: 'GET /v1/data-sets/{DataSetId}/revisions/{RevisionId}',
  ListDataGrants: 'GET /v1/data-grants',
  ListDataSetRevisions: 'GET /v1/data-sets/{DataSetId}/revisions',
  ListDataSets: 'GET /v1/data-sets',
  ListEventActions: 'GET /v1/event-actions',
  ListJobs: 'GET /v1/jobs',
  ListReceivedDataGrants: 'GET /v1/received-data-grants',
  ListRevisionAssets: 'GET /v1/data-sets/{DataSetId}/revisions/{RevisionId}/assets',
  ListTagsForResource: 'GET /tags/{ResourceArn}',
  RevokeRevision: 'POST /v1/data-sets/{DataSetId}/revisions/{RevisionId}/revoke',
  SendApiAsset: 'POST /v1',
  SendDataSetNotification: 'POST /v1/data-sets/{DataSetId}/notification',
  StartJob: 'PATCH /v1/jobs/{JobId}',
  TagResource: 'POST /tags/{ResourceArn}',
  UntagResource: 'DELETE /tags/{ResourceArn}',
  UpdateAsset: 'PATCH /v1/data-sets/{DataSetId}/revisions/{RevisionId}/assets/{AssetId}',
  UpdateDataSet: 'PATCH /v1/data-sets/{DataSetId}',
  UpdateEventAction: 'PATCH /v1/event-actions/{EventActionId}',
  UpdateRevision: 'PATCH /v1/data-sets/{DataSetId}/revisions/{RevisionId}'
}

const PATTERNS = Object.entries(OPERATION_PATHS).map(([name, path]) => ({
  name: name as OperationName,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]*)')}$`)
}))

/** The operation that a method and a path (without the query) ask for, and the id of the job if it is one of a job's. */
export function identifyOperation(method: string, path: string): { name: OperationName; jobId?: string } | undefined {
  for (const { name, pattern } of PATTERNS) {
    const match = pattern.exec(`${method} ${path}`)
    if (match === null) continue
    const jobId = path.startsWith('/v1/jobs/') ? decode(match[1] as string) : undefined
    return jobId === undefined ? { name } : { name, jobId }
  }
  return undefined
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
