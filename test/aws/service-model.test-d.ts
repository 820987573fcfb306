import type * as sdk from '@aws-sdk/client-dataexchange'
import type { Static } from '@sinclair/typebox'
import type {
  DataGrantSummary,
  GetDataGrantResponse,
  ReceivedDataGrant,
  ReceivedDataGrantSummary
} from '../../src/core/data-grants/data-grant.js'
import type { AssetEntry, GetAssetResponse } from '../../src/core/data-sets/asset.js'
import type { AssetDetails } from '../../src/core/data-sets/asset-details.js'
import type { DataSetEntry, GetDataSetResponse, OriginDetails } from '../../src/core/data-sets/data-set.js'
import type { GetRevisionResponse, RevisionEntry } from '../../src/core/data-sets/revision.js'
import type {
  Action,
  ActionEvent,
  EventActionEntry,
  GetEventActionResponse
} from '../../src/core/event-actions/event-action.js'
import type { RequestDetails } from '../../src/core/jobs/create-job-request.js'
import type { JobDetails } from '../../src/core/jobs/job-details.js'
import type { Notification, NotificationDetails } from '../../src/core/notifications/notification.js'

/** The names of the members of each member of Details: all, and those that are required. */
type Members<Details> = {
  [Member in keyof Details]-?: {
    all: keyof NonNullable<Details[Member]>
    required: RequiredMember<NonNullable<Details[Member]>>
  }
}
type RequiredMember<T> = { [M in keyof T]-?: object extends Pick<T, M> ? never : M }[keyof T]
type AreSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/**
 * The Details of all job types have the members of the service's model, as the SDK has it. `npm run types` is the
 * test: it reports a `true` that should be `false`.
 */
export const detailsAreTheModels: [
  responses: AreSame<Members<JobDetails>, Members<sdk.ResponseDetails>>,
  requests: AreSame<Members<RequestDetails>, Members<sdk.RequestDetails>>
] = [true, true]

/** The members of a response without what the SDK adds. */
type MembersOf<Output> = Exclude<keyof Output, '$metadata'>

/** Data sets, revisions and assets have the members of the service's model, and require those that lists require. */
export const dataSetsAreTheModels: [
  dataSet: AreSame<Members<{ entry: DataSetEntry }>, Members<{ entry: sdk.DataSetEntry }>>,
  revision: AreSame<keyof RevisionEntry, keyof sdk.RevisionEntry>,
  requiredOfRevision: AreSame<RequiredMember<RevisionEntry>, RequiredMember<sdk.RevisionEntry>>,
  asset: AreSame<Members<{ entry: AssetEntry }>, Members<{ entry: sdk.AssetEntry }>>,
  assetDetails: AreSame<Members<AssetDetails>, Members<sdk.AssetDetails>>,
  originDetails: AreSame<keyof OriginDetails, keyof sdk.OriginDetails>,
  getDataSet: AreSame<keyof Static<typeof GetDataSetResponse>, MembersOf<sdk.GetDataSetCommandOutput>>,
  createDataSet: AreSame<keyof Static<typeof GetDataSetResponse>, MembersOf<sdk.CreateDataSetCommandOutput>>,
  updateDataSet: AreSame<keyof DataSetEntry, MembersOf<sdk.UpdateDataSetCommandOutput>>,
  getRevision: AreSame<keyof Static<typeof GetRevisionResponse>, MembersOf<sdk.GetRevisionCommandOutput>>,
  createRevision: AreSame<keyof Static<typeof GetRevisionResponse>, MembersOf<sdk.CreateRevisionCommandOutput>>,
  updateRevision: AreSame<keyof RevisionEntry, MembersOf<sdk.UpdateRevisionCommandOutput>>,
  revokeRevision: AreSame<keyof RevisionEntry, MembersOf<sdk.RevokeRevisionCommandOutput>>,
  // Assets have tags since 2026-03, and in this SDK not yet.
  getAsset: AreSame<keyof Static<typeof GetAssetResponse>, MembersOf<sdk.GetAssetCommandOutput> | 'Tags'>,
  updateAsset: AreSame<keyof AssetEntry, MembersOf<sdk.UpdateAssetCommandOutput>>
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]

/** Event actions have the members of the service's model, to any depth, and require those that lists require. */
export const eventActionsAreTheModels: [
  entry: AreSame<Members<{ entry: EventActionEntry }>, Members<{ entry: sdk.EventActionEntry }>>,
  action: AreSame<Members<Action>, Members<sdk.Action>>,
  exportRevision: AreSame<
    Members<NonNullable<Action['ExportRevisionToS3']>>,
    Members<sdk.AutoExportRevisionToS3RequestDetails>
  >,
  event: AreSame<Members<ActionEvent>, Members<sdk.Event>>,
  create: AreSame<keyof Static<typeof GetEventActionResponse>, MembersOf<sdk.CreateEventActionCommandOutput>>,
  get: AreSame<keyof Static<typeof GetEventActionResponse>, MembersOf<sdk.GetEventActionCommandOutput>>,
  update: AreSame<keyof EventActionEntry, MembersOf<sdk.UpdateEventActionCommandOutput>>
] = [true, true, true, true, true, true, true]

type SentGrant = Static<typeof GetDataGrantResponse>
type ReceivedGrant = Static<typeof ReceivedDataGrant>
type Received = Static<typeof ReceivedDataGrantSummary>

/**
 * Data grants have the members of the service's model, and require those that it requires. `SenderPrincipal` it
 * requires in lists only; here it is always there.
 */
export const dataGrantsAreTheModels: [
  create: AreSame<keyof SentGrant, MembersOf<sdk.CreateDataGrantCommandOutput>>,
  get: AreSame<keyof SentGrant, MembersOf<sdk.GetDataGrantCommandOutput>>,
  requiredOfSent: AreSame<RequiredMember<SentGrant>, RequiredMember<Omit<sdk.GetDataGrantResponse, '$metadata'>>>,
  accept: AreSame<keyof ReceivedGrant, MembersOf<sdk.AcceptDataGrantCommandOutput>>,
  getReceived: AreSame<keyof ReceivedGrant, MembersOf<sdk.GetReceivedDataGrantCommandOutput>>,
  requiredOfReceived: AreSame<
    RequiredMember<ReceivedGrant>,
    RequiredMember<Omit<sdk.GetReceivedDataGrantResponse, '$metadata'>> | 'SenderPrincipal'
  >,
  summary: AreSame<Members<{ entry: DataGrantSummary }>, Members<{ entry: sdk.DataGrantSummaryEntry }>>,
  receivedSummary: AreSame<Members<{ entry: Received }>, Members<{ entry: sdk.ReceivedDataGrantSummariesEntry }>>
] = [true, true, true, true, true, true, true, true]

type Scope = NonNullable<Notification['Scope']>

/** Notifications have the members of the service's model, to any depth, and require those that it requires. */
export const notificationsAreTheModels: [
  request: AreSame<keyof Notification, keyof Omit<sdk.SendDataSetNotificationRequest, 'DataSetId' | 'ClientToken'>>,
  details: AreSame<Members<NotificationDetails>, Members<sdk.NotificationDetails>>,
  changes: AreSame<
    Members<NonNullable<NonNullable<NotificationDetails['SchemaChange']>['Changes']>[number]>,
    Members<sdk.SchemaChangeDetails>
  >,
  scope: AreSame<Entries<Scope>, Entries<sdk.ScopeDetails>>
] = [true, true, true, true]

/** The members of the entries of each list of a structure. */
type Entries<T> = { [M in keyof T]-?: Members<{ entry: NonNullable<T[M]> extends (infer Entry)[] ? Entry : never }> }
