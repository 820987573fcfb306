// Generated from the schemas of the server by `npm run client-types`. Do not edit.

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

export interface ApiGatewayApiAsset {
  readonly ApiDescription?: string
  readonly ApiEndpoint?: string
  readonly ApiId?: string
  readonly ApiKey?: string
  readonly ApiName?: string
  readonly ApiSpecificationDownloadUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationDownloadUrlExpiresAt?: string
  readonly ProtocolType?: 'REST'
  readonly Stage?: string
}

export type ApplyMode = 'add' | 'replace'

export interface Asset {
  readonly Arn: string
  readonly AssetDetails: AssetDetails
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly DataSetId: string
  readonly Id: string
  readonly Name: string
  readonly RevisionId: string
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
}

export interface AssetConfiguration {
  readonly Tags?: readonly {
    readonly Key: string
    readonly Value: string
  }[]
}

export interface AssetDestinationEntry {
  readonly AssetId: string
  readonly Bucket: string
  readonly Key?: string
}

export interface AssetDetails {
  readonly S3SnapshotAsset?: S3SnapshotAsset
  readonly RedshiftDataShareAsset?: RedshiftDataShareAsset
  readonly ApiGatewayApiAsset?: ApiGatewayApiAsset
  readonly S3DataAccessAsset?: S3DataAccessAsset
  readonly LakeFormationDataPermissionAsset?: LakeFormationDataPermissionAsset
}

export interface AssetEvent {
  readonly event: 'asset'
  /** An asset was changed. An import creates its assets as it completes. */
  readonly data: {
    readonly dataSetId: string
    readonly revisionId: string
    readonly assetId: string
    readonly change: Change
  }
}

/** The content that a download of the exported asset returns. */
export type AssetSeed =
  | {
      /** The AssetId by which jobs export the asset. */
      readonly id: string
      readonly text: string
    }
  | {
      /** The AssetId by which jobs export the asset. */
      readonly id: string
      /** bytes in base64 */
      readonly base64: string
    }

export interface AssetSourceEntry {
  readonly Bucket: string
  readonly Key: string
}

export type AssetType =
  | 'S3_SNAPSHOT'
  | 'REDSHIFT_DATA_SHARE'
  | 'API_GATEWAY_API'
  | 'S3_DATA_ACCESS'
  | 'LAKE_FORMATION_DATA_PERMISSION'

export interface AssetView {
  readonly id: string
  readonly bytes: number
  /** The id of the job that imports the asset. */
  readonly importedBy?: string
}

export type Change = 'created' | 'updated' | 'deleted'

export interface ClearedEvent {
  readonly event: 'cleared'
  readonly data: { readonly [name: string]: never }
}

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

export interface ContentSnapshot {
  readonly id: string
  /** bytes in base64 */
  readonly base64: string
  readonly importedBy?: string
}

/**
 * A job of type CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: any part of a GetJob response, with an optional
 * plan.
 */
export interface CreateS3DataAccessFromS3BucketJobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly CreateS3DataAccessFromS3Bucket?: PartialCreateS3DataAccessFromS3BucketDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface CreateS3DataAccessFromS3BucketResponseDetails {
  readonly AssetSource: S3DataAccessAssetSourceEntry
  readonly DataSetId: string
  readonly RevisionId: string
}

export interface DataSetEvent {
  readonly event: 'data-set'
  /** A data set was changed. Its revisions are deleted with it. */
  readonly data: {
    readonly dataSetId: string
    readonly change: Change
  }
}

/** A data set in the shape of a GetDataSet response, or any part of it, with its revisions. */
export type DataSetSeed =
  | {
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
      readonly Description?: string
      readonly Id?: string
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin?: 'OWNED'
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }
  | {
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
      readonly Description?: string
      readonly Id?: string
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin?: 'ENTITLED'
      readonly OriginDetails: OriginDetails
      readonly SourceId?: string
      /** Empty, as what is ENTITLED has no tags. */
      readonly Tags?: { readonly [name: string]: string }
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }
  | {
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
      readonly Description?: string
      readonly Id?: string
      readonly Name?: string
      /** If absent, ENTITLED with OriginDetails, and else OWNED. */
      readonly Origin: 'ENTITLED'
      readonly SourceId?: string
      /** Empty, as what is ENTITLED has no tags. */
      readonly Tags?: { readonly [name: string]: string }
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** Its revisions. Of those created at the same instant, the last one is the newest. */
      readonly revisions?: readonly RevisionSeed[]
    }

/** A data set with the number of its revisions. */
export interface DataSetSummary {
  readonly Arn: string
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly Description: string
  readonly Id: string
  readonly Name: string
  readonly Origin: Origin
  readonly OriginDetails?: OriginDetails
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  readonly revisionCount: number
}

/** A data set with its revisions and their assets. */
export interface DataSetView {
  readonly Arn: string
  readonly AssetType: AssetType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly Description: string
  readonly Id: string
  readonly Name: string
  readonly Origin: Origin
  readonly OriginDetails?: OriginDetails
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  /** Its revisions, the newest first. */
  readonly revisions: readonly RevisionView[]
}

export interface DatabaseLFTagPolicyAndPermissions {
  readonly Expression: readonly LFTag[]
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

export interface DeletedEvent {
  readonly event: 'deleted'
  readonly data: {
    readonly jobId: string
  }
}

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
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportAssetToSignedUrl?: PartialExportAssetToSignedUrlDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_ASSET_TO_SIGNED_URL'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ExportAssetToSignedUrlResponseDetails {
  readonly AssetId: string
  readonly DataSetId: string
  readonly RevisionId: string
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/** A job of type EXPORT_ASSETS_TO_S3: any part of a GetJob response, with an optional plan. */
export interface ExportAssetsToS3JobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportAssetsToS3?: PartialExportAssetsToS3Details
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_ASSETS_TO_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ExportAssetsToS3ResponseDetails {
  readonly AssetDestinations: readonly AssetDestinationEntry[]
  readonly DataSetId: string
  readonly Encryption?: ExportServerSideEncryption
  readonly RevisionId: string
}

/** A job of type EXPORT_REVISIONS_TO_S3: any part of a GetJob response, with an optional plan. */
export interface ExportRevisionsToS3JobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ExportRevisionsToS3?: PartialExportRevisionsToS3Details
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'EXPORT_REVISIONS_TO_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ExportRevisionsToS3ResponseDetails {
  readonly DataSetId: string
  readonly Encryption?: ExportServerSideEncryption
  readonly RevisionDestinations: readonly RevisionDestinationEntry[]
  readonly EventActionArn?: string
}

export interface ExportServerSideEncryption {
  readonly Type: 'aws:kms' | 'AES256'
  readonly KmsKeyArn?: string
}

/** An object that the job would have written to S3. */
export interface ExportedEntry {
  readonly bucket: string
  readonly key: string
  /** The size in bytes. */
  readonly bytes: number
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

export interface FaultEvent {
  readonly event: 'fault'
  readonly data: {
    readonly fault: string
    readonly operation?: OperationName
    readonly jobId?: string
    /** The ordinal of the request in the journal. */
    readonly request: number
  }
}

export interface FaultList {
  readonly faults: readonly FaultView[]
}

/** All given members must match. Without members, every data-plane request matches. */
export interface FaultMatch {
  readonly operation?: OperationName
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

export interface FaultResponse {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  /** The body of the response. A string is sent unchanged, anything else as JSON. */
  readonly body?: unknown
}

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

export interface GrantedKmsKey {
  readonly KmsKeyArn: string
}

export interface Health {
  readonly status: 'healthy'
  readonly version: string
  readonly uptimeMs: number
  readonly ready: true
}

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
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetFromApiGatewayApi?: PartialImportAssetFromApiGatewayApiDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ImportAssetFromApiGatewayApiResponseDetails {
  readonly ApiDescription?: string
  readonly ApiId: string
  readonly ApiKey?: string
  readonly ApiName: string
  /** an MD5 digest in base64, 24 characters */
  readonly ApiSpecificationMd5Hash: string
  readonly ApiSpecificationUploadUrl: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationUploadUrlExpiresAt: string
  readonly DataSetId: string
  readonly ProtocolType: 'REST'
  readonly RevisionId: string
  readonly Stage: string
}

/** A job of type IMPORT_ASSET_FROM_SIGNED_URL: any part of a GetJob response, with an optional plan. */
export interface ImportAssetFromSignedUrlJobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetFromSignedUrl?: PartialImportAssetFromSignedUrlDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSET_FROM_SIGNED_URL'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ImportAssetFromSignedUrlResponseDetails {
  readonly AssetName: string
  readonly DataSetId: string
  /** an MD5 digest in base64, 24 characters */
  readonly Md5Hash?: string
  readonly RevisionId: string
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

/**
 * A job of type IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: any part of a GetJob response, with an
 * optional plan.
 */
export interface ImportAssetsFromLakeFormationTagPolicyJobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromLakeFormationTagPolicy?: PartialImportAssetsFromLakeFormationTagPolicyDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ImportAssetsFromLakeFormationTagPolicyResponseDetails {
  /** an AWS account id, 12 digits */
  readonly CatalogId: string
  readonly Database?: DatabaseLFTagPolicyAndPermissions
  readonly Table?: TableLFTagPolicyAndPermissions
  /** the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name */
  readonly RoleArn: string
  readonly DataSetId: string
  readonly RevisionId: string
}

/**
 * A job of type IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: any part of a GetJob response, with an
 * optional plan.
 */
export interface ImportAssetsFromRedshiftDataSharesJobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromRedshiftDataShares?: PartialImportAssetsFromRedshiftDataSharesDetails
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ImportAssetsFromRedshiftDataSharesResponseDetails {
  readonly AssetSources: readonly RedshiftDataShareAssetSourceEntry[]
  readonly DataSetId: string
  readonly RevisionId: string
}

/** A job of type IMPORT_ASSETS_FROM_S3: any part of a GetJob response, with an optional plan. */
export interface ImportAssetsFromS3JobSeed {
  readonly Arn?: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  /** What the job works on. What is left out is made up. */
  readonly Details?: {
    readonly ImportAssetsFromS3?: PartialImportAssetsFromS3Details
  }
  readonly Errors?: readonly JobError[]
  readonly Id?: string
  readonly State?: JobState
  readonly Type: 'IMPORT_ASSETS_FROM_S3'
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly plan?: Plan
}

export interface ImportAssetsFromS3ResponseDetails {
  readonly AssetSources: readonly AssetSourceEntry[]
  readonly DataSetId: string
  readonly RevisionId: string
}

/** An asset that the job made. */
export interface ImportedEntry {
  readonly assetId: string
  readonly name: string
  /** The size in bytes. */
  readonly bytes: number
}

export interface Job {
  readonly Arn: string
  readonly AssetConfiguration?: AssetConfiguration
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly Details: JobDetails
  readonly Errors?: readonly JobError[]
  readonly Id: string
  readonly State: JobState
  readonly Type: JobType
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
}

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

export interface JobError {
  readonly Code:
    | 'ACCESS_DENIED_EXCEPTION'
    | 'INTERNAL_SERVER_EXCEPTION'
    | 'MALWARE_DETECTED'
    | 'RESOURCE_NOT_FOUND_EXCEPTION'
    | 'SERVICE_QUOTA_EXCEEDED_EXCEPTION'
    | 'VALIDATION_EXCEPTION'
    | 'MALWARE_SCAN_ENCRYPTED_FILE'
  readonly Details?: {
    readonly ImportAssetFromSignedUrlJobErrorDetails?: {
      readonly AssetName: string
    }
    readonly ImportAssetsFromS3JobErrorDetails?: readonly AssetSourceEntry[]
  }
  readonly LimitName?:
    | 'Assets per revision'
    | 'Asset size in GB'
    | 'Amazon Redshift datashare assets per revision'
    | 'AWS Lake Formation data permission assets per revision'
    | 'Amazon S3 data access assets per revision'
  readonly LimitValue?: number
  readonly Message: string
  readonly ResourceId?: string
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

export interface JobSnapshot {
  /** A position in the list of jobs. */
  readonly serial: number
  readonly job: {
    readonly Arn: string
    readonly AssetConfiguration?: AssetConfiguration
    /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
    readonly CreatedAt: string
    readonly Details: PartialJobDetails
    readonly Errors?: readonly JobError[]
    readonly Id: string
    readonly State: JobState
    readonly Type: JobType
    /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
    readonly UpdatedAt: string
  }
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly seededAt: string
  readonly signsUrl: boolean
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
  readonly polls: number
  readonly stepPolls: number
  readonly history: readonly HistoryEntry[]
}

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
  readonly polls: number
  /** When the next transition is due. Null if no transition depends on time alone. */
  readonly nextTransitionAt: string | null
  /** The states of the job so far, the current one last. */
  readonly history: readonly HistoryEntry[]
  /** The assets that the job made when it completed, at most 10,000 of them. */
  readonly imported: readonly ImportedEntry[]
  /** The objects that the job would have written to S3 when it completed, at most 10,000 of them. */
  readonly exported: readonly ExportedEntry[]
}

export interface KmsKeyToGrant {
  readonly KmsKeyArn: string
}

export interface LFResourceDetails {
  readonly Database?: LFTagExpression
  readonly Table?: LFTagExpression
}

export interface LFTag {
  readonly TagKey: string
  readonly TagValues: readonly string[]
}

export interface LFTagExpression {
  readonly Expression: readonly LFTag[]
}

export interface LFTagPolicyDetails {
  readonly CatalogId: string
  readonly ResourceType: 'TABLE' | 'DATABASE'
  readonly ResourceDetails: LFResourceDetails
}

export interface LakeFormationDataPermissionAsset {
  readonly LakeFormationDataPermissionDetails: LakeFormationDataPermissionDetails
  readonly LakeFormationDataPermissionType: 'LFTagPolicy'
  readonly Permissions: readonly ('DESCRIBE' | 'SELECT')[]
  readonly RoleArn?: string
}

export interface LakeFormationDataPermissionDetails {
  readonly LFTagPolicy?: LFTagPolicyDetails
}

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
}

export interface ListMeta {
  readonly total: number
  readonly dropped: number
}

export interface MissedEvent {
  readonly event: 'missed'
  readonly data: {
    readonly count: number
  }
}

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

export type Origin = 'OWNED' | 'ENTITLED'

export interface OriginDetails {
  readonly ProductId?: string
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

export interface OutcomeList {
  readonly outcomes: readonly OutcomeView[]
}

export interface OutcomeMatch {
  readonly type?: JobType
  readonly dataSetId?: string
  /** The id of one of the revisions that the job imports or exports. */
  readonly revisionId?: string
  /** The name under which the job imports an asset. */
  readonly assetName?: string
  /** The name of one of the buckets that the job reads or writes. */
  readonly bucket?: string
  /** Selects only the n-th of the jobs that the other members match. */
  readonly nth?: number
}

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

export interface PartialAssetDetails {
  readonly S3SnapshotAsset?: PartialS3SnapshotAsset
  readonly RedshiftDataShareAsset?: PartialRedshiftDataShareAsset
  readonly ApiGatewayApiAsset?: ApiGatewayApiAsset
  readonly S3DataAccessAsset?: PartialS3DataAccessAsset
  readonly LakeFormationDataPermissionAsset?: PartialLakeFormationDataPermissionAsset
}

export interface PartialCreateS3DataAccessFromS3BucketDetails {
  readonly AssetSource?: S3DataAccessAssetSourceEntry
  readonly DataSetId?: string
  readonly RevisionId?: string
}

export interface PartialExportAssetToSignedUrlDetails {
  readonly AssetId?: string
  readonly DataSetId?: string
  readonly RevisionId?: string
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

export interface PartialExportAssetsToS3Details {
  readonly AssetDestinations?: readonly AssetDestinationEntry[]
  readonly DataSetId?: string
  readonly Encryption?: ExportServerSideEncryption
  readonly RevisionId?: string
}

export interface PartialExportRevisionsToS3Details {
  readonly DataSetId?: string
  readonly Encryption?: ExportServerSideEncryption
  readonly RevisionDestinations?: readonly RevisionDestinationEntry[]
  readonly EventActionArn?: string
}

export interface PartialImportAssetFromApiGatewayApiDetails {
  readonly ApiDescription?: string
  readonly ApiId?: string
  readonly ApiKey?: string
  readonly ApiName?: string
  /** an MD5 digest in base64, 24 characters */
  readonly ApiSpecificationMd5Hash?: string
  readonly ApiSpecificationUploadUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly ApiSpecificationUploadUrlExpiresAt?: string
  readonly DataSetId?: string
  readonly ProtocolType?: 'REST'
  readonly RevisionId?: string
  readonly Stage?: string
}

export interface PartialImportAssetFromSignedUrlDetails {
  readonly AssetName?: string
  readonly DataSetId?: string
  /** an MD5 digest in base64, 24 characters */
  readonly Md5Hash?: string
  readonly RevisionId?: string
  readonly SignedUrl?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly SignedUrlExpiresAt?: string
}

export interface PartialImportAssetsFromLakeFormationTagPolicyDetails {
  /** an AWS account id, 12 digits */
  readonly CatalogId?: string
  readonly Database?: DatabaseLFTagPolicyAndPermissions
  readonly Table?: TableLFTagPolicyAndPermissions
  /** the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name */
  readonly RoleArn?: string
  readonly DataSetId?: string
  readonly RevisionId?: string
}

export interface PartialImportAssetsFromRedshiftDataSharesDetails {
  readonly AssetSources?: readonly RedshiftDataShareAssetSourceEntry[]
  readonly DataSetId?: string
  readonly RevisionId?: string
}

export interface PartialImportAssetsFromS3Details {
  readonly AssetSources?: readonly AssetSourceEntry[]
  readonly DataSetId?: string
  readonly RevisionId?: string
}

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

export interface PartialLakeFormationDataPermissionAsset {
  readonly LakeFormationDataPermissionDetails?: LakeFormationDataPermissionDetails
  readonly LakeFormationDataPermissionType?: 'LFTagPolicy'
  readonly Permissions?: readonly ('DESCRIBE' | 'SELECT')[]
  readonly RoleArn?: string
}

export interface PartialRedshiftDataShareAsset {
  readonly Arn?: string
}

export interface PartialS3DataAccessAsset {
  readonly Bucket?: string
  readonly KeyPrefixes?: readonly string[]
  readonly Keys?: readonly string[]
  readonly S3AccessPointAlias?: string
  readonly S3AccessPointArn?: string
  readonly KmsKeysToGrant?: readonly GrantedKmsKey[]
}

export interface PartialS3SnapshotAsset {
  /** The size in bytes. */
  readonly Size?: number
}

/** The states that the job goes through, or the name of a predefined plan. */
export type Plan = PlanName | readonly PlanStep[]

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

export interface PollPattern {
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

export interface Problem {
  /** Where the problem is: `$.…` (JSONPath) in the body, `query.…` or `params.…`. */
  readonly path: string
  readonly message: string
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

export interface RedshiftDataShareAsset {
  readonly Arn: string
}

export interface RedshiftDataShareAssetSourceEntry {
  readonly DataShareArn: string
}

export interface RequestEvent {
  readonly event: 'request'
  readonly data: RequestView
}

/** All given members must match. Without members, every data-plane request matches. */
export interface RequestMatch {
  readonly operation?: OperationName
  readonly jobId?: string
  readonly dataSetId?: string
  readonly revisionId?: string
  readonly assetId?: string
  readonly status?: number
  readonly errorType?: string
  readonly state?: JobState
  /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
  readonly fault?: string
  readonly attempt?: number
}

export interface RequestView {
  /** The position of the request in order of arrival. Unique until the journal is cleared. */
  readonly ordinal: number
  /** The request has not been answered yet. Absent once it has ended. */
  readonly open?: true
  /** When the request arrived, by the wall clock. */
  readonly at: string
  /** When the request arrived, by the sandbox's clock. */
  readonly sandboxAt: string
  /** A duration in milliseconds. */
  readonly durationMs?: number
  readonly sandbox: string
  readonly account: string
  readonly region?: string
  readonly accessKeyId?: string
  readonly operation?: OperationName
  readonly isEmulated?: false
  readonly method: string
  readonly path: string
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
  readonly userAgent?: string
  /** The value of the `amz-sdk-invocation-id` header. */
  readonly invocationId?: string
  readonly attempt?: number
  readonly maxAttempts?: number
  /** The HTTP status. Absent if the client received no response. */
  readonly status?: number
  readonly errorType?: string
  /** A duration in milliseconds. */
  readonly retryAfterMs?: number
  readonly stateBefore?: JobState
  readonly stateAfter?: JobState
  /** The index of the plan step that the job was in, counted from 0. */
  readonly step?: number
  readonly polls?: number
  /** The ids of the faults that fired. */
  readonly faults: readonly string[]
  /** The random draws for faults with a probability. */
  readonly draws?: readonly FaultDraw[]
  /** The seed that reproduces the draws. */
  readonly seed?: number
  readonly bytes: number
}

export interface Reset {
  readonly sandbox: string
  readonly jobs: number
  readonly faults: number
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly now: string
}

export type ResourceType = 'DATA_SET' | 'REVISION' | 'ASSET' | 'JOB' | 'EVENT_ACTION' | 'DATA_GRANT'

/** The client gets this response. */
export interface ResponseEffect {
  readonly response: FaultResponse
  /** How long the client is told to wait, by the headers retry-after and x-amz-retry-after. */
  readonly retryAfterSeconds?: number
}

export interface Restored {
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
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      readonly DataSetId?: string
      readonly Id?: string
      readonly Name?: string
      readonly RevisionId?: string
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The content as text, which downloads return in UTF-8. */
      readonly text: string
    }
  | {
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      readonly DataSetId?: string
      readonly Id?: string
      readonly Name?: string
      readonly RevisionId?: string
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The content, as bytes in base64. */
      readonly base64: string
    }
  | {
      readonly Arn?: string
      readonly AssetDetails?: PartialAssetDetails
      readonly AssetType?: AssetType
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly CreatedAt?: string
      readonly DataSetId?: string
      readonly Id?: string
      readonly Name?: string
      readonly RevisionId?: string
      readonly SourceId?: string
      readonly Tags?: Tags
      /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
      readonly UpdatedAt?: string
      /** The size in bytes of content that is made up when it is downloaded. */
      readonly size?: number
    }

export interface RevisionDestinationEntry {
  readonly Bucket: string
  readonly KeyPattern?: string
  readonly RevisionId: string
}

export interface RevisionEvent {
  readonly event: 'revision'
  /** A revision was changed. Its assets are deleted with it. */
  readonly data: {
    readonly dataSetId: string
    readonly revisionId: string
    readonly change: Change
  }
}

/** A revision in the shape of a GetRevision response, or any part of it, with its assets. */
export interface RevisionSeed {
  readonly Arn?: string
  readonly Comment?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt?: string
  readonly DataSetId?: string
  /**
   * If absent, true for a revision that is ENTITLED, revoked or added to a data set by the control
   * plane, and else false.
   */
  readonly Finalized?: boolean
  readonly Id?: string
  readonly RevocationComment?: string
  /** If absent, true for a revision with a RevocationComment or RevokedAt. */
  readonly Revoked?: boolean
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly RevokedAt?: string
  readonly SourceId?: string
  readonly Tags?: Tags
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt?: string
  readonly assets?: readonly RevisionAssetSeed[]
}

/** A revision with its assets. */
export interface RevisionView {
  readonly Arn: string
  readonly Comment?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly CreatedAt: string
  readonly DataSetId: string
  readonly Finalized?: boolean
  readonly Id: string
  readonly RevocationComment?: string
  readonly Revoked?: boolean
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly RevokedAt?: string
  readonly SourceId?: string
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly UpdatedAt: string
  readonly Tags?: Tags
  /** Its assets, by name. */
  readonly assets: readonly Asset[]
}

export interface S3DataAccessAsset {
  readonly Bucket: string
  readonly KeyPrefixes?: readonly string[]
  readonly Keys?: readonly string[]
  readonly S3AccessPointAlias?: string
  readonly S3AccessPointArn?: string
  readonly KmsKeysToGrant?: readonly GrantedKmsKey[]
}

export interface S3DataAccessAssetSourceEntry {
  readonly Bucket: string
  readonly KeyPrefixes?: readonly string[]
  readonly Keys?: readonly string[]
  readonly KmsKeysToGrant?: readonly KmsKeyToGrant[]
}

export interface S3SnapshotAsset {
  /** The size in bytes. */
  readonly Size: number
}

export interface SandboxView {
  readonly name: string
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

export interface Scenario {
  /** The JSON Schema that editors use to validate the file. */
  readonly $schema?: string
  /** 1 to 64 letters, digits, dots, dashes or underscores (but not . or ..) */
  readonly name: string
  readonly description?: string
  /** Whether the scenario is loaded at the start. If false, it can still be applied by name. */
  readonly autoload?: boolean
  readonly clock?: ClockSettings
  readonly jobs?: readonly JobSeed[]
  readonly faults?: readonly Fault[]
  readonly outcomes?: readonly Outcome[]
  readonly limits?: Limits
  readonly assets?: readonly AssetSeed[]
  /** Data sets. Of those created at the same instant, the last one is the newest. */
  readonly dataSets?: readonly DataSetSeed[]
}

export interface ScenarioApplied {
  readonly name: string
  readonly mode: ApplyMode
  readonly jobs: readonly JobView[]
  readonly faults: readonly FaultView[]
  readonly outcomes: readonly OutcomeView[]
  /** Absent if there are none. */
  readonly dataSets?: readonly DataSetSummary[]
}

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
}

export interface Sdk {
  readonly name: string
  readonly version: string
}

export interface SdkCall {
  readonly invocationId?: string
  readonly sdk?: Sdk
  readonly operation?: OperationName
  readonly jobId?: string
  readonly attempts: number
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
    readonly fired: number
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
  readonly assets: {
    readonly uploads: readonly ContentSnapshot[]
    readonly assets: readonly ContentSnapshot[]
  }
  readonly dataSets?: {
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
      readonly dataSetId: string
      readonly comment?: string
      readonly finalized: boolean
      readonly revocation?: {
        /** An instant in epoch milliseconds. */
        readonly at: number
        readonly comment: string
      }
      readonly sourceId?: string
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
      readonly dataSetId: string
      readonly revisionId: string
      readonly sourceId?: string
      readonly tags: Tags
      /** An instant in epoch milliseconds. */
      readonly createdAt: number
      /** An instant in epoch milliseconds. */
      readonly updatedAt: number
    }[]
  }
  readonly effects?: readonly {
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

/** A server-sent event. */
export type StreamEvent =
  | TransitionEvent
  | RequestEvent
  | FaultEvent
  | DeletedEvent
  | DataSetEvent
  | RevisionEvent
  | AssetEvent
  | ClearedEvent
  | MissedEvent

export interface TableLFTagPolicyAndPermissions {
  readonly Expression: readonly LFTag[]
  readonly Permissions: readonly ('DESCRIBE' | 'SELECT')[]
}

export type Tags = { readonly [name: string]: string }

export interface Transition {
  readonly jobId: string
  readonly from: JobState
  readonly to: JobState
  /** an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z */
  readonly at: string
}

export interface TransitionEvent {
  readonly event: 'transition'
  readonly data: Transition
}

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
      readonly method: string
      readonly path: string
    }[]
  }
}

export interface Verification {
  readonly ok: boolean
  readonly matched: number
  readonly problems: readonly Problem[]
}

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

export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode
    readonly message: string
    readonly problems: readonly Problem[]
  }
}
