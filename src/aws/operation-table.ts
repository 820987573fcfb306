import type { ExceptionCode } from '../core/model/exception.js'
import { OperationName } from '../core/model/operation.js'

/** Where an operation of the service is found, and how it responds. */
export interface OperationSpec {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** The path, with labels in braces. ARNs in paths are percent-encoded, so that each label is one segment. */
  readonly path: string
  /** The status of a success. */
  readonly status: number
  /** The exceptions that the service declares for it. */
  readonly errors: readonly ExceptionCode[]
}

const N = 'ResourceNotFoundException'
const A = 'AccessDeniedException'
const C = 'ConflictException'
const L = 'ServiceLimitExceededException'

/** What every operation declares, but for those on tags, which declare nothing. */
const COMMON = ['InternalServerException', 'ThrottlingException', 'ValidationException'] as const

const DATA_SET = '/v1/data-sets/{DataSetId}'
const REVISION = `${DATA_SET}/revisions/{RevisionId}`
const ASSET = `${REVISION}/assets/{AssetId}`
const JOB = '/v1/jobs/{JobId}'
const GRANT = '/v1/data-grants/{DataGrantId}'
const EVENT_ACTION = '/v1/event-actions/{EventActionId}'
const TAGS = '/tags/{ResourceArn}'

/**
 * Every operation of the service, emulated or not.
 * AWS: the `http` traits and the errors of the service model, API version 2017-07-25.
 */
export const OPERATION_TABLE: Readonly<Record<OperationName, OperationSpec>> = {
  AcceptDataGrant: on('POST', '/v1/data-grants/{DataGrantArn}/accept', 200, N, A, C),
  CancelJob: on('DELETE', JOB, 204, N, C),
  CreateDataGrant: on('POST', '/v1/data-grants', 201, N, A, L),
  CreateDataSet: on('POST', '/v1/data-sets', 201, A, L),
  CreateEventAction: on('POST', '/v1/event-actions', 201, A, L),
  CreateJob: on('POST', '/v1/jobs', 201, N, A, C),
  CreateRevision: on('POST', `${DATA_SET}/revisions`, 201, N, A),
  DeleteAsset: on('DELETE', ASSET, 204, N, A, C),
  DeleteDataGrant: on('DELETE', GRANT, 204, N, A),
  DeleteDataSet: on('DELETE', DATA_SET, 204, N, A, C),
  DeleteEventAction: on('DELETE', EVENT_ACTION, 204, N),
  DeleteRevision: on('DELETE', REVISION, 204, N, A, C),
  GetAsset: on('GET', ASSET, 200, N),
  GetDataGrant: on('GET', GRANT, 200, N, A),
  GetDataSet: on('GET', DATA_SET, 200, N),
  GetEventAction: on('GET', EVENT_ACTION, 200, N),
  GetJob: on('GET', JOB, 200, N),
  GetReceivedDataGrant: on('GET', '/v1/received-data-grants/{DataGrantArn}', 200, N, A),
  GetRevision: on('GET', REVISION, 200, N),
  ListDataGrants: on('GET', '/v1/data-grants', 200, N, A),
  ListDataSetRevisions: on('GET', `${DATA_SET}/revisions`, 200, N),
  ListDataSets: on('GET', '/v1/data-sets', 200, N),
  ListEventActions: on('GET', '/v1/event-actions', 200, N),
  ListJobs: on('GET', '/v1/jobs', 200, N),
  ListReceivedDataGrants: on('GET', '/v1/received-data-grants', 200, N, A),
  ListRevisionAssets: on('GET', `${REVISION}/assets`, 200, N),
  ListTagsForResource: { method: 'GET', path: TAGS, status: 200, errors: [] },
  RevokeRevision: on('POST', `${REVISION}/revoke`, 200, N, A, C),
  SendApiAsset: on('POST', '/v1', 200, N, A),
  SendDataSetNotification: on('POST', `${DATA_SET}/notification`, 202, N, A, C),
  StartJob: on('PATCH', JOB, 202, N, A, C),
  TagResource: { method: 'POST', path: TAGS, status: 204, errors: [] },
  UntagResource: { method: 'DELETE', path: TAGS, status: 204, errors: [] },
  UpdateAsset: on('PATCH', ASSET, 200, N, A, C),
  UpdateDataSet: on('PATCH', DATA_SET, 200, N, A),
  UpdateEventAction: on('PATCH', EVENT_ACTION, 200, N, A),
  UpdateRevision: on('PATCH', REVISION, 200, N, A, C)
}

/** The names of the labels in an operation's path. */
export function labelsOf({ path }: Pick<OperationSpec, 'path'>): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
}

/** Returns whether a label may be the ARN of a grant. Unlike an id, it has a slash in it. */
export function mayBeGrantArn(label: string): boolean {
  return label === 'DataGrantArn' || label === 'DataGrantId'
}

/** The operation that a method and a path, without the query, ask for. */
export function operationAt(method: string, path: string): OperationName | undefined {
  return OperationName.enum.find((name) => {
    const spec = OPERATION_TABLE[name]
    return spec.method === method && new RegExp(`^${spec.path.replaceAll(/\{(\w+)\}/g, segmentsOf)}$`).test(path)
  })
}

/** The pattern of the segments that are one label: an ARN that is not encoded takes several. */
function segmentsOf(_: string, label: string): string {
  if (label === 'ResourceArn') return '.*'
  return mayBeGrantArn(label) ? '(?:arn(?::|%3A)[^/]*/)?[^/]*' : '[^/]*'
}

function on(method: OperationSpec['method'], path: string, status: number, ...errors: ExceptionCode[]): OperationSpec {
  return { method, path, status, errors: [...COMMON, ...errors] }
}
