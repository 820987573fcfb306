// Generated from the schemas of the server by `npm run client-types`. Do not edit.

/** What an event action does. */
export interface Action {
  readonly ExportRevisionToS3?: AutoExportRevisionToS3
}

/** When an event action does it. */
export interface ActionEvent {
  readonly RevisionPublished?: {
    /** The id of the data set. */
    readonly DataSetId: string
  }
}

/** How far the clock is moved forward. */
export type Advance =
  | {
      readonly ms: number
    }
  | {
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly to: string
    }
  | {
      readonly toNextTransition: true
    }

/** The clock after an advance, and the transitions that became due. */
export interface Advanced {
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
  readonly mode: ClockMode
  /** The number of sandbox seconds for each real second. */
  readonly rate: number
  /** When the next transition is due. Null if no transition depends on time alone. */
  readonly nextTransitionAt: string | null
  readonly transitions: readonly Transition[]
  readonly meta: ListMeta
}

/** The member ApiGatewayApiAsset of AssetDetails. */
export interface ApiGatewayApiAsset {
  /** The description of the API. */
  readonly ApiDescription?: string
  /** The endpoint of the API. */
  readonly ApiEndpoint?: string
  /** The id of the API in API Gateway. */
  readonly ApiId?: string
  /** The key of the API in API Gateway. */
  readonly ApiKey?: string
  /** The name of the API. */
  readonly ApiName?: string
  /** Where the specification of the API is downloaded. */
  readonly ApiSpecificationDownloadUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationDownloadUrlExpiresAt?: string
  /** The protocol of the API. */
  readonly ProtocolType?: 'REST'
  /** The stage of the API. */
  readonly Stage?: string
}

/** A response of the asset's provider. The first one that matches is sent. */
export interface ApiResponse {
  /** The method of the requests that it is for. If absent, every method. */
  readonly method?: 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'
  /** A path such as /prices, without a query. If it is absent, the response is for every path. */
  readonly path?: string
  /** The HTTP status. */
  readonly status: number
  /** The headers, by name. */
  readonly headers?: { readonly [name: string]: string }
  /** The body of the response. A string is sent unchanged, anything else as JSON. */
  readonly body?: unknown
}

/** Whether a scenario is added to what is there or replaces it. */
export type ApplyMode = 'add' | 'replace'

/** An asset and, if it is an API, its responses. */
export interface Asset {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  readonly AssetDetails: AssetDetails
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** The name. */
  readonly Name: string
  /** The id of the revision. */
  readonly RevisionId: string
  /** The id of the owned resource that this is a copy of. */
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  /** The responses of an API that was seeded with any. */
  readonly responses?: readonly ApiResponse[]
}

/** How the assets of an import are made. */
export interface AssetConfiguration {
  readonly Tags?: readonly {
    /** The key of the object, or of the tag. */
    readonly Key: string
    /** The value of the tag. */
    readonly Value: string
  }[]
}

/** Where in S3 an asset is exported to. */
export interface AssetDestinationEntry {
  /** The id of the asset. */
  readonly AssetId: string
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** The key of the object, or of the tag. */
  readonly Key?: string
}

/** What an asset is, in the member of its type. */
export interface AssetDetails {
  readonly S3SnapshotAsset?: S3SnapshotAsset
  readonly RedshiftDataShareAsset?: RedshiftDataShareAsset
  readonly ApiGatewayApiAsset?: ApiGatewayApiAsset
  readonly S3DataAccessAsset?: S3DataAccessAsset
  readonly LakeFormationDataPermissionAsset?: LakeFormationDataPermissionAsset
}

/** The event `asset`. */
export interface AssetEvent {
  /** The name of the event. */
  readonly event: 'asset'
  /** An asset was changed. An import creates its assets as it completes. */
  readonly data: {
    /** The id of the data set. */
    readonly dataSetId: string
    /** The id of the revision. */
    readonly revisionId: string
    /** The id of the asset. */
    readonly assetId: string
    readonly change: Change
  }
}

/** The content that a download of the exported asset returns. */
export type AssetSeed =
  | {
      /** The AssetId by which jobs export the asset. */
      readonly id: string
      /** The content as text, which downloads return in UTF-8. */
      readonly text: string
    }
  | {
      /** The AssetId by which jobs export the asset. */
      readonly id: string
      /** bytes in base64 */
      readonly base64: string
    }

/** An object in S3 that is imported. */
export interface AssetSourceEntry {
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** The key of the object, or of the tag. */
  readonly Key: string
}

/** What all assets of a data set are. */
export type AssetType =
  | 'S3_SNAPSHOT'
  | 'REDSHIFT_DATA_SHARE'
  | 'API_GATEWAY_API'
  | 'S3_DATA_ACCESS'
  | 'LAKE_FORMATION_DATA_PERMISSION'

/** An asset whose content was seeded or imported. */
export interface AssetView {
  readonly id: string
  readonly bytes: number
  /** The id of the job that imports the asset. */
  readonly importedBy?: string
}

/** Where in S3 an event action exports a revision to. */
export interface AutoExportRevisionDestination {
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** The pattern of the keys of exported objects. */
  readonly KeyPattern?: string
}

/** How an event action exports a revision. */
export interface AutoExportRevisionToS3 {
  readonly Encryption?: ExportServerSideEncryption
  readonly RevisionDestination: AutoExportRevisionDestination
}

/** What happened to a data set, a revision, an asset, an event action or a data grant. */
export type Change = 'created' | 'updated' | 'deleted'

/** The event `cleared`. */
export interface ClearedEvent {
  /** The name of the event. */
  readonly event: 'cleared'
  readonly data: { readonly [name: string]: never }
}

/** The clock of a sandbox, and when the next transition is due. */
export interface Clock {
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
  readonly mode: ClockMode
  /** The number of sandbox seconds for each real second. */
  readonly rate: number
  /** When the next transition is due. Null if no transition depends on time alone. */
  readonly nextTransitionAt: string | null
}

/** Whether time passes by itself (`running`) or only when the clock is advanced (`frozen`). */
export type ClockMode = 'running' | 'frozen'

/** The settings of the sandbox's clock. */
export interface ClockSettings {
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now?: string
  readonly mode?: ClockMode
  /** The number of sandbox seconds for each real second. */
  readonly rate?: number
}

/** The settings of the sandbox's clock. */
export interface ClockState {
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
  readonly mode: ClockMode
  /** The number of sandbox seconds for each real second. */
  readonly rate: number
}

/** The connection fails, before the response or during it. */
export type ConnectionEffect =
  | {
      /**
       * `reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client
       * disconnects. `truncate`: half of the body, then closed. `malformed`: broken JSON. `drip`: the body
       * one byte at a time.
       */
      readonly connection: 'reset' | 'empty' | 'hang' | 'truncate' | 'malformed'
    }
  | {
      /**
       * `reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client
       * disconnects. `truncate`: half of the body, then closed. `malformed`: broken JSON. `drip`: the body
       * one byte at a time.
       */
      readonly connection: 'drip'
      /** The time from one byte to the next, in wall-clock milliseconds. Only allowed for `drip`. */
      readonly paceMs?: number
    }

/** Serialized content. */
export interface ContentSnapshot {
  readonly id: string
  /** bytes in base64 */
  readonly base64: string
  /** The id of the job that imports the asset. */
  readonly importedBy?: string
}

/**
 * A job of type CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: any part of a GetJob response, with an optional
 * plan.
 */
export interface CreateS3DataAccessFromS3BucketJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly CreateS3DataAccessFromS3Bucket?: PartialCreateS3DataAccessFromS3BucketDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of CreateS3DataAccessFromS3Bucket. */
export interface CreateS3DataAccessFromS3BucketResponseDetails {
  readonly AssetSource: S3DataAccessAssetSourceEntry
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id of the revision. */
  readonly RevisionId: string
}

/** A data grant as GetDataGrant returns it. */
export interface DataGrant {
  readonly AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE' | 'ACCEPTED'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly AcceptedAt?: string
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly EndsAt?: string
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** The name. */
  readonly Name: string
  readonly ReceiverPrincipal: string
  readonly SenderPrincipal: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  /** The description of the data set. */
  readonly Description?: string
  readonly GrantDistributionScope: GrantDistributionScope
  readonly SourceDataSetId: string
  readonly Tags?: Tags
}

/** The event `data-grant`. */
export interface DataGrantEvent {
  /** The name of the event. */
  readonly event: 'data-grant'
  /** A data grant of an OWNED data set was changed. */
  readonly data: {
    readonly dataGrantId: string
    /** The id of the data set. */
    readonly dataSetId: string
    readonly change: Change
  }
}

/**
 * A data grant in the shape of a GetDataGrant response, or any part of it, with the data set that is
 * granted.
 */
export interface DataGrantSeed {
  /** If absent, ACCEPTED with AcceptedAt, and else PENDING_RECEIVER_ACCEPTANCE. */
  readonly AcceptanceState?: 'PENDING_RECEIVER_ACCEPTANCE' | 'ACCEPTED'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly AcceptedAt?: string
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** The id of the ENTITLED copy, which is made if the grant is accepted. */
  readonly DataSetId?: string
  /** The description of the data set. */
  readonly Description?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly EndsAt?: string
  readonly GrantDistributionScope?: GrantDistributionScope
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  /** The name. */
  readonly Name?: string
  /** 12 digits */
  readonly ReceiverPrincipal?: string
  /** 12 digits */
  readonly SenderPrincipal?: string
  /** The id of the OWNED data set that is granted, which has a finalized revision. */
  readonly SourceDataSetId: string
  readonly Tags?: Tags
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
}

/** The event `data-set`. */
export interface DataSetEvent {
  /** The name of the event. */
  readonly event: 'data-set'
  /** A data set was changed. Its revisions are deleted with it. */
  readonly data: {
    /** The id of the data set. */
    readonly dataSetId: string
    readonly change: Change
  }
}

/** A data set in the shape of a GetDataSet response, or any part of it, with its revisions. */
export type DataSetSeed =
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      /** If absent, that of its first asset, or else S3_SNAPSHOT. */
      readonly AssetType?:
        | 'S3_SNAPSHOT'
        | 'REDSHIFT_DATA_SHARE'
        | 'API_GATEWAY_API'
        | 'S3_DATA_ACCESS'
        | 'LAKE_FORMATION_DATA_PERMISSION'
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The description of the data set. */
      readonly Description?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin?: 'OWNED'
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      readonly product?: ProductSeed
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      /** If absent, that of its first asset, or else S3_SNAPSHOT. */
      readonly AssetType?:
        | 'S3_SNAPSHOT'
        | 'REDSHIFT_DATA_SHARE'
        | 'API_GATEWAY_API'
        | 'S3_DATA_ACCESS'
        | 'LAKE_FORMATION_DATA_PERMISSION'
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The description of the data set. */
      readonly Description?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin?: 'ENTITLED'
      readonly OriginDetails: OriginDetails
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      /** Empty, as what is ENTITLED has no tags. */
      readonly Tags?: { readonly [name: string]: string }
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      readonly product?: EntitledProductSeed
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      /** If absent, that of its first asset, or else S3_SNAPSHOT. */
      readonly AssetType?:
        | 'S3_SNAPSHOT'
        | 'REDSHIFT_DATA_SHARE'
        | 'API_GATEWAY_API'
        | 'S3_DATA_ACCESS'
        | 'LAKE_FORMATION_DATA_PERMISSION'
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The description of the data set. */
      readonly Description?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin: 'ENTITLED'
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      /** Empty, as what is ENTITLED has no tags. */
      readonly Tags?: { readonly [name: string]: string }
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      readonly product?: EntitledProductSeed
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }

/** A data set with the number of its revisions. */
export interface DataSetSummary {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  /** The description of the data set. */
  readonly Description: string
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** The name. */
  readonly Name: string
  readonly Origin: Origin
  readonly OriginDetails?: OriginDetails
  /** The id of the owned resource that this is a copy of. */
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  readonly product?: Product
  /** The number of revisions. */
  readonly revisionCount: number
}

/** A data set with its revisions and their assets, its event actions and its data grants. */
export interface DataSetView {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  /** The description of the data set. */
  readonly Description: string
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** The name. */
  readonly Name: string
  readonly Origin: Origin
  readonly OriginDetails?: OriginDetails
  /** The id of the owned resource that this is a copy of. */
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  readonly product?: Product
  /** The event actions on it, the newest first. Absent if there are none. */
  readonly eventActions?: readonly EventAction[]
  /**
   * The data grants of it, the oldest first, or the one that it is the ENTITLED copy for. Absent if
   * there are none.
   */
  readonly dataGrants?: readonly DataGrant[]
  /** Its revisions, the newest first. */
  readonly revisions: readonly RevisionView[]
}

/** LF-tags that select databases, and the permissions on them. */
export interface DatabaseLFTagPolicyAndPermissions {
  /** The tags that select resources. */
  readonly Expression: readonly LFTag[]
  /** What the permissions allow. */
  readonly Permissions: readonly 'DESCRIBE'[]
}

/** How long a response is delayed, in real time. */
export type Delay =
  | {
      /** The delay in milliseconds, always the same. */
      readonly ms: number
    }
  | {
      /** The bounds of a uniform distribution, as `[min, max]` in milliseconds. */
      readonly uniformMs: readonly [number, number]
    }
  | {
      readonly lognormal: {
        readonly medianMs: number
        readonly sigma: number
        readonly maxMs: number
      }
    }

/** The event `deleted`. */
export interface DeletedEvent {
  /** The name of the event. */
  readonly event: 'deleted'
  readonly data: {
    /** The id of the job. */
    readonly jobId: string
  }
}

/** The type of an event of EventBridge. */
export type DetailType =
  | 'Revision Published To Data Set'
  | 'Revision Published To Redshift Data Shares Data Set'
  | 'Revision Published To API Gateway API Data Set'
  | 'Revision Published To Lake Formation Data Permission Data Set'
  | 'Revision Published to S3 Data Access Data Set(s)'
  | 'Revision Revoked'
  | 'Data Updated in Data Set'
  | 'Data Set Update Delayed'
  | 'Schema Change Planned for Data Set'
  | 'Deprecation Planned for Data Set'
  | 'Auto-export Job Completed'
  | 'Auto-export Job Failed'
  | 'Data Grant Accepted'
  | 'Data Grant Revoked'

/** The product that an ENTITLED data set comes from, of which no operation shows more than the id. */
export interface EntitledProductSeed {
  /** Its id. If absent, `OriginDetails.ProductId`, or one that is made up. */
  readonly id?: string
  /** Its name, which events have. */
  readonly name?: string
  /** How to reach its provider, which notifications have. */
  readonly providerContact?: string
}

/** The name of an error of the control plane. */
export type ErrorCode =
  | 'Invalid'
  | 'Unauthorized'
  | 'ForeignOrigin'
  | 'NotFound'
  | 'NotReached'
  | 'Conflict'
  | 'PayloadTooLarge'
  | 'UnsupportedMediaType'
  | 'HostNotAllowed'
  | 'Unprocessable'
  | 'Bug'
  | 'LimitReached'

/** An event action as GetEventAction returns it. */
export interface EventAction {
  readonly Action: Action
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly Event: ActionEvent
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
}

/** The event `event-action`. */
export interface EventActionEvent {
  /** The name of the event. */
  readonly event: 'event-action'
  /** An event action on a data set was changed. */
  readonly data: {
    readonly eventActionId: string
    /** The id of the data set. */
    readonly dataSetId: string
    readonly change: Change
  }
}

/** An event action in the shape of a GetEventAction response, or any part of it, with its data set. */
export interface EventActionSeed {
  /** What it does. If absent, it exports to a bucket that is made up. */
  readonly Action?: {
    readonly ExportRevisionToS3: AutoExportRevisionToS3
  }
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** The ENTITLED data set that it is on. */
  readonly Event: {
    readonly RevisionPublished: {
      /** The id of the data set. */
      readonly DataSetId: string
    }
  }
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly Tags?: Tags
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
}

/** An event as a target of EventBridge receives it. */
export interface EventBridgeEnvelope {
  /** The version. */
  readonly version: '0'
  /** A UUID. */
  readonly id: string
  readonly 'detail-type': DetailType
  readonly source: 'aws.dataexchange'
  /** The account that receives it: that of the sandbox. */
  readonly account: string
  /** The instant in sandbox time, in whole seconds. */
  readonly time: string
  /** The region of the data set. */
  readonly region: string
  /** The data set by its id or ARN, or the product. */
  readonly resources: readonly string[]
  /** What happened. Its members depend on the type. */
  readonly detail: { readonly [name: string]: unknown }
}

/** The event `event-bridge`. */
export interface EventBridgeEvent {
  /** The name of the event. */
  readonly event: 'event-bridge'
  readonly data: EventBridgeEnvelope
}

/** A target of events, since the start of the sandbox or its last reset. */
export interface EventTarget {
  /** The URL, as `--event-target` gives it. */
  readonly url: string
  /** How many events the target has taken. */
  readonly delivered: number
  /** How many events were given up after three tries. */
  readonly failed: number
  /**
   * How many events were not sent, because too many waited or because a scenario replaced what was
   * there.
   */
  readonly dropped: number
  /** How many events are being sent or wait for that. */
  readonly waiting: number
}

/** Why a request is not valid. */
export type ExceptionCause = 'InsufficientS3BucketPolicy' | 'S3AccessDenied'

/** The request fails with an exception of the service. */
export type ExceptionEffect =
  | {
      readonly exception: 'AccessDeniedException' | 'InternalServerException' | 'ThrottlingException'
      /** The message of the exception. The default depends on the exception. */
      readonly message?: string
      /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
      readonly retryAfterSeconds?: number
    }
  | {
      readonly exception: 'ConflictException' | 'ResourceNotFoundException'
      /** The message of the exception. The default depends on the exception. */
      readonly message?: string
      /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
      readonly retryAfterSeconds?: number
      /** The id of the resource. */
      readonly ResourceId?: string
      readonly ResourceType?: ResourceType
    }
  | {
      readonly exception: 'ServiceLimitExceededException'
      /** The message of the exception. The default depends on the exception. */
      readonly message?: string
      /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
      readonly retryAfterSeconds?: number
      readonly LimitName?: LimitName
      /** The value of the limit. */
      readonly LimitValue?: number
    }
  | {
      readonly exception: 'ValidationException'
      /** The message of the exception. The default depends on the exception. */
      readonly message?: string
      /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
      readonly retryAfterSeconds?: number
      readonly ExceptionCause?: ExceptionCause
    }

/** A job of type EXPORT_ASSET_TO_SIGNED_URL: any part of a GetJob response, with an optional plan. */
export interface ExportAssetToSignedUrlJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportAssetToSignedUrl?: PartialExportAssetToSignedUrlDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_ASSET_TO_SIGNED_URL'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ExportAssetToSignedUrl. */
export interface ExportAssetToSignedUrlResponseDetails {
  /** The id of the asset. */
  readonly AssetId: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id of the revision. */
  readonly RevisionId: string
  /** The signed URL. The server makes it if it is absent. */
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/** A job of type EXPORT_ASSETS_TO_S3: any part of a GetJob response, with an optional plan. */
export interface ExportAssetsToS3JobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportAssetsToS3?: PartialExportAssetsToS3Details
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_ASSETS_TO_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ExportAssetsToS3. */
export interface ExportAssetsToS3ResponseDetails {
  /** Where in S3 each asset is exported to. */
  readonly AssetDestinations: readonly AssetDestinationEntry[]
  /** The id of the data set. */
  readonly DataSetId: string
  readonly Encryption?: ExportServerSideEncryption
  /** The id of the revision. */
  readonly RevisionId: string
}

/** A job of type EXPORT_REVISIONS_TO_S3: any part of a GetJob response, with an optional plan. */
export interface ExportRevisionsToS3JobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportRevisionsToS3?: PartialExportRevisionsToS3Details
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_REVISIONS_TO_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ExportRevisionsToS3. */
export interface ExportRevisionsToS3ResponseDetails {
  /** The id of the data set. */
  readonly DataSetId: string
  readonly Encryption?: ExportServerSideEncryption
  /** Where in S3 each revision is exported to. */
  readonly RevisionDestinations: readonly RevisionDestinationEntry[]
  /** The ARN of the event action that started the job. */
  readonly EventActionArn?: string
}

/** How exported objects are encrypted. */
export interface ExportServerSideEncryption {
  readonly Type: 'aws:kms' | 'AES256'
  /** The ARN of the KMS key. */
  readonly KmsKeyArn?: string
}

/** An object that the job has written to S3 or, without `--s3-endpoint`, would have written. */
export interface ExportedEntry {
  /** The name of the S3 bucket. */
  readonly bucket: string
  readonly key: string
  /** The size in bytes. */
  readonly bytes: number
  /** The id of the asset. */
  readonly assetId: string
}

/** A rule that delays or disrupts the responses to the requests that it matches. */
export type Fault =
  /** Replaces or spoils responses, and delays them if it has a delay. */
  | {
      /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
      readonly id?: string
      readonly match?: FaultMatch
      /** How many matching requests pass before the fault can fire. */
      readonly skip?: number
      /** How many times the fault fires. The default is no limit. */
      readonly times?: number
      /** Fires on every n-th matching request after `skip`. */
      readonly every?: number
      /** How likely the fault is to fire. The seed determines the draws. */
      readonly probability?: number
      /** How long the fault stays armed, in milliseconds of the sandbox's time. */
      readonly ttlMs?: number
      readonly delay?: Delay
      readonly effect: ExceptionEffect | ResponseEffect | ConnectionEffect | GatewayEffect
    } /** Throttles requests above a rate. */
  | {
      /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
      readonly id?: string
      readonly match?: FaultMatch
      /** How many times the fault fires. The default is no limit. */
      readonly times?: number
      /** How long the fault stays armed, in milliseconds of the sandbox's time. */
      readonly ttlMs?: number
      readonly delay?: Delay
      readonly effect: QuotaEffect
    } /** Delays responses. */
  | {
      /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
      readonly id?: string
      readonly match?: FaultMatch
      /** How many matching requests pass before the fault can fire. */
      readonly skip?: number
      /** How many times the fault fires. The default is no limit. */
      readonly times?: number
      /** Fires on every n-th matching request after `skip`. */
      readonly every?: number
      /** How likely the fault is to fire. The seed determines the draws. */
      readonly probability?: number
      /** How long the fault stays armed, in milliseconds of the sandbox's time. */
      readonly ttlMs?: number
      readonly delay: Delay
    }

/** A random draw for a fault with a probability. */
export interface FaultDraw {
  /** The id of the fault. */
  readonly fault: string
  /** The position of the request among those that the fault matched, counted from 1. */
  readonly ordinal: number
  /** The number drawn. The fault fires if it is below the probability. */
  readonly value: number
}

/** What the client gets in place of the response of the operation. */
export type FaultEffect = ExceptionEffect | ResponseEffect | ConnectionEffect | GatewayEffect | QuotaEffect

/** The event `fault`. */
export interface FaultEvent {
  /** The name of the event. */
  readonly event: 'fault'
  readonly data: {
    readonly fault: string
    readonly operation?: OperationName
    /** The id of the job. */
    readonly jobId?: string
    /** The ordinal of the request in the journal. */
    readonly request: number
  }
}

/** A list of faults. */
export interface FaultList {
  readonly faults: readonly FaultView[]
}

/** All given members must match. Without members, every data-plane request matches. */
export interface FaultMatch {
  readonly operation?: OperationName
  /** The id of the job. */
  readonly jobId?: string
  /**
   * The data set that the path of the request names or, for a request on a job, that its Details
   * mention.
   */
  readonly dataSetId?: string
  /**
   * The revision that the path of the request names or, for a request on a job, that its Details
   * mention.
   */
  readonly revisionId?: string
  /** The asset that the path of the request names or, for a request on a job, that its Details mention. */
  readonly assetId?: string
  readonly state?: JobState
  readonly type?: JobType
  /** The number that the SDK gives the attempt, counted from 1. */
  readonly attempt?: number
}

/** An HTTP response, such as a gateway or a proxy may send. */
export interface FaultResponse {
  /** The HTTP status. */
  readonly status: number
  /** The headers, by name. */
  readonly headers?: { readonly [name: string]: string }
  /** The body of the response. A string is sent unchanged, anything else as JSON. */
  readonly body?: unknown
}

/** A fault as it was armed, with its counts. */
export interface FaultView {
  readonly id: string
  readonly match?: FaultMatch
  /** How many matching requests pass before the fault can fire. */
  readonly skip?: number
  /** How many times the fault fires. The default is no limit. */
  readonly times?: number
  /** Fires on every n-th matching request after `skip`. */
  readonly every?: number
  /** How likely the fault is to fire. The seed determines the draws. */
  readonly probability?: number
  /** How long the fault stays armed, in milliseconds of the sandbox's time. */
  readonly ttlMs?: number
  readonly delay?: Delay
  readonly effect?: FaultEffect
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly armedAt: string
  readonly matched: number
  /** How many times the fault has fired. */
  readonly fired: number
  /** How many more times the fault can fire. Null if it has no `times`. */
  readonly remaining: number | null
  /** Whether the fault has fired all its `times`, or its `ttlMs` are over. */
  readonly spent: boolean
  /** Why the fault cannot fire in the current state of the sandbox. Null if it can. */
  readonly dead: string | null
}

/** A front end responds in place of the service. */
export interface GatewayEffect {
  readonly gateway: GatewayResponseName
  /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
  readonly retryAfterSeconds?: number
}

/** A response of the front ends that a request passes before it reaches the service. */
export type GatewayResponseName =
  | 'expired-token'
  | 'invalid-signature'
  | 'unrecognized-client'
  | 'access-denied'
  | 'service-unavailable'
  | 'slow-down'
  | 'bad-gateway-html'

/** Who a data grant is for. */
export type GrantDistributionScope = 'AWS_ORGANIZATION' | 'NONE'

/** A KMS key of the objects of the asset. */
export interface GrantedKmsKey {
  /** The ARN of the KMS key. */
  readonly KmsKeyArn: string
}

/** The health of the server. */
export interface Health {
  readonly status: 'healthy'
  /** The version. */
  readonly version: string
  /** How long the server has been running, in milliseconds. */
  readonly uptimeMs: number
  readonly ready: true
}

/** A state of a job, and when the job entered it. */
export interface HistoryEntry {
  readonly state: JobState
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly at: string
}

/**
 * A job of type IMPORT_ASSET_FROM_API_GATEWAY_API: any part of a GetJob response, with an optional
 * plan.
 */
export interface ImportAssetFromApiGatewayApiJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetFromApiGatewayApi?: PartialImportAssetFromApiGatewayApiDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ImportAssetFromApiGatewayApi. */
export interface ImportAssetFromApiGatewayApiResponseDetails {
  /** The description of the API. */
  readonly ApiDescription?: string
  /** The id of the API in API Gateway. */
  readonly ApiId: string
  /** The key of the API in API Gateway. */
  readonly ApiKey?: string
  /** The name of the API. */
  readonly ApiName: string
  /** an MD5 digest in base64, 24 characters */
  readonly ApiSpecificationMd5Hash: string
  /** Where the specification of the API is uploaded. */
  readonly ApiSpecificationUploadUrl: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationUploadUrlExpiresAt: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** The protocol of the API. */
  readonly ProtocolType: 'REST'
  /** The id of the revision. */
  readonly RevisionId: string
  /** The stage of the API. */
  readonly Stage: string
}

/** A job of type IMPORT_ASSET_FROM_SIGNED_URL: any part of a GetJob response, with an optional plan. */
export interface ImportAssetFromSignedUrlJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetFromSignedUrl?: PartialImportAssetFromSignedUrlDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSET_FROM_SIGNED_URL'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ImportAssetFromSignedUrl. */
export interface ImportAssetFromSignedUrlResponseDetails {
  /** The name of the asset. */
  readonly AssetName: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** an MD5 digest in base64, 24 characters */
  readonly Md5Hash?: string
  /** The id of the revision. */
  readonly RevisionId: string
  /** The signed URL. The server makes it if it is absent. */
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/**
 * A job of type IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: any part of a GetJob response, with an
 * optional plan.
 */
export interface ImportAssetsFromLakeFormationTagPolicyJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromLakeFormationTagPolicy?: PartialImportAssetsFromLakeFormationTagPolicyDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ImportAssetsFromLakeFormationTagPolicy. */
export interface ImportAssetsFromLakeFormationTagPolicyResponseDetails {
  /** an AWS account id, 12 digits */
  readonly CatalogId: string
  readonly Database?: DatabaseLFTagPolicyAndPermissions
  readonly Table?: TableLFTagPolicyAndPermissions
  /** the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name */
  readonly RoleArn: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id of the revision. */
  readonly RevisionId: string
}

/**
 * A job of type IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: any part of a GetJob response, with an
 * optional plan.
 */
export interface ImportAssetsFromRedshiftDataSharesJobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromRedshiftDataShares?: PartialImportAssetsFromRedshiftDataSharesDetails
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ImportAssetsFromRedshiftDataShares. */
export interface ImportAssetsFromRedshiftDataSharesResponseDetails {
  /** What assets are imported from. */
  readonly AssetSources: readonly RedshiftDataShareAssetSourceEntry[]
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id of the revision. */
  readonly RevisionId: string
}

/** A job of type IMPORT_ASSETS_FROM_S3: any part of a GetJob response, with an optional plan. */
export interface ImportAssetsFromS3JobSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromS3?: PartialImportAssetsFromS3Details
  }
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

/** The Details of ImportAssetsFromS3. */
export interface ImportAssetsFromS3ResponseDetails {
  /** What assets are imported from. */
  readonly AssetSources: readonly AssetSourceEntry[]
  /** The id of the data set. */
  readonly DataSetId: string
  /** The id of the revision. */
  readonly RevisionId: string
}

/** An asset that the job made. */
export interface ImportedEntry {
  /** The id of the asset. */
  readonly assetId: string
  readonly name: string
  /** The size in bytes. */
  readonly bytes: number
}

/** A job as GetJob returns it. */
export interface Job {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly Details: JobDetails
  /** Why the job failed. Only a job in ERROR has errors. */
  readonly Errors?: readonly JobError[]
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  readonly State: JobState
  readonly Type: JobType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
}

/** What a job works on, in the member of its type. */
export interface JobDetails {
  readonly ExportAssetToSignedUrl?: ExportAssetToSignedUrlResponseDetails
  readonly ExportAssetsToS3?: ExportAssetsToS3ResponseDetails
  readonly ExportRevisionsToS3?: ExportRevisionsToS3ResponseDetails
  readonly ImportAssetFromSignedUrl?: ImportAssetFromSignedUrlResponseDetails
  readonly ImportAssetsFromS3?: ImportAssetsFromS3ResponseDetails
  readonly ImportAssetsFromRedshiftDataShares?: ImportAssetsFromRedshiftDataSharesResponseDetails
  readonly ImportAssetFromApiGatewayApi?: ImportAssetFromApiGatewayApiResponseDetails
  readonly CreateS3DataAccessFromS3Bucket?: CreateS3DataAccessFromS3BucketResponseDetails
  readonly ImportAssetsFromLakeFormationTagPolicy?: ImportAssetsFromLakeFormationTagPolicyResponseDetails
}

/** Why a job failed. */
export interface JobError {
  /** Why the job failed. */
  readonly Code:
    | 'ACCESS_DENIED_EXCEPTION'
    | 'INTERNAL_SERVER_EXCEPTION'
    | 'MALWARE_DETECTED'
    | 'RESOURCE_NOT_FOUND_EXCEPTION'
    | 'SERVICE_QUOTA_EXCEEDED_EXCEPTION'
    | 'VALIDATION_EXCEPTION'
    | 'MALWARE_SCAN_ENCRYPTED_FILE'
  /** What belongs to the type of the job, the asset or the error. */
  readonly Details?: {
    readonly ImportAssetFromSignedUrlJobErrorDetails?: {
      /** The name of the asset. */
      readonly AssetName: string
    }
    readonly ImportAssetsFromS3JobErrorDetails?: readonly AssetSourceEntry[]
  }
  /** The limit, as the service names it. */
  readonly LimitName?:
    | 'Assets per revision'
    | 'Asset size in GB'
    | 'Amazon Redshift datashare assets per revision'
    | 'AWS Lake Formation data permission assets per revision'
    | 'Amazon S3 data access assets per revision'
  /** The value of the limit. */
  readonly LimitValue?: number
  /** The message of the error. */
  readonly Message: string
  /** The id of the resource. */
  readonly ResourceId?: string
  /** The kind of resource. */
  readonly ResourceType?: 'REVISION' | 'ASSET' | 'DATA_SET'
}

/** A job in the shape of a GetJob response, or any part of it, with an optional plan. */
export type JobSeed =
  | ImportAssetsFromS3JobSeed
  | ImportAssetFromSignedUrlJobSeed
  | ExportAssetsToS3JobSeed
  | ExportAssetToSignedUrlJobSeed
  | ExportRevisionsToS3JobSeed
  | ImportAssetsFromRedshiftDataSharesJobSeed
  | ImportAssetFromApiGatewayApiJobSeed
  | CreateS3DataAccessFromS3BucketJobSeed
  | ImportAssetsFromLakeFormationTagPolicyJobSeed

/** A serialized job. */
export interface JobSnapshot {
  /** A position in the list of jobs. */
  readonly serial: number
  readonly job: {
    /** The ARN. It is made up if it is absent from a seed. */
    readonly Arn: string
    readonly AssetConfiguration?: AssetConfiguration
    /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
    readonly CreatedAt: string
    readonly Details: PartialJobDetails
    /** Why the job failed. Only a job in ERROR has errors. */
    readonly Errors?: readonly JobError[]
    /** The id. It is made up if it is absent from a seed. */
    readonly Id: string
    readonly State: JobState
    readonly Type: JobType
    /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
    readonly UpdatedAt: string
  }
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly seededAt: string
  readonly signsUrl: boolean
  /** The id of the asset. */
  readonly assetId?: string
  readonly plan: readonly PlanStep[]
  readonly startPlan?: readonly PlanStep[]
  /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
  readonly outcome?: string
  readonly checksUpload: boolean
  readonly isStarted: boolean
  /** The index of the plan step that the job is in, counted from 0. Null once the job has left its plan. */
  readonly step: number | null
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly stepSince: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly transferSince?: string
  /** How many polls of the job there were. */
  readonly polls: number
  readonly stepPolls: number
  readonly history: readonly HistoryEntry[]
}

/** The state of a job. */
export type JobState = 'WAITING' | 'IN_PROGRESS' | 'ERROR' | 'COMPLETED' | 'CANCELLED' | 'TIMED_OUT'

/** The state that the job is moved to, and what it gets with it. */
export type JobTransition =
  | {
      readonly state: 'WAITING' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED' | 'TIMED_OUT'
      readonly details?: PartialJobDetails
    }
  | {
      readonly state: 'ERROR'
      /** The value of `Errors`. Only allowed for the state ERROR, for which one is made up if it is absent. */
      readonly errors?: readonly JobError[]
      readonly details?: PartialJobDetails
    }

/** What a job does. */
export type JobType =
  | 'IMPORT_ASSETS_FROM_S3'
  | 'IMPORT_ASSET_FROM_SIGNED_URL'
  | 'EXPORT_ASSETS_TO_S3'
  | 'EXPORT_ASSET_TO_SIGNED_URL'
  | 'EXPORT_REVISIONS_TO_S3'
  | 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES'
  | 'IMPORT_ASSET_FROM_API_GATEWAY_API'
  | 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET'
  | 'IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY'

/** A job, its plan and its position in the plan. */
export interface JobView {
  readonly job: Job
  readonly plan: readonly PlanStep[]
  /** The plan that a created job follows once it is started. */
  readonly startPlan?: readonly PlanStep[]
  /** The id of the outcome that was applied to a created job. */
  readonly outcome?: string
  /** The id of the asset that an import creates. */
  readonly assetId?: string
  /**
   * The index of the current plan step. Null if the job was moved to a state that none of the remaining
   * steps has.
   */
  readonly step: number | null
  /** How many polls of the job there were. */
  readonly polls: number
  /** What keeps the job from being COMPLETED: its objects in S3 are being moved. Absent otherwise. */
  readonly waitingFor?: 's3'
  /** When the next transition is due. Null if no transition depends on time alone. */
  readonly nextTransitionAt: string | null
  /** The states of the job so far, the current one last. */
  readonly history: readonly HistoryEntry[]
  /** The assets that the job made when it completed, at most 10,000 of them. */
  readonly imported: readonly ImportedEntry[]
  /**
   * The objects that the job has written to S3, also those of one that failed, or without
   * `--s3-endpoint` would have written when it completed; at most 10,000 of them.
   */
  readonly exported: readonly ExportedEntry[]
}

/** A KMS key of the objects that are shared. */
export interface KmsKeyToGrant {
  /** The ARN of the KMS key. */
  readonly KmsKeyArn: string
}

/** The LF-tags that select databases or tables. */
export interface LFResourceDetails {
  readonly Database?: LFTagExpression
  readonly Table?: LFTagExpression
}

/** An LF-tag, with the values that select resources. */
export interface LFTag {
  /** The key of the LF-tag. */
  readonly TagKey: string
  /** The values of the LF-tag. */
  readonly TagValues: readonly string[]
}

/** LF-tags that select resources. */
export interface LFTagExpression {
  /** The tags that select resources. */
  readonly Expression: readonly LFTag[]
}

/** The data that LF-tags select. */
export interface LFTagPolicyDetails {
  /** The id of the AWS Glue Data Catalog. */
  readonly CatalogId: string
  /** The kind of resource. */
  readonly ResourceType: 'TABLE' | 'DATABASE'
  readonly ResourceDetails: LFResourceDetails
}

/** The member LakeFormationDataPermissionAsset of AssetDetails. */
export interface LakeFormationDataPermissionAsset {
  readonly LakeFormationDataPermissionDetails: LakeFormationDataPermissionDetails
  /** How the data is selected. */
  readonly LakeFormationDataPermissionType: 'LFTagPolicy'
  /** What the permissions allow. */
  readonly Permissions: readonly ('DESCRIBE' | 'SELECT')[]
  /** The ARN of the IAM role. */
  readonly RoleArn?: string
}

/** The data that the permissions are for. */
export interface LakeFormationDataPermissionDetails {
  readonly LFTagPolicy?: LFTagPolicyDetails
}

/** A limit, as the service names it. */
export type LimitName =
  | 'Products per account'
  | 'Data sets per account'
  | 'Data sets per product'
  | 'Revisions per data set'
  | 'Assets per revision'
  | 'Assets per import job from Amazon S3'
  | 'Asset per export job from Amazon S3'
  | 'Asset size in GB'
  | 'Concurrent in progress jobs to export assets to Amazon S3'
  | 'Concurrent in progress jobs to export assets to a signed URL'
  | 'Concurrent in progress jobs to import assets from Amazon S3'
  | 'Concurrent in progress jobs to import assets from a signed URL'
  | 'Concurrent in progress jobs to export revisions to Amazon S3'
  | 'Event actions per account'
  | 'Auto export event actions per data set'
  | 'Amazon Redshift datashare assets per import job from Redshift'
  | 'Concurrent in progress jobs to import assets from Amazon Redshift datashares'
  | 'Revisions per Amazon Redshift datashare data set'
  | 'Amazon Redshift datashare assets per revision'
  | 'Concurrent in progress jobs to import assets from an API Gateway API'
  | 'Amazon API Gateway API assets per revision'
  | 'Revisions per Amazon API Gateway API data set'
  | 'Concurrent in progress jobs to import assets from an AWS Lake Formation tag policy'
  | 'AWS Lake Formation data permission assets per revision'
  | 'Revisions per AWS Lake Formation data permission data set'
  | 'Revisions per Amazon S3 data access data set'
  | 'Amazon S3 data access assets per revision'
  | 'Concurrent in progress jobs to create Amazon S3 data access assets from S3 buckets'
  | 'Active and pending data grants'
  | 'Pending data grants per consumer'

/** The limits that clients run into. There are none unless they are set. */
export interface Limits {
  /** How many jobs of each type can be in progress at the same time, or `aws-defaults`. */
  readonly inProgress?:
    | 'aws-defaults'
    | {
        readonly IMPORT_ASSETS_FROM_S3?: number
        readonly IMPORT_ASSET_FROM_SIGNED_URL?: number
        readonly EXPORT_ASSETS_TO_S3?: number
        readonly EXPORT_ASSET_TO_SIGNED_URL?: number
        readonly EXPORT_REVISIONS_TO_S3?: number
        readonly IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES?: number
        readonly IMPORT_ASSET_FROM_API_GATEWAY_API?: number
        readonly CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET?: number
        readonly IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY?: number
      }
  /**
   * How StartJob reacts to a reached limit: with an exception, or with `ERROR`, when the job starts and
   * fails.
   */
  readonly onBreach?: 'ServiceLimitExceededException' | 'ConflictException' | 'ERROR'
  /** How many sources, destinations, data shares or revisions one job can have, or `aws-defaults`. */
  readonly perJob?:
    | 'aws-defaults'
    | {
        readonly sources?: number
        readonly destinations?: number
        readonly dataShares?: number
        readonly revisions?: number
      }
  /** How many data sets, revisions and other resources there can be: each a number, or `aws-defaults`. */
  readonly resources?:
    | 'aws-defaults'
    | {
        readonly dataSets?: 'aws-defaults' | number
        readonly revisionsPerDataSet?: 'aws-defaults' | number
        readonly assetsPerRevision?: 'aws-defaults' | number
        readonly eventActions?: 'aws-defaults' | number
        readonly eventActionsPerDataSet?: 'aws-defaults' | number
        readonly pendingGrantsPerReceiver?: 'aws-defaults' | number
      }
  /** How many requests SendApiAsset takes before it is throttled, or `aws-defaults`. */
  readonly apiAssets?:
    | 'aws-defaults'
    | {
        /** How many requests there can be in a second of the sandbox's time. */
        readonly requestsPerSecond?: number
      }
}

/** How many entries there were, and how many of them are not in the list. */
export interface ListMeta {
  readonly total: number
  readonly dropped: number
}

/** The event `missed`. */
export interface MissedEvent {
  /** The name of the event. */
  readonly event: 'missed'
  readonly data: {
    readonly count: number
  }
}

/** An operation of the service. */
export type OperationName =
  | 'AcceptDataGrant'
  | 'CancelJob'
  | 'CreateDataGrant'
  | 'CreateDataSet'
  | 'CreateEventAction'
  | 'CreateJob'
  | 'CreateRevision'
  | 'DeleteAsset'
  | 'DeleteDataGrant'
  | 'DeleteDataSet'
  | 'DeleteEventAction'
  | 'DeleteRevision'
  | 'GetAsset'
  | 'GetDataGrant'
  | 'GetDataSet'
  | 'GetEventAction'
  | 'GetJob'
  | 'GetReceivedDataGrant'
  | 'GetRevision'
  | 'ListDataGrants'
  | 'ListDataSetRevisions'
  | 'ListDataSets'
  | 'ListEventActions'
  | 'ListJobs'
  | 'ListReceivedDataGrants'
  | 'ListRevisionAssets'
  | 'ListTagsForResource'
  | 'RevokeRevision'
  | 'SendApiAsset'
  | 'SendDataSetNotification'
  | 'StartJob'
  | 'TagResource'
  | 'UntagResource'
  | 'UpdateAsset'
  | 'UpdateDataSet'
  | 'UpdateEventAction'
  | 'UpdateRevision'

/** Whether the account owns a data set or is entitled to it. */
export type Origin = 'OWNED' | 'ENTITLED'

/** Where an ENTITLED data set comes from. */
export interface OriginDetails {
  /** The id of the product that the data set comes from. */
  readonly ProductId?: string
  /** The id of the data grant that the data set comes from. */
  readonly DataGrantId?: string
}

/** What happens to jobs that clients create, once they are started. */
export type Outcome =
  | {
      /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
      readonly id?: string
      readonly match?: OutcomeMatch
      readonly plan: Plan
      /** To how many jobs the outcome can be applied. Unlimited if absent. */
      readonly times?: number
      /** The id of the asset that an import creates. */
      readonly assetId?: string
    }
  | {
      /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
      readonly id?: string
      readonly match?: OutcomeMatch
      /** To how many jobs the outcome can be applied. Unlimited if absent. */
      readonly times?: number
      /** The id of the asset that an import creates. */
      readonly assetId: string
    }

/** A list of outcomes. */
export interface OutcomeList {
  readonly outcomes: readonly OutcomeView[]
}

/** All given members must match. Without members, every created job matches. */
export interface OutcomeMatch {
  readonly type?: JobType
  /** The id of the data set that the job works on. */
  readonly dataSetId?: string
  /** The id of one of the revisions that the job imports or exports. */
  readonly revisionId?: string
  /** The name under which the job imports an asset. */
  readonly assetName?: string
  /** The name of one of the buckets that the job reads or writes. */
  readonly bucket?: string
  /** Whether an event action started the job, or a client created it. */
  readonly eventAction?: boolean
  /** Selects only the n-th of the jobs that the other members match. */
  readonly nth?: number
}

/** An outcome as it was added, with its counts. */
export interface OutcomeView {
  readonly id: string
  readonly match?: OutcomeMatch
  readonly plan?: Plan
  /** To how many jobs the outcome can be applied. Unlimited if absent. */
  readonly times?: number
  /** The id of the asset that an import creates. */
  readonly assetId?: string
  readonly matched: number
  readonly given: number
  /** To how many more jobs the outcome can be applied. Null if it has no `times`. */
  readonly remaining: number | null
  readonly spent: boolean
}

/** What an asset is, or any part of it. */
export interface PartialAssetDetails {
  readonly S3SnapshotAsset?: PartialS3SnapshotAsset
  readonly RedshiftDataShareAsset?: PartialRedshiftDataShareAsset
  readonly ApiGatewayApiAsset?: ApiGatewayApiAsset
  readonly S3DataAccessAsset?: PartialS3DataAccessAsset
  readonly LakeFormationDataPermissionAsset?: PartialLakeFormationDataPermissionAsset
}

/** Any part of the Details of CreateS3DataAccessFromS3Bucket. */
export interface PartialCreateS3DataAccessFromS3BucketDetails {
  readonly AssetSource?: S3DataAccessAssetSourceEntry
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The id of the revision. */
  readonly RevisionId?: string
}

/** Any part of the Details of ExportAssetToSignedUrl. */
export interface PartialExportAssetToSignedUrlDetails {
  /** The id of the asset. */
  readonly AssetId?: string
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The id of the revision. */
  readonly RevisionId?: string
  /** The signed URL. The server makes it if it is absent. */
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/** Any part of the Details of ExportAssetsToS3. */
export interface PartialExportAssetsToS3Details {
  /** Where in S3 each asset is exported to. */
  readonly AssetDestinations?: readonly AssetDestinationEntry[]
  /** The id of the data set. */
  readonly DataSetId?: string
  readonly Encryption?: ExportServerSideEncryption
  /** The id of the revision. */
  readonly RevisionId?: string
}

/** Any part of the Details of ExportRevisionsToS3. */
export interface PartialExportRevisionsToS3Details {
  /** The id of the data set. */
  readonly DataSetId?: string
  readonly Encryption?: ExportServerSideEncryption
  /** Where in S3 each revision is exported to. */
  readonly RevisionDestinations?: readonly RevisionDestinationEntry[]
  /** The ARN of the event action that started the job. */
  readonly EventActionArn?: string
}

/** Any part of the Details of ImportAssetFromApiGatewayApi. */
export interface PartialImportAssetFromApiGatewayApiDetails {
  /** The description of the API. */
  readonly ApiDescription?: string
  /** The id of the API in API Gateway. */
  readonly ApiId?: string
  /** The key of the API in API Gateway. */
  readonly ApiKey?: string
  /** The name of the API. */
  readonly ApiName?: string
  /** an MD5 digest in base64, 24 characters */
  readonly ApiSpecificationMd5Hash?: string
  /** Where the specification of the API is uploaded. */
  readonly ApiSpecificationUploadUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationUploadUrlExpiresAt?: string
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The protocol of the API. */
  readonly ProtocolType?: 'REST'
  /** The id of the revision. */
  readonly RevisionId?: string
  /** The stage of the API. */
  readonly Stage?: string
}

/** Any part of the Details of ImportAssetFromSignedUrl. */
export interface PartialImportAssetFromSignedUrlDetails {
  /** The name of the asset. */
  readonly AssetName?: string
  /** The id of the data set. */
  readonly DataSetId?: string
  /** an MD5 digest in base64, 24 characters */
  readonly Md5Hash?: string
  /** The id of the revision. */
  readonly RevisionId?: string
  /** The signed URL. The server makes it if it is absent. */
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/** Any part of the Details of ImportAssetsFromLakeFormationTagPolicy. */
export interface PartialImportAssetsFromLakeFormationTagPolicyDetails {
  /** an AWS account id, 12 digits */
  readonly CatalogId?: string
  readonly Database?: DatabaseLFTagPolicyAndPermissions
  readonly Table?: TableLFTagPolicyAndPermissions
  /** the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name */
  readonly RoleArn?: string
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The id of the revision. */
  readonly RevisionId?: string
}

/** Any part of the Details of ImportAssetsFromRedshiftDataShares. */
export interface PartialImportAssetsFromRedshiftDataSharesDetails {
  /** What assets are imported from. */
  readonly AssetSources?: readonly RedshiftDataShareAssetSourceEntry[]
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The id of the revision. */
  readonly RevisionId?: string
}

/** Any part of the Details of ImportAssetsFromS3. */
export interface PartialImportAssetsFromS3Details {
  /** What assets are imported from. */
  readonly AssetSources?: readonly AssetSourceEntry[]
  /** The id of the data set. */
  readonly DataSetId?: string
  /** The id of the revision. */
  readonly RevisionId?: string
}

/** What a job works on, or any part of it. */
export interface PartialJobDetails {
  readonly ExportAssetToSignedUrl?: PartialExportAssetToSignedUrlDetails
  readonly ExportAssetsToS3?: PartialExportAssetsToS3Details
  readonly ExportRevisionsToS3?: PartialExportRevisionsToS3Details
  readonly ImportAssetFromSignedUrl?: PartialImportAssetFromSignedUrlDetails
  readonly ImportAssetsFromS3?: PartialImportAssetsFromS3Details
  readonly ImportAssetsFromRedshiftDataShares?: PartialImportAssetsFromRedshiftDataSharesDetails
  readonly ImportAssetFromApiGatewayApi?: PartialImportAssetFromApiGatewayApiDetails
  readonly CreateS3DataAccessFromS3Bucket?: PartialCreateS3DataAccessFromS3BucketDetails
  readonly ImportAssetsFromLakeFormationTagPolicy?: PartialImportAssetsFromLakeFormationTagPolicyDetails
}

/** Any part of the member LakeFormationDataPermissionAsset of AssetDetails. */
export interface PartialLakeFormationDataPermissionAsset {
  readonly LakeFormationDataPermissionDetails?: LakeFormationDataPermissionDetails
  /** How the data is selected. */
  readonly LakeFormationDataPermissionType?: 'LFTagPolicy'
  /** What the permissions allow. */
  readonly Permissions?: readonly ('DESCRIBE' | 'SELECT')[]
  /** The ARN of the IAM role. */
  readonly RoleArn?: string
}

/** Any part of the member RedshiftDataShareAsset of AssetDetails. */
export interface PartialRedshiftDataShareAsset {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
}

/** Any part of the member S3DataAccessAsset of AssetDetails. */
export interface PartialS3DataAccessAsset {
  /** The name of the S3 bucket. */
  readonly Bucket?: string
  /** Prefixes of keys. */
  readonly KeyPrefixes?: readonly string[]
  /** Keys of objects. */
  readonly Keys?: readonly string[]
  /** The alias of the S3 access point. */
  readonly S3AccessPointAlias?: string
  /** The ARN of the S3 access point. */
  readonly S3AccessPointArn?: string
  /** The KMS keys of the objects. */
  readonly KmsKeysToGrant?: readonly GrantedKmsKey[]
}

/** Any part of the member S3SnapshotAsset of AssetDetails. */
export interface PartialS3SnapshotAsset {
  /** The size in bytes. */
  readonly Size?: number
}

/** The states that the job goes through, or the name of a predefined plan. */
export type Plan = PlanName | readonly PlanStep[]

/** The name of a predefined plan. */
export type PlanName = 'succeeds' | 'fails' | 'waits' | 'hangs' | 'cancelled' | 'times-out'

/**
 * A state of the job. Without `forMs` or `forPolls`, the job stays in it until a request changes its
 * state.
 */
export type PlanStep =
  | {
      readonly state: 'WAITING' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED' | 'TIMED_OUT'
      /** How long the step lasts, in milliseconds of the sandbox's time. */
      readonly forMs?: number
      readonly details?: PartialJobDetails
    }
  | {
      readonly state: 'WAITING' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED' | 'TIMED_OUT'
      /** How many responses of GetJob show the step before it ends. */
      readonly forPolls: number
      readonly details?: PartialJobDetails
    }
  | {
      readonly state: 'ERROR'
      /** How long the step lasts, in milliseconds of the sandbox's time. */
      readonly forMs?: number
      /** The value of `Errors`. Only allowed in the state ERROR. */
      readonly errors?: readonly JobError[]
      readonly details?: PartialJobDetails
    }
  | {
      readonly state: 'ERROR'
      /** How many responses of GetJob show the step before it ends. */
      readonly forPolls: number
      /** The value of `Errors`. Only allowed in the state ERROR. */
      readonly errors?: readonly JobError[]
      readonly details?: PartialJobDetails
    }

/** How a client polled a job. */
export interface PollPattern {
  /** The id of the job. */
  readonly jobId: string
  /**
   * The number of polls since the job was added, whatever the journal holds. Attempts that share an
   * `amz-sdk-invocation-id` are one poll; a request without one is a poll of its own.
   */
  readonly count: number
  /** The states returned, in order, each with the number of consecutive polls that returned it. */
  readonly states: readonly {
    readonly state: JobState
    readonly count: number
  }[]
  /** Whether each gap is longer than the previous one. */
  readonly isGrowing: boolean
  /** The number of polls after the first that returned a terminal state. */
  readonly afterTerminal: number
  /**
   * The time from the end of each poll to the start of the next. Null if the journal holds fewer than
   * two polls.
   */
  readonly gapsMs: {
    /** A duration in milliseconds. */
    readonly min: number
    /** A duration in milliseconds. */
    readonly median: number
    /** A duration in milliseconds. */
    readonly max: number
  } | null
  /**
   * The number of polls that the journal no longer holds: `gapsMs` and `isGrowing` are from the others.
   * If there is no such job, everything is from the journal, and this is the number of requests that it
   * has dropped.
   */
  readonly dropped: number
}

/** A problem with one part of a request. */
export interface Problem {
  /** Where the problem is: `$.…` (JSONPath) in the body, `query.…` or `params.…`. */
  readonly path: string
  readonly message: string
}

/** The product that a data set is in. */
export interface Product {
  /** Its id, as in `OriginDetails.ProductId`. */
  readonly id: string
  /** Its name, which events have. */
  readonly name?: string
  /** How to reach its provider, which notifications have. */
  readonly providerContact?: string
  /** Of an OWNED data set: the id of its ENTITLED copy. */
  readonly dataSetId?: string
}

/**
 * The product that a data set is in. An OWNED one that is in a product has an ENTITLED copy in the
 * same sandbox, to which each revision is published when it is finalized.
 */
export interface ProductSeed {
  /** Its id. If absent, `OriginDetails.ProductId`, or one that is made up. */
  readonly id?: string
  /** Its name, which events have. */
  readonly name?: string
  /** How to reach its provider, which notifications have. */
  readonly providerContact?: string
  /**
   * Of an OWNED data set: the id of the ENTITLED copy that the subscribers of the product see, and that
   * is made with it.
   */
  readonly dataSetId?: string
}

/** A rate of requests. Requests above it fail with ThrottlingException. */
export interface Quota {
  /** The number of requests in each period. */
  readonly requests: number
  /** The period that `requests` applies to, in milliseconds of the sandbox's time. */
  readonly perMs: number
  /** The maximum number of requests at once. The default is `requests`. */
  readonly burst?: number
}

/** Requests above a rate fail with ThrottlingException. */
export interface QuotaEffect {
  readonly quota: Quota
}

/** The member RedshiftDataShareAsset of AssetDetails. */
export interface RedshiftDataShareAsset {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
}

/** A Redshift datashare that is imported. */
export interface RedshiftDataShareAssetSourceEntry {
  /** The ARN of the Redshift datashare. */
  readonly DataShareArn: string
}

/** The event `request`. */
export interface RequestEvent {
  /** The name of the event. */
  readonly event: 'request'
  readonly data: RequestView
}

/** All given members must match. Without members, every data-plane request matches. */
export interface RequestMatch {
  readonly operation?: OperationName
  /** The id of the job. */
  readonly jobId?: string
  /** The id of the data set. */
  readonly dataSetId?: string
  /** The id of the revision. */
  readonly revisionId?: string
  /** The id of the asset. */
  readonly assetId?: string
  readonly status?: number
  /** The code of the exception. */
  readonly errorType?: string
  readonly state?: JobState
  /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
  readonly fault?: string
  /** The number of the attempt, counted from 1. */
  readonly attempt?: number
}

/** A request to the data plane and what became of it. Members that do not apply are absent. */
export interface RequestView {
  /** The position of the request in order of arrival. Unique until the journal is cleared. */
  readonly ordinal: number
  /** The request has no response yet. Absent once it has ended. */
  readonly open?: true
  /** When the request arrived, by the wall clock. */
  readonly at: string
  /** When the request arrived, by the sandbox's clock. */
  readonly sandboxAt: string
  /** A duration in milliseconds. */
  readonly durationMs?: number
  /** The name of the sandbox. */
  readonly sandbox: string
  /** The account of the sandbox. */
  readonly account: string
  /** The region that the request was signed for. */
  readonly region?: string
  /** The access key id that signed the request. */
  readonly accessKeyId?: string
  readonly operation?: OperationName
  /** False for an operation that is not emulated. Absent otherwise. */
  readonly isEmulated?: false
  /** The HTTP method. */
  readonly method: string
  readonly path: string
  /** The id of the job. */
  readonly jobId?: string
  /**
   * The data set in the path, created by the request, or in the Details of the job that it creates or
   * starts.
   */
  readonly dataSetId?: string
  /** The revision, as for `dataSetId`. Absent if there are several. */
  readonly revisionId?: string
  /** The asset, as for `dataSetId`. Absent if there are several. */
  readonly assetId?: string
  readonly sdk?: Sdk
  /** The value of the `user-agent` header. */
  readonly userAgent?: string
  /** The value of the `amz-sdk-invocation-id` header. */
  readonly invocationId?: string
  /** The number of the attempt, counted from 1. */
  readonly attempt?: number
  /** The maximum number of attempts of the call. */
  readonly maxAttempts?: number
  /** The HTTP status. Absent if the client received no response. */
  readonly status?: number
  /** The code of the exception. */
  readonly errorType?: string
  /** A duration in milliseconds. */
  readonly retryAfterMs?: number
  readonly stateBefore?: JobState
  readonly stateAfter?: JobState
  /** The index of the plan step that the job was in, counted from 0. */
  readonly step?: number
  /** How many polls of the job there were. */
  readonly polls?: number
  /** The ids of the faults that fired. */
  readonly faults: readonly string[]
  /** The random draws for faults with a probability. */
  readonly draws?: readonly FaultDraw[]
  /** The seed that reproduces the draws. */
  readonly seed?: number
  readonly bytes: number
}

/** What there is in a sandbox after a reset. */
export interface Reset {
  /** The name of the sandbox. */
  readonly sandbox: string
  readonly jobs: number
  readonly faults: number
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
}

/** A kind of resource. */
export type ResourceType = 'DATA_SET' | 'REVISION' | 'ASSET' | 'JOB' | 'EVENT_ACTION' | 'DATA_GRANT'

/** The client gets this response. */
export interface ResponseEffect {
  readonly response: FaultResponse
  /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
  readonly retryAfterSeconds?: number
}

/** What there is in a sandbox after a snapshot was restored. */
export interface Restored {
  /** The name of the sandbox. */
  readonly sandbox: string
  readonly jobs: number
  readonly faults: number
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
  readonly mode: ClockMode
  /** The number of sandbox seconds for each real second. */
  readonly rate: number
}

/** An asset in the shape of a GetAsset response, or any part of it, with optional content. */
export type RevisionAssetSeed =
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The id of the data set. */
      readonly DataSetId?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** The id of the revision. */
      readonly RevisionId?: string
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The content as text, which downloads return in UTF-8. */
      readonly text: string
    }
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The id of the data set. */
      readonly DataSetId?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** The id of the revision. */
      readonly RevisionId?: string
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The content, as bytes in base64. */
      readonly base64: string
    }
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The id of the data set. */
      readonly DataSetId?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** The id of the revision. */
      readonly RevisionId?: string
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The size in bytes of content that is made up when it is downloaded. */
      readonly size?: number
    }
  | {
      /** The ARN. It is made up if it is absent from a seed. */
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      /** The id of the data set. */
      readonly DataSetId?: string
      /** The id. It is made up if it is absent from a seed. */
      readonly Id?: string
      /** The name. */
      readonly Name?: string
      /** The id of the revision. */
      readonly RevisionId?: string
      /** The id of the owned resource that this is a copy of. */
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /**
       * What SendApiAsset responds with, if the asset is an API. Without any, it returns what the provider
       * would get.
       */
      readonly responses: readonly ApiResponse[]
    }

/** Where in S3 a revision is exported to. */
export interface RevisionDestinationEntry {
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** The pattern of the keys of exported objects. */
  readonly KeyPattern?: string
  /** The id of the revision. */
  readonly RevisionId: string
}

/** The event `revision`. */
export interface RevisionEvent {
  /** The name of the event. */
  readonly event: 'revision'
  /** A revision was changed. Its assets are deleted with it. */
  readonly data: {
    /** The id of the data set. */
    readonly dataSetId: string
    /** The id of the revision. */
    readonly revisionId: string
    readonly change: Change
  }
}

/** A revision in the shape of a GetRevision response, or any part of it, with its assets. */
export interface RevisionSeed {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn?: string
  /** A comment about the revision. */
  readonly Comment?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** The id of the data set. */
  readonly DataSetId?: string
  /**
   * If absent, true for a revision that is ENTITLED, revoked or added to a data set by the control
   * plane, and else false.
   */
  readonly Finalized?: boolean
  /** The id. It is made up if it is absent from a seed. */
  readonly Id?: string
  /** Why the revision was revoked. */
  readonly RevocationComment?: string
  /** If absent, true for a revision with a RevocationComment or RevokedAt. */
  readonly Revoked?: boolean
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly RevokedAt?: string
  /** The id of the owned resource that this is a copy of. */
  readonly SourceId?: string
  readonly Tags?: Tags
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  /** Its assets. */
  readonly assets?: readonly RevisionAssetSeed[]
}

/** A revision with its assets. */
export interface RevisionView {
  /** The ARN. It is made up if it is absent from a seed. */
  readonly Arn: string
  /** A comment about the revision. */
  readonly Comment?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  /** The id of the data set. */
  readonly DataSetId: string
  /** Whether the revision can be published. */
  readonly Finalized?: boolean
  /** The id. It is made up if it is absent from a seed. */
  readonly Id: string
  /** Why the revision was revoked. */
  readonly RevocationComment?: string
  /** Whether the revision was revoked. */
  readonly Revoked?: boolean
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly RevokedAt?: string
  /** The id of the owned resource that this is a copy of. */
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  /** Its assets, by name. */
  readonly assets: readonly Asset[]
}

/** The member S3DataAccessAsset of AssetDetails. */
export interface S3DataAccessAsset {
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** Prefixes of keys. */
  readonly KeyPrefixes?: readonly string[]
  /** Keys of objects. */
  readonly Keys?: readonly string[]
  /** The alias of the S3 access point. */
  readonly S3AccessPointAlias?: string
  /** The ARN of the S3 access point. */
  readonly S3AccessPointArn?: string
  /** The KMS keys of the objects. */
  readonly KmsKeysToGrant?: readonly GrantedKmsKey[]
}

/** The part of an S3 bucket that is shared. */
export interface S3DataAccessAssetSourceEntry {
  /** The name of the S3 bucket. */
  readonly Bucket: string
  /** Prefixes of keys. */
  readonly KeyPrefixes?: readonly string[]
  /** Keys of objects. */
  readonly Keys?: readonly string[]
  /** The KMS keys of the objects. */
  readonly KmsKeysToGrant?: readonly KmsKeyToGrant[]
}

/** The member S3SnapshotAsset of AssetDetails. */
export interface S3SnapshotAsset {
  /** The size in bytes. */
  readonly Size: number
}

/** A sandbox with its counts. */
export interface SandboxView {
  readonly name: string
  /** The account of the sandbox. */
  readonly accountId: string
  readonly jobs: number
  readonly faults: number
  /** The number of requests in flight, including this one. */
  readonly requests: number
  readonly clock: ClockState
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly createdAt: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly lastUsedAt: string
}

/** Jobs, data sets, faults and outcomes, with a clock to run them by. */
export interface Scenario {
  /** The JSON Schema that editors use to validate the file. */
  readonly $schema?: string
  /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
  readonly name: string
  /** What the scenario is for. */
  readonly description?: string
  /** Whether the scenario is loaded at the start. If false, it can still be applied by name. */
  readonly autoload?: boolean
  readonly clock?: ClockSettings
  /** Jobs, whose plans begin when the scenario is loaded. */
  readonly jobs?: readonly JobSeed[]
  /** Faults, in the order in which they are tried. */
  readonly faults?: readonly Fault[]
  /** Outcomes of created jobs, in the order in which they are tried. */
  readonly outcomes?: readonly Outcome[]
  readonly limits?: Limits
  /** The content of assets that jobs export. */
  readonly assets?: readonly AssetSeed[]
  /** Data sets. Of those created at the same instant, the last one is the newest. */
  readonly dataSets?: readonly DataSetSeed[]
  /** Event actions on ENTITLED data sets. Of those created at the same instant, the last is the newest. */
  readonly eventActions?: readonly EventActionSeed[]
  /** Data grants of OWNED data sets. Of those created at the same instant, the last is the newest. */
  readonly dataGrants?: readonly DataGrantSeed[]
}

/** What a scenario added. */
export interface ScenarioApplied {
  readonly name: string
  readonly mode: ApplyMode
  readonly jobs: readonly JobView[]
  readonly faults: readonly FaultView[]
  readonly outcomes: readonly OutcomeView[]
  /** Absent if there are none. */
  readonly dataSets?: readonly DataSetSummary[]
  /** Absent if there are none. */
  readonly eventActions?: readonly EventAction[]
  /** Absent if there are none. */
  readonly dataGrants?: readonly DataGrant[]
}

/** A scenario of the fixture files, with the size of its contents. */
export interface ScenarioView {
  readonly name: string
  readonly description?: string
  readonly file: string
  /** Whether new sandboxes start with the scenario. */
  readonly autoload: boolean
  readonly jobs: number
  readonly faults: number
  readonly outcomes: number
  /** Absent if there are none. */
  readonly dataSets?: number
  /** Absent if there are none. */
  readonly eventActions?: number
  /** Absent if there are none. */
  readonly dataGrants?: number
}

/** The SDK that sent a request. */
export interface Sdk {
  readonly name: string
  /** The version. */
  readonly version: string
}

/** A call of an SDK, with its attempts and how it ended. */
export interface SdkCall {
  /** The value of the `amz-sdk-invocation-id` header. */
  readonly invocationId?: string
  readonly sdk?: Sdk
  readonly operation?: OperationName
  /** The id of the job. */
  readonly jobId?: string
  readonly attempts: number
  /** The maximum number of attempts of the call. */
  readonly maxAttempts?: number
  /** The status of each attempt. Null if the client received no response. */
  readonly statuses: readonly (number | null)[]
  /** The time from the end of each response to the next attempt. */
  readonly gapsMs: readonly number[]
  /** A duration in milliseconds. */
  readonly totalGapMs: number
  /**
   * Whether every retry waited at least as long as Retry-After asked. Null if no response had the
   * header.
   */
  readonly retryAfterRespected: boolean | null
  readonly end: 'succeeded' | 'failed' | 'exhausted' | 'open'
  /** The ordinals of the requests that belong to the call. */
  readonly requests: readonly number[]
}

/** A sandbox, as returned by `GET /__admin/snapshot`. */
export interface Snapshot {
  /** The version of the snapshot format. */
  readonly version: 1
  readonly origin: {
    /** 12 digits */
    readonly accountId: string
    /** a region such as us-east-1 */
    readonly region: string
    readonly durations: {
      /** A duration in milliseconds. */
      readonly waitingMs: number
      /** A duration in milliseconds. */
      readonly inProgressMs: number
      /** A duration in milliseconds. */
      readonly unstartedMs: number
    }
  }
  readonly clock: ClockState
  readonly random: {
    readonly seed: number
    readonly scope: string
    readonly count: number
  }
  readonly faults: readonly {
    /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
    readonly id: string
    /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
    readonly armedAt: string
    readonly matched: number
    /** How many times the fault has fired. */
    readonly fired: number
    /** The name of the S3 bucket. */
    readonly bucket?: {
      readonly tokens: number
      readonly at: number
    }
    readonly seed: Fault
  }[]
  readonly outcomes: readonly {
    /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
    readonly id: string
    readonly seed: Outcome
    readonly matched: number
    readonly given: number
  }[]
  readonly limits: Limits
  readonly apiRequests?: {
    readonly tokens: number
    readonly at: number
  }
  readonly assets: {
    readonly uploads: readonly ContentSnapshot[]
    readonly assets: readonly ContentSnapshot[]
  }
  readonly dataSets?: {
    /** The serial of the next one. */
    readonly nextSerial: number
    /** Whether the sandbox has ever had a data set. */
    readonly hasHeldAny: boolean
    readonly dataSets: readonly {
      readonly id: string
      readonly arn: string
      readonly assetType: AssetType
      readonly origin: Origin
      readonly originDetails?: OriginDetails
      readonly sourceId?: string
      readonly product?: Product
      readonly name: string
      readonly description: string
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
      readonly serial: number
    }[]
    readonly revisions: readonly {
      readonly id: string
      readonly arn: string
      /** The id of the data set. */
      readonly dataSetId: string
      readonly comment?: string
      readonly finalized: boolean
      readonly revocation?: {
        /** An instant in epoch milliseconds. */
        readonly at: number
        readonly comment: string
      }
      readonly sourceId?: string
      readonly copyOf?: string
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
      readonly serial: number
    }[]
    readonly assets: readonly {
      readonly id: string
      readonly ownArn?: string
      readonly type: AssetType
      readonly name: string
      readonly details: AssetDetails
      /** The id of the data set. */
      readonly dataSetId: string
      /** The id of the revision. */
      readonly revisionId: string
      readonly sourceId?: string
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
      readonly responses?: readonly ApiResponse[]
    }[]
  }
  readonly eventActions?: {
    /** The serial of the next one. */
    readonly nextSerial: number
    readonly held: readonly {
      readonly id: string
      readonly arn: string
      /** The id of the data set. */
      readonly dataSetId: string
      readonly action: Action
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
      readonly serial: number
    }[]
  }
  readonly dataGrants?: {
    /** The serial of the next one. */
    readonly nextSerial: number
    readonly held: readonly {
      readonly id: string
      readonly arn: string
      readonly name: string
      readonly description?: string
      readonly senderPrincipal: string
      readonly receiverPrincipal: string
      readonly scope: GrantDistributionScope
      /** The id of the data set. */
      readonly dataSetId: string
      readonly sourceDataSetId: string
      readonly granted?: {
        readonly name: string
        readonly description: string
      }
      /** An instant in epoch milliseconds. */
      readonly acceptedAt?: number
      /** An instant in epoch milliseconds. */
      readonly endsAt?: number
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
      readonly serial: number
    }[]
  }
  readonly sentNotifications?: readonly {
    /** The id of the data set. */
    readonly dataSetId: string
    readonly clientToken: string
    /** The digest of what was sent. */
    readonly digest: string
    /** An instant in epoch milliseconds. */
    readonly sentAt: number
  }[]
  readonly effects?: readonly {
    /** The id of the job. */
    readonly jobId: string
    readonly imported?: readonly ImportedEntry[]
    readonly exported?: readonly ExportedEntry[]
    readonly reservedBytes?: number
  }[]
  readonly jobs: {
    /** A position in the list of jobs. */
    readonly nextSerial: number
    readonly held: readonly JobSnapshot[]
  }
}

/** What was saved to the file of `--snapshot`. */
export interface SnapshotSaved {
  /** The path of the file that was written. */
  readonly file: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly savedAt: string
  /** The number of sandboxes in the file. */
  readonly sandboxes: number
  /** The number of jobs in all of them. */
  readonly jobs: number
  /** The size of the file. */
  readonly bytes: number
}

/** A server-sent event. */
export type StreamEvent =
  | TransitionEvent
  | RequestEvent
  | FaultEvent
  | DeletedEvent
  | DataSetEvent
  | RevisionEvent
  | AssetEvent
  | EventActionEvent
  | DataGrantEvent
  | EventBridgeEvent
  | ClearedEvent
  | MissedEvent

/** LF-tags that select tables, and the permissions on them. */
export interface TableLFTagPolicyAndPermissions {
  /** The tags that select resources. */
  readonly Expression: readonly LFTag[]
  /** What the permissions allow. */
  readonly Permissions: readonly ('DESCRIBE' | 'SELECT')[]
}

/** The tags, by key. */
export type Tags = { readonly [name: string]: string }

/** The transition of a job from one state to the next, when it was due. */
export interface Transition {
  /** The id of the job. */
  readonly jobId: string
  readonly from: JobState
  readonly to: JobState
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly at: string
}

/** The event `transition`. */
export interface TransitionEvent {
  /** The name of the event. */
  readonly event: 'transition'
  readonly data: Transition
}

/** What a test set up and its client never used. */
export interface Verdict {
  /** Whether there are no findings of any kind. */
  readonly ok: boolean
  /** The faults that were armed after the start and never fired, with the reason if it is known. */
  readonly faultsNeverFired: {
    readonly total: number
    readonly first: readonly {
      readonly id: string
      readonly matched: number
      readonly why?: string
    }[]
  }
  /**
   * The jobs that were seeded after the start, or created and started by a client, and that no request
   * asked for. CreateJob and StartJob do not ask for the job that they create or start.
   */
  readonly jobsNeverAskedFor: {
    readonly total: number
    readonly first: readonly string[]
  }
  /** The jobs that were seeded or created after the start and have not ended. */
  readonly jobsLeftRunning: {
    readonly total: number
    readonly first: readonly {
      readonly id: string
      readonly state: JobState
    }[]
  }
  /** The requests for operations that are not emulated. */
  readonly notEmulated: {
    readonly total: number
    readonly first: readonly {
      /** The HTTP method. */
      readonly method: string
      readonly path: string
    }[]
  }
}

/** Whether a client did what was expected, and what was different. */
export interface Verification {
  readonly ok: boolean
  readonly matched: number
  readonly problems: readonly Problem[]
}

/** What a client is expected to have done, and how long it may take. */
export interface Verify {
  readonly match?: RequestMatch
  readonly count?: {
    readonly min?: number
    readonly max?: number
  }
  /** The minimum time from the end of one request to the next, in milliseconds. */
  readonly minGapMs?: number
  /** The minimum ratio of each gap to the one before. */
  readonly minGapFactor?: number
  /** The maximum number of requests for one call of the SDK. */
  readonly maxAttempts?: number
  /**
   * Requests that must have arrived in this order; others may have come in between. All requests are
   * considered, whatever `match` says.
   */
  readonly order?: readonly RequestMatch[]
  /**
   * How long to wait until the expectations are met, in wall-clock milliseconds. Does not wait by
   * default.
   */
  readonly timeoutMs?: number
}

/** An error, with every problem in the request. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode
    readonly message: string
    readonly problems: readonly Problem[]
  }
}
