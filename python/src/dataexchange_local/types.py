"""The JSON shapes of the control plane, made from its OpenAPI document by `npm run client-types`.

Members in PascalCase are AWS's own; instants are ISO 8601 text.
"""

from __future__ import annotations

from typing import Any, Dict, List, Literal, TypedDict, Union


class Action(TypedDict, total=False):
    """What an event action does."""

    ExportRevisionToS3: AutoExportRevisionToS3


class ActionEvent(TypedDict, total=False):
    """When an event action does it."""

    RevisionPublished: ActionEventRevisionPublished


class ActionEventRevisionPublished(TypedDict):
    DataSetId: str
    """The id of the data set."""


class AdvanceMs(TypedDict):
    ms: int


class AdvanceTo(TypedDict):
    to: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class AdvanceToNextTransition(TypedDict):
    toNextTransition: Literal[True]


Advance = Union["AdvanceMs", "AdvanceTo", "AdvanceToNextTransition"]
"""How far the clock is moved forward."""


class Advanced(TypedDict):
    """The clock after an advance, and the transitions that became due."""

    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    mode: ClockMode
    rate: float
    """The number of sandbox seconds for each real second."""
    nextTransitionAt: Union[str, None]
    """When the next transition is due. Null if no transition depends on time alone."""
    transitions: List[Transition]
    meta: ListMeta


class ApiGatewayApiAsset(TypedDict, total=False):
    """The member ApiGatewayApiAsset of AssetDetails."""

    ApiDescription: str
    """The description of the API."""
    ApiEndpoint: str
    """The endpoint of the API."""
    ApiId: str
    """The id of the API in API Gateway."""
    ApiKey: str
    """The key of the API in API Gateway."""
    ApiName: str
    """The name of the API."""
    ApiSpecificationDownloadUrl: str
    """Where the specification of the API is downloaded."""
    ApiSpecificationDownloadUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    ProtocolType: Literal["REST"]
    """The protocol of the API."""
    Stage: str
    """The stage of the API."""


class _ApiResponseRequired(TypedDict):
    status: int
    """The HTTP status."""


class ApiResponse(_ApiResponseRequired, total=False):
    """A response of the asset's provider. The first one that matches is sent."""

    method: ApiResponseMethod
    """The method of the requests that it is for. If absent, every method."""
    path: str
    """A path such as /prices, without a query. If it is absent, the response is for every path."""
    headers: Dict[str, str]
    """The headers, by name."""
    body: Any
    """The body of the response. A string is sent unchanged, anything else as JSON."""


ApiResponseMethod = Literal["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
"""The method of the requests that it is for. If absent, every method."""


ApplyMode = Literal["add", "replace"]
"""Whether a scenario is added to what is there or replaces it."""


class _AssetRequired(TypedDict):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetDetails: AssetDetails
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    RevisionId: str
    """The id of the revision."""
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class Asset(_AssetRequired, total=False):
    """An asset and, if it is an API, its responses."""

    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    responses: List[ApiResponse]
    """The responses of an API that was seeded with any."""


class AssetConfiguration(TypedDict, total=False):
    """How the assets of an import are made."""

    Tags: List[AssetConfigurationTagsEntry]


class AssetConfigurationTagsEntry(TypedDict):
    Key: str
    """The key of the object, or of the tag."""
    Value: str
    """The value of the tag."""


class _AssetDestinationEntryRequired(TypedDict):
    AssetId: str
    """The id of the asset."""
    Bucket: str
    """The name of the S3 bucket."""


class AssetDestinationEntry(_AssetDestinationEntryRequired, total=False):
    """Where in S3 an asset is exported to."""

    Key: str
    """The key of the object, or of the tag."""


class AssetDetails(TypedDict, total=False):
    """What an asset is, in the member of its type."""

    S3SnapshotAsset: S3SnapshotAsset
    RedshiftDataShareAsset: RedshiftDataShareAsset
    ApiGatewayApiAsset: ApiGatewayApiAsset
    S3DataAccessAsset: S3DataAccessAsset
    LakeFormationDataPermissionAsset: LakeFormationDataPermissionAsset


class AssetEvent(TypedDict):
    """The event `asset`."""

    event: Literal["asset"]
    """The name of the event."""
    data: AssetEventData
    """An asset was changed. An import creates its assets as it completes."""


class AssetEventData(TypedDict):
    """An asset was changed. An import creates its assets as it completes."""

    dataSetId: str
    """The id of the data set."""
    revisionId: str
    """The id of the revision."""
    assetId: str
    """The id of the asset."""
    change: Change


class AssetSeedText(TypedDict):
    id: str
    """The AssetId by which jobs export the asset."""
    text: str
    """The content as text, which downloads return in UTF-8."""


class AssetSeedBase64(TypedDict):
    id: str
    """The AssetId by which jobs export the asset."""
    base64: str
    """Bytes in base64."""


AssetSeed = Union["AssetSeedText", "AssetSeedBase64"]
"""The content that a download of the exported asset returns."""


class AssetSourceEntry(TypedDict):
    """An object in S3 that is imported."""

    Bucket: str
    """The name of the S3 bucket."""
    Key: str
    """The key of the object, or of the tag."""


AssetType = Literal[
    "S3_SNAPSHOT",
    "REDSHIFT_DATA_SHARE",
    "API_GATEWAY_API",
    "S3_DATA_ACCESS",
    "LAKE_FORMATION_DATA_PERMISSION",
]
"""What all assets of a data set are."""


class _AssetViewRequired(TypedDict):
    id: str
    bytes: int


class AssetView(_AssetViewRequired, total=False):
    """An asset whose content was seeded or imported."""

    importedBy: str
    """The id of the job that imports the asset."""


class _AutoExportRevisionDestinationRequired(TypedDict):
    Bucket: str
    """The name of the S3 bucket."""


class AutoExportRevisionDestination(_AutoExportRevisionDestinationRequired, total=False):
    """Where in S3 an event action exports a revision to."""

    KeyPattern: str
    """The pattern of the keys of exported objects."""


class _AutoExportRevisionToS3Required(TypedDict):
    RevisionDestination: AutoExportRevisionDestination


class AutoExportRevisionToS3(_AutoExportRevisionToS3Required, total=False):
    """How an event action exports a revision."""

    Encryption: ExportServerSideEncryption


Change = Literal["created", "updated", "deleted"]
"""What happened to a data set, a revision, an asset, an event action or a data grant."""


class ClearedEvent(TypedDict):
    """The event `cleared`."""

    event: Literal["cleared"]
    """The name of the event."""
    data: ClearedEventData


class ClearedEventData(TypedDict):
    pass


class Clock(TypedDict):
    """The clock of a sandbox, and when the next transition is due."""

    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    mode: ClockMode
    rate: float
    """The number of sandbox seconds for each real second."""
    nextTransitionAt: Union[str, None]
    """When the next transition is due. Null if no transition depends on time alone."""


ClockMode = Literal["running", "frozen"]
"""Whether time passes by itself (`running`) or only when the clock is advanced (`frozen`)."""


class ClockSettings(TypedDict, total=False):
    """The settings of the sandbox's clock."""

    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    mode: ClockMode
    rate: float
    """The number of sandbox seconds for each real second."""


class ClockState(TypedDict):
    """The settings of the sandbox's clock."""

    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    mode: ClockMode
    rate: float
    """The number of sandbox seconds for each real second."""


class ConnectionEffect1(TypedDict):
    connection: ConnectionEffect1Connection
    """`reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client disconnects.
    `truncate`: half of the body, then closed. `malformed`: broken JSON. `drip`: the body one byte at a time."""


ConnectionEffect1Connection = Literal["reset", "empty", "hang", "truncate", "malformed"]
"""`reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client disconnects. `truncate`:
half of the body, then closed. `malformed`: broken JSON. `drip`: the body one byte at a time."""


class _ConnectionEffectDripRequired(TypedDict):
    connection: Literal["drip"]
    """`reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client disconnects.
    `truncate`: half of the body, then closed. `malformed`: broken JSON. `drip`: the body one byte at a time."""


class ConnectionEffectDrip(_ConnectionEffectDripRequired, total=False):
    paceMs: int
    """The time from one byte to the next, in wall-clock milliseconds. Only allowed for `drip`."""


ConnectionEffect = Union["ConnectionEffect1", "ConnectionEffectDrip"]
"""The connection fails, before the response or during it."""


class _CreateS3DataAccessFromS3BucketJobSeedRequired(TypedDict):
    Type: Literal["CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET"]


class CreateS3DataAccessFromS3BucketJobSeed(_CreateS3DataAccessFromS3BucketJobSeedRequired, total=False):
    """A job of type CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: CreateS3DataAccessFromS3BucketJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class CreateS3DataAccessFromS3BucketJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    CreateS3DataAccessFromS3Bucket: PartialCreateS3DataAccessFromS3BucketDetails


class CreateS3DataAccessFromS3BucketResponseDetails(TypedDict):
    """The Details of CreateS3DataAccessFromS3Bucket."""

    AssetSource: S3DataAccessAssetSourceEntry
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class _DataGrantRequired(TypedDict):
    AcceptanceState: Literal["PENDING_RECEIVER_ACCEPTANCE", "ACCEPTED"]
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    ReceiverPrincipal: str
    SenderPrincipal: str
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    GrantDistributionScope: GrantDistributionScope
    SourceDataSetId: str


class DataGrant(_DataGrantRequired, total=False):
    """A data grant as GetDataGrant returns it."""

    AcceptedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    EndsAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Tags: Tags


class DataGrantEvent(TypedDict):
    """The event `data-grant`."""

    event: Literal["data-grant"]
    """The name of the event."""
    data: DataGrantEventData
    """A data grant of an OWNED data set was changed."""


class DataGrantEventData(TypedDict):
    """A data grant of an OWNED data set was changed."""

    dataGrantId: str
    dataSetId: str
    """The id of the data set."""
    change: Change


class _DataGrantSeedRequired(TypedDict):
    SourceDataSetId: str
    """The id of the OWNED data set that is granted, which has a finalized revision."""


class DataGrantSeed(_DataGrantSeedRequired, total=False):
    """A data grant in the shape of a GetDataGrant response, or any part of it, with the data set that is granted."""

    AcceptanceState: Literal["PENDING_RECEIVER_ACCEPTANCE", "ACCEPTED"]
    """If absent, ACCEPTED with AcceptedAt, and else PENDING_RECEIVER_ACCEPTANCE."""
    AcceptedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the ENTITLED copy, which is made if the grant is accepted."""
    Description: str
    """The description of the data set."""
    EndsAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    GrantDistributionScope: GrantDistributionScope
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    ReceiverPrincipal: str
    """12 digits."""
    SenderPrincipal: str
    """12 digits."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class DataSetEvent(TypedDict):
    """The event `data-set`."""

    event: Literal["data-set"]
    """The name of the event."""
    data: DataSetEventData
    """A data set was changed. Its revisions are deleted with it."""


class DataSetEventData(TypedDict):
    """A data set was changed. Its revisions are deleted with it."""

    dataSetId: str
    """The id of the data set."""
    change: Change


class DataSetSeedOwned(TypedDict, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetType: DataSetSeedOwnedAssetType
    """If absent, that of its first asset, or else S3_SNAPSHOT."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    Origin: Literal["OWNED"]
    """If absent, ENTITLED with OriginDetails, and else OWNED."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    product: ProductSeed
    revisions: List[RevisionSeed]
    """Its revisions. Of those created at the same instant, the last one is the newest."""


DataSetSeedOwnedAssetType = Literal[
    "S3_SNAPSHOT",
    "REDSHIFT_DATA_SHARE",
    "API_GATEWAY_API",
    "S3_DATA_ACCESS",
    "LAKE_FORMATION_DATA_PERMISSION",
]
"""If absent, that of its first asset, or else S3_SNAPSHOT."""


class _DataSetSeed2Required(TypedDict):
    OriginDetails: OriginDetails


class DataSetSeed2(_DataSetSeed2Required, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetType: DataSetSeedOwnedAssetType
    """If absent, that of its first asset, or else S3_SNAPSHOT."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    Origin: Literal["ENTITLED"]
    """If absent, ENTITLED with OriginDetails, and else OWNED."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Dict[str, str]
    """Empty, as what is ENTITLED has no tags."""
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    product: EntitledProductSeed
    revisions: List[RevisionSeed]
    """Its revisions. Of those created at the same instant, the last one is the newest."""


class _DataSetSeed3Required(TypedDict):
    Origin: Literal["ENTITLED"]
    """If absent, ENTITLED with OriginDetails, and else OWNED."""


class DataSetSeed3(_DataSetSeed3Required, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetType: DataSetSeedOwnedAssetType
    """If absent, that of its first asset, or else S3_SNAPSHOT."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Dict[str, str]
    """Empty, as what is ENTITLED has no tags."""
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    product: EntitledProductSeed
    revisions: List[RevisionSeed]
    """Its revisions. Of those created at the same instant, the last one is the newest."""


DataSetSeed = Union["DataSetSeedOwned", "DataSetSeed2", "DataSetSeed3"]
"""A data set in the shape of a GetDataSet response, or any part of it, with its revisions."""


class _DataSetSummaryRequired(TypedDict):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    Origin: Origin
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    revisionCount: int
    """The number of revisions."""


class DataSetSummary(_DataSetSummaryRequired, total=False):
    """A data set with the number of its revisions."""

    OriginDetails: OriginDetails
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    product: Product


class _DataSetViewRequired(TypedDict):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Description: str
    """The description of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    Origin: Origin
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    revisions: List[RevisionView]
    """Its revisions, the newest first."""


class DataSetView(_DataSetViewRequired, total=False):
    """A data set with its revisions and their assets, its event actions and its data grants."""

    OriginDetails: OriginDetails
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    product: Product
    eventActions: List[EventAction]
    """The event actions on it, the newest first. Absent if there are none."""
    dataGrants: List[DataGrant]
    """The data grants of it, the oldest first, or the one that it is the ENTITLED copy for. Absent if there are
    none."""


class DatabaseLFTagPolicyAndPermissions(TypedDict):
    """LF-tags that select databases, and the permissions on them."""

    Expression: List[LFTag]
    """The tags that select resources."""
    Permissions: List[Literal["DESCRIBE"]]
    """What the permissions allow."""


class DelayMs(TypedDict):
    ms: float
    """The delay in milliseconds, always the same."""


class DelayUniformMs(TypedDict):
    uniformMs: List[float]
    """The bounds of a uniform distribution, as `[min, max]` in milliseconds."""


class DelayLognormal(TypedDict):
    lognormal: DelayLognormalLognormal


class DelayLognormalLognormal(TypedDict):
    medianMs: float
    sigma: float
    maxMs: float


Delay = Union["DelayMs", "DelayUniformMs", "DelayLognormal"]
"""How long a response is delayed, in real time."""


class DeletedEvent(TypedDict):
    """The event `deleted`."""

    event: Literal["deleted"]
    """The name of the event."""
    data: DeletedEventData


class DeletedEventData(TypedDict):
    jobId: str
    """The id of the job."""


DetailType = Literal[
    "Revision Published To Data Set",
    "Revision Published To Redshift Data Shares Data Set",
    "Revision Published To API Gateway API Data Set",
    "Revision Published To Lake Formation Data Permission Data Set",
    "Revision Published to S3 Data Access Data Set(s)",
    "Revision Revoked",
    "Data Updated in Data Set",
    "Data Set Update Delayed",
    "Schema Change Planned for Data Set",
    "Deprecation Planned for Data Set",
    "Auto-export Job Completed",
    "Auto-export Job Failed",
    "Data Grant Accepted",
    "Data Grant Revoked",
]
"""The type of an event of EventBridge."""


class EntitledProductSeed(TypedDict, total=False):
    """The product that an ENTITLED data set comes from, of which no operation shows more than the id."""

    id: str
    """Its id. If absent, `OriginDetails.ProductId`, or one that is made up."""
    name: str
    """Its name, which events have."""
    providerContact: str
    """How to reach its provider, which notifications have."""


class _EventActionRequired(TypedDict):
    Action: Action
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Event: ActionEvent
    Id: str
    """The id. It is made up if it is absent from a seed."""
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class EventAction(_EventActionRequired, total=False):
    """An event action as GetEventAction returns it."""

    Tags: Tags


class EventActionEvent(TypedDict):
    """The event `event-action`."""

    event: Literal["event-action"]
    """The name of the event."""
    data: EventActionEventData
    """An event action on a data set was changed."""


class EventActionEventData(TypedDict):
    """An event action on a data set was changed."""

    eventActionId: str
    dataSetId: str
    """The id of the data set."""
    change: Change


class _EventActionSeedRequired(TypedDict):
    Event: EventActionSeedEvent
    """The ENTITLED data set that it is on."""


class EventActionSeed(_EventActionSeedRequired, total=False):
    """An event action in the shape of a GetEventAction response, or any part of it, with its data set."""

    Action: EventActionSeedAction
    """What it does. If absent, it exports to a bucket that is made up."""
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class EventActionSeedAction(TypedDict):
    """What it does. If absent, it exports to a bucket that is made up."""

    ExportRevisionToS3: AutoExportRevisionToS3


class EventActionSeedEvent(TypedDict):
    """The ENTITLED data set that it is on."""

    RevisionPublished: EventActionSeedEventRevisionPublished


class EventActionSeedEventRevisionPublished(TypedDict):
    DataSetId: str
    """The id of the data set."""


_EventBridgeEnvelopeRequiredExtras = TypedDict("_EventBridgeEnvelopeRequiredExtras", {"detail-type": "DetailType"})


class EventBridgeEnvelope(_EventBridgeEnvelopeRequiredExtras):
    """An event as a target of EventBridge receives it."""

    version: Literal["0"]
    """The version."""
    id: str
    """A UUID."""
    source: Literal["aws.dataexchange"]
    account: str
    """The account that receives it: that of the sandbox."""
    time: str
    """The instant in sandbox time, in whole seconds."""
    region: str
    """The region of the data set."""
    resources: List[str]
    """The data set by its id or ARN, or the product."""
    detail: Dict[str, Any]
    """What happened. Its members depend on the type."""


class EventBridgeEvent(TypedDict):
    """The event `event-bridge`."""

    event: Literal["event-bridge"]
    """The name of the event."""
    data: EventBridgeEnvelope


class EventTarget(TypedDict):
    """A target of events, since the start of the sandbox or its last reset."""

    url: str
    """The URL, as `--event-target` gives it."""
    delivered: int
    """How many events the target has taken."""
    failed: int
    """How many events were given up after three tries."""
    dropped: int
    """How many events were not sent, because too many waited or because a scenario replaced what was there."""
    waiting: int
    """How many events are being sent or wait for that."""


ExceptionCause = Literal["InsufficientS3BucketPolicy", "S3AccessDenied"]
"""Why a request is not valid."""


class _ExceptionEffect1Required(TypedDict):
    exception: Literal["AccessDeniedException", "InternalServerException", "ThrottlingException"]


class ExceptionEffect1(_ExceptionEffect1Required, total=False):
    message: str
    """The message of the exception. The default depends on the exception."""
    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""


class _ExceptionEffect2Required(TypedDict):
    exception: Literal["ConflictException", "ResourceNotFoundException"]


class ExceptionEffect2(_ExceptionEffect2Required, total=False):
    message: str
    """The message of the exception. The default depends on the exception."""
    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""
    ResourceId: str
    """The id of the resource."""
    ResourceType: ResourceType


class _ExceptionEffectServiceLimitExceededExceptionRequired(TypedDict):
    exception: Literal["ServiceLimitExceededException"]


class ExceptionEffectServiceLimitExceededException(_ExceptionEffectServiceLimitExceededExceptionRequired, total=False):
    message: str
    """The message of the exception. The default depends on the exception."""
    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""
    LimitName: LimitName
    LimitValue: float
    """The value of the limit."""


class _ExceptionEffectValidationExceptionRequired(TypedDict):
    exception: Literal["ValidationException"]


class ExceptionEffectValidationException(_ExceptionEffectValidationExceptionRequired, total=False):
    message: str
    """The message of the exception. The default depends on the exception."""
    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""
    ExceptionCause: ExceptionCause


ExceptionEffect = Union[
    "ExceptionEffect1",
    "ExceptionEffect2",
    "ExceptionEffectServiceLimitExceededException",
    "ExceptionEffectValidationException",
]
"""The request fails with an exception of the service."""


class _ExportAssetToSignedUrlJobSeedRequired(TypedDict):
    Type: Literal["EXPORT_ASSET_TO_SIGNED_URL"]


class ExportAssetToSignedUrlJobSeed(_ExportAssetToSignedUrlJobSeedRequired, total=False):
    """A job of type EXPORT_ASSET_TO_SIGNED_URL: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ExportAssetToSignedUrlJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ExportAssetToSignedUrlJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ExportAssetToSignedUrl: PartialExportAssetToSignedUrlDetails


class _ExportAssetToSignedUrlResponseDetailsRequired(TypedDict):
    AssetId: str
    """The id of the asset."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class ExportAssetToSignedUrlResponseDetails(_ExportAssetToSignedUrlResponseDetailsRequired, total=False):
    """The Details of ExportAssetToSignedUrl."""

    SignedUrl: str
    """The signed URL. The server makes it if it is absent."""
    SignedUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class _ExportAssetsToS3JobSeedRequired(TypedDict):
    Type: Literal["EXPORT_ASSETS_TO_S3"]


class ExportAssetsToS3JobSeed(_ExportAssetsToS3JobSeedRequired, total=False):
    """A job of type EXPORT_ASSETS_TO_S3: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ExportAssetsToS3JobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ExportAssetsToS3JobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ExportAssetsToS3: PartialExportAssetsToS3Details


class _ExportAssetsToS3ResponseDetailsRequired(TypedDict):
    AssetDestinations: List[AssetDestinationEntry]
    """Where in S3 each asset is exported to."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class ExportAssetsToS3ResponseDetails(_ExportAssetsToS3ResponseDetailsRequired, total=False):
    """The Details of ExportAssetsToS3."""

    Encryption: ExportServerSideEncryption


class _ExportRevisionsToS3JobSeedRequired(TypedDict):
    Type: Literal["EXPORT_REVISIONS_TO_S3"]


class ExportRevisionsToS3JobSeed(_ExportRevisionsToS3JobSeedRequired, total=False):
    """A job of type EXPORT_REVISIONS_TO_S3: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ExportRevisionsToS3JobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ExportRevisionsToS3JobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ExportRevisionsToS3: PartialExportRevisionsToS3Details


class _ExportRevisionsToS3ResponseDetailsRequired(TypedDict):
    DataSetId: str
    """The id of the data set."""
    RevisionDestinations: List[RevisionDestinationEntry]
    """Where in S3 each revision is exported to."""


class ExportRevisionsToS3ResponseDetails(_ExportRevisionsToS3ResponseDetailsRequired, total=False):
    """The Details of ExportRevisionsToS3."""

    Encryption: ExportServerSideEncryption
    EventActionArn: str
    """The ARN of the event action that started the job."""


class _ExportServerSideEncryptionRequired(TypedDict):
    Type: Literal["aws:kms", "AES256"]


class ExportServerSideEncryption(_ExportServerSideEncryptionRequired, total=False):
    """How exported objects are encrypted."""

    KmsKeyArn: str
    """The ARN of the KMS key."""


class ExportedEntry(TypedDict):
    """An object that the job has written to S3 or, without `--s3-endpoint`, would have written."""

    bucket: str
    """The name of the S3 bucket."""
    key: str
    bytes: float
    """The size in bytes."""
    assetId: str
    """The id of the asset."""


class _Fault1Required(TypedDict):
    effect: Union[ExceptionEffect, ResponseEffect, ConnectionEffect, GatewayEffect]


class Fault1(_Fault1Required, total=False):
    """Replaces or spoils responses, and delays them if it has a delay."""

    id: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    match: FaultMatch
    skip: int
    """How many matching requests pass before the fault can fire."""
    times: int
    """How many times the fault fires. The default is no limit."""
    every: int
    """Fires on every n-th matching request after `skip`."""
    probability: float
    """How likely the fault is to fire. The seed determines the draws."""
    ttlMs: int
    """How long the fault stays armed, in milliseconds of the sandbox's time."""
    delay: Delay


class _Fault2Required(TypedDict):
    effect: QuotaEffect


class Fault2(_Fault2Required, total=False):
    """Throttles requests above a rate."""

    id: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    match: FaultMatch
    times: int
    """How many times the fault fires. The default is no limit."""
    ttlMs: int
    """How long the fault stays armed, in milliseconds of the sandbox's time."""
    delay: Delay


class _Fault3Required(TypedDict):
    delay: Delay


class Fault3(_Fault3Required, total=False):
    """Delays responses."""

    id: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    match: FaultMatch
    skip: int
    """How many matching requests pass before the fault can fire."""
    times: int
    """How many times the fault fires. The default is no limit."""
    every: int
    """Fires on every n-th matching request after `skip`."""
    probability: float
    """How likely the fault is to fire. The seed determines the draws."""
    ttlMs: int
    """How long the fault stays armed, in milliseconds of the sandbox's time."""


Fault = Union["Fault1", "Fault2", "Fault3"]
"""A rule that delays or disrupts the responses to the requests that it matches."""


class FaultDraw(TypedDict):
    """A random draw for a fault with a probability."""

    fault: str
    """The id of the fault."""
    ordinal: int
    """The position of the request among those that the fault matched, counted from 1."""
    value: float
    """The number drawn. The fault fires if it is below the probability."""


FaultEffect = Union["ExceptionEffect", "ResponseEffect", "ConnectionEffect", "GatewayEffect", "QuotaEffect"]
"""What the client gets in place of the response of the operation."""


class FaultEvent(TypedDict):
    """The event `fault`."""

    event: Literal["fault"]
    """The name of the event."""
    data: FaultEventData


class _FaultEventDataRequired(TypedDict):
    fault: str
    request: int
    """The ordinal of the request in the journal."""


class FaultEventData(_FaultEventDataRequired, total=False):
    operation: OperationName
    jobId: str
    """The id of the job."""


class FaultList(TypedDict):
    """A list of faults."""

    faults: List[FaultView]


class FaultMatch(TypedDict, total=False):
    """All given members must match. Without members, every data-plane request matches."""

    operation: OperationName
    jobId: str
    """The id of the job."""
    dataSetId: str
    """The data set that the path of the request names or, for a request on a job, that its Details mention."""
    revisionId: str
    """The revision that the path of the request names or, for a request on a job, that its Details mention."""
    assetId: str
    """The asset that the path of the request names or, for a request on a job, that its Details mention."""
    state: JobState
    type: JobType
    attempt: int
    """The number that the SDK gives the attempt, counted from 1."""


class _FaultResponseRequired(TypedDict):
    status: int
    """The HTTP status."""


class FaultResponse(_FaultResponseRequired, total=False):
    """An HTTP response, such as a gateway or a proxy may send."""

    headers: Dict[str, str]
    """The headers, by name."""
    body: Any
    """The body of the response. A string is sent unchanged, anything else as JSON."""


class _FaultViewRequired(TypedDict):
    id: str
    armedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    matched: int
    fired: int
    """How many times the fault has fired."""
    remaining: Union[int, None]
    """How many more times the fault can fire. Null if it has no `times`."""
    spent: bool
    """Whether the fault has fired all its `times`, or its `ttlMs` are over."""
    dead: Union[str, None]
    """Why the fault cannot fire in the current state of the sandbox. Null if it can."""


class FaultView(_FaultViewRequired, total=False):
    """A fault as it was armed, with its counts."""

    match: FaultMatch
    skip: int
    """How many matching requests pass before the fault can fire."""
    times: int
    """How many times the fault fires. The default is no limit."""
    every: int
    """Fires on every n-th matching request after `skip`."""
    probability: float
    """How likely the fault is to fire. The seed determines the draws."""
    ttlMs: int
    """How long the fault stays armed, in milliseconds of the sandbox's time."""
    delay: Delay
    effect: FaultEffect


class _GatewayEffectRequired(TypedDict):
    gateway: GatewayResponseName


class GatewayEffect(_GatewayEffectRequired, total=False):
    """A front end responds in place of the service."""

    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""


GatewayResponseName = Literal[
    "expired-token",
    "invalid-signature",
    "unrecognized-client",
    "access-denied",
    "service-unavailable",
    "slow-down",
    "bad-gateway-html",
]
"""A response of the front ends that a request passes before it reaches the service."""


GrantDistributionScope = Literal["AWS_ORGANIZATION", "NONE"]
"""Who a data grant is for."""


class GrantedKmsKey(TypedDict):
    """A KMS key of the objects of the asset."""

    KmsKeyArn: str
    """The ARN of the KMS key."""


class Health(TypedDict):
    """The health of the server."""

    status: Literal["healthy"]
    version: str
    """The version."""
    uptimeMs: int
    """How long the server has been running, in milliseconds."""
    ready: Literal[True]


class HistoryEntry(TypedDict):
    """A state of a job, and when the job entered it."""

    state: JobState
    at: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class _ImportAssetFromApiGatewayApiJobSeedRequired(TypedDict):
    Type: Literal["IMPORT_ASSET_FROM_API_GATEWAY_API"]


class ImportAssetFromApiGatewayApiJobSeed(_ImportAssetFromApiGatewayApiJobSeedRequired, total=False):
    """A job of type IMPORT_ASSET_FROM_API_GATEWAY_API: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ImportAssetFromApiGatewayApiJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ImportAssetFromApiGatewayApiJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ImportAssetFromApiGatewayApi: PartialImportAssetFromApiGatewayApiDetails


class _ImportAssetFromApiGatewayApiResponseDetailsRequired(TypedDict):
    ApiId: str
    """The id of the API in API Gateway."""
    ApiName: str
    """The name of the API."""
    ApiSpecificationMd5Hash: str
    """An MD5 digest in base64, 24 characters."""
    ApiSpecificationUploadUrl: str
    """Where the specification of the API is uploaded."""
    ApiSpecificationUploadUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    ProtocolType: Literal["REST"]
    """The protocol of the API."""
    RevisionId: str
    """The id of the revision."""
    Stage: str
    """The stage of the API."""


class ImportAssetFromApiGatewayApiResponseDetails(_ImportAssetFromApiGatewayApiResponseDetailsRequired, total=False):
    """The Details of ImportAssetFromApiGatewayApi."""

    ApiDescription: str
    """The description of the API."""
    ApiKey: str
    """The key of the API in API Gateway."""


class _ImportAssetFromSignedUrlJobSeedRequired(TypedDict):
    Type: Literal["IMPORT_ASSET_FROM_SIGNED_URL"]


class ImportAssetFromSignedUrlJobSeed(_ImportAssetFromSignedUrlJobSeedRequired, total=False):
    """A job of type IMPORT_ASSET_FROM_SIGNED_URL: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ImportAssetFromSignedUrlJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ImportAssetFromSignedUrlJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ImportAssetFromSignedUrl: PartialImportAssetFromSignedUrlDetails


class _ImportAssetFromSignedUrlResponseDetailsRequired(TypedDict):
    AssetName: str
    """The name of the asset."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class ImportAssetFromSignedUrlResponseDetails(_ImportAssetFromSignedUrlResponseDetailsRequired, total=False):
    """The Details of ImportAssetFromSignedUrl."""

    Md5Hash: str
    """An MD5 digest in base64, 24 characters."""
    SignedUrl: str
    """The signed URL. The server makes it if it is absent."""
    SignedUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class _ImportAssetsFromLakeFormationTagPolicyJobSeedRequired(TypedDict):
    Type: Literal["IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY"]


class ImportAssetsFromLakeFormationTagPolicyJobSeed(_ImportAssetsFromLakeFormationTagPolicyJobSeedRequired, total=False):
    """A job of type IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: any part of a GetJob response, with an optional
    plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ImportAssetsFromLakeFormationTagPolicyJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ImportAssetsFromLakeFormationTagPolicyJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ImportAssetsFromLakeFormationTagPolicy: PartialImportAssetsFromLakeFormationTagPolicyDetails


class _ImportAssetsFromLakeFormationTagPolicyResponseDetailsRequired(TypedDict):
    CatalogId: str
    """An AWS account id, 12 digits."""
    RoleArn: str
    """The ARN of an IAM role, such as arn:aws:iam::123456789012:role/name."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class ImportAssetsFromLakeFormationTagPolicyResponseDetails(_ImportAssetsFromLakeFormationTagPolicyResponseDetailsRequired, total=False):
    """The Details of ImportAssetsFromLakeFormationTagPolicy."""

    Database: DatabaseLFTagPolicyAndPermissions
    Table: TableLFTagPolicyAndPermissions


class _ImportAssetsFromRedshiftDataSharesJobSeedRequired(TypedDict):
    Type: Literal["IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES"]


class ImportAssetsFromRedshiftDataSharesJobSeed(_ImportAssetsFromRedshiftDataSharesJobSeedRequired, total=False):
    """A job of type IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ImportAssetsFromRedshiftDataSharesJobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ImportAssetsFromRedshiftDataSharesJobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ImportAssetsFromRedshiftDataShares: PartialImportAssetsFromRedshiftDataSharesDetails


class ImportAssetsFromRedshiftDataSharesResponseDetails(TypedDict):
    """The Details of ImportAssetsFromRedshiftDataShares."""

    AssetSources: List[RedshiftDataShareAssetSourceEntry]
    """What assets are imported from."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class _ImportAssetsFromS3JobSeedRequired(TypedDict):
    Type: Literal["IMPORT_ASSETS_FROM_S3"]


class ImportAssetsFromS3JobSeed(_ImportAssetsFromS3JobSeedRequired, total=False):
    """A job of type IMPORT_ASSETS_FROM_S3: any part of a GetJob response, with an optional plan."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetConfiguration: AssetConfiguration
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: ImportAssetsFromS3JobSeedDetails
    """What the job works on. What is left out is made up."""
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    plan: Plan


class ImportAssetsFromS3JobSeedDetails(TypedDict, total=False):
    """What the job works on. What is left out is made up."""

    ImportAssetsFromS3: PartialImportAssetsFromS3Details


class ImportAssetsFromS3ResponseDetails(TypedDict):
    """The Details of ImportAssetsFromS3."""

    AssetSources: List[AssetSourceEntry]
    """What assets are imported from."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class ImportedEntry(TypedDict):
    """An asset that the job made."""

    assetId: str
    """The id of the asset."""
    name: str
    bytes: float
    """The size in bytes."""


class _JobRequired(TypedDict):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    Details: JobDetails
    Id: str
    """The id. It is made up if it is absent from a seed."""
    State: JobState
    Type: JobType
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class Job(_JobRequired, total=False):
    """A job as GetJob returns it."""

    AssetConfiguration: AssetConfiguration
    Errors: List[JobError]
    """Why the job failed. Only a job in ERROR has errors."""


class JobDetails(TypedDict, total=False):
    """What a job works on, in the member of its type."""

    ExportAssetToSignedUrl: ExportAssetToSignedUrlResponseDetails
    ExportAssetsToS3: ExportAssetsToS3ResponseDetails
    ExportRevisionsToS3: ExportRevisionsToS3ResponseDetails
    ImportAssetFromSignedUrl: ImportAssetFromSignedUrlResponseDetails
    ImportAssetsFromS3: ImportAssetsFromS3ResponseDetails
    ImportAssetsFromRedshiftDataShares: ImportAssetsFromRedshiftDataSharesResponseDetails
    ImportAssetFromApiGatewayApi: ImportAssetFromApiGatewayApiResponseDetails
    CreateS3DataAccessFromS3Bucket: CreateS3DataAccessFromS3BucketResponseDetails
    ImportAssetsFromLakeFormationTagPolicy: ImportAssetsFromLakeFormationTagPolicyResponseDetails


class _JobErrorRequired(TypedDict):
    Code: JobErrorCode
    """Why the job failed."""
    Message: str
    """The message of the error."""


class JobError(_JobErrorRequired, total=False):
    """Why a job failed."""

    Details: JobErrorDetails
    """What belongs to the type of the job, the asset or the error."""
    LimitName: JobErrorLimitName
    """The limit, as the service names it."""
    LimitValue: float
    """The value of the limit."""
    ResourceId: str
    """The id of the resource."""
    ResourceType: Literal["REVISION", "ASSET", "DATA_SET"]
    """The kind of resource."""


JobErrorCode = Literal[
    "ACCESS_DENIED_EXCEPTION",
    "INTERNAL_SERVER_EXCEPTION",
    "MALWARE_DETECTED",
    "RESOURCE_NOT_FOUND_EXCEPTION",
    "SERVICE_QUOTA_EXCEEDED_EXCEPTION",
    "VALIDATION_EXCEPTION",
    "MALWARE_SCAN_ENCRYPTED_FILE",
]
"""Why the job failed."""


class JobErrorDetails(TypedDict, total=False):
    """What belongs to the type of the job, the asset or the error."""

    ImportAssetFromSignedUrlJobErrorDetails: JobErrorDetailsImportAssetFromSignedUrlJobErrorDetails
    ImportAssetsFromS3JobErrorDetails: List[AssetSourceEntry]


class JobErrorDetailsImportAssetFromSignedUrlJobErrorDetails(TypedDict):
    AssetName: str
    """The name of the asset."""


JobErrorLimitName = Literal[
    "Assets per revision",
    "Asset size in GB",
    "Amazon Redshift datashare assets per revision",
    "AWS Lake Formation data permission assets per revision",
    "Amazon S3 data access assets per revision",
]
"""The limit, as the service names it."""


JobSeed = Union[
    "ImportAssetsFromS3JobSeed",
    "ImportAssetFromSignedUrlJobSeed",
    "ExportAssetsToS3JobSeed",
    "ExportAssetToSignedUrlJobSeed",
    "ExportRevisionsToS3JobSeed",
    "ImportAssetsFromRedshiftDataSharesJobSeed",
    "ImportAssetFromApiGatewayApiJobSeed",
    "CreateS3DataAccessFromS3BucketJobSeed",
    "ImportAssetsFromLakeFormationTagPolicyJobSeed",
]
"""A job in the shape of a GetJob response, or any part of it, with an optional plan."""


JobState = Literal["WAITING", "IN_PROGRESS", "ERROR", "COMPLETED", "CANCELLED", "TIMED_OUT"]
"""The state of a job."""


class _JobTransition1Required(TypedDict):
    state: JobTransition1State


class JobTransition1(_JobTransition1Required, total=False):
    details: PartialJobDetails


JobTransition1State = Literal["WAITING", "IN_PROGRESS", "COMPLETED", "CANCELLED", "TIMED_OUT"]


class _JobTransitionErrorRequired(TypedDict):
    state: Literal["ERROR"]


class JobTransitionError(_JobTransitionErrorRequired, total=False):
    errors: List[JobError]
    """The value of `Errors`. Only allowed for the state ERROR, for which one is made up if it is absent."""
    details: PartialJobDetails


JobTransition = Union["JobTransition1", "JobTransitionError"]
"""The state that the job is moved to, and what it gets with it."""


JobType = Literal[
    "IMPORT_ASSETS_FROM_S3",
    "IMPORT_ASSET_FROM_SIGNED_URL",
    "EXPORT_ASSETS_TO_S3",
    "EXPORT_ASSET_TO_SIGNED_URL",
    "EXPORT_REVISIONS_TO_S3",
    "IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES",
    "IMPORT_ASSET_FROM_API_GATEWAY_API",
    "CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET",
    "IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY",
]
"""What a job does."""


class _JobViewRequired(TypedDict):
    job: Job
    plan: List[PlanStep]
    step: Union[int, None]
    """The index of the current plan step. Null if the job was moved to a state that none of the remaining steps has."""
    polls: int
    """How many polls of the job there were."""
    nextTransitionAt: Union[str, None]
    """When the next transition is due. Null if no transition depends on time alone."""
    history: List[HistoryEntry]
    """The states of the job so far, the current one last."""
    imported: List[ImportedEntry]
    """The assets that the job made when it completed, at most 10,000 of them."""
    exported: List[ExportedEntry]
    """The objects that the job has written to S3, also those of one that failed, or without `--s3-endpoint` would have
    written when it completed; at most 10,000 of them."""


class JobView(_JobViewRequired, total=False):
    """A job, its plan and its position in the plan."""

    startPlan: List[PlanStep]
    """The plan that a created job follows once it is started."""
    outcome: str
    """The id of the outcome that was applied to a created job."""
    assetId: str
    """The id of the asset that an import creates."""
    waitingFor: Literal["s3"]
    """What keeps the job from being COMPLETED: its objects in S3 are being moved. Absent otherwise."""


class KmsKeyToGrant(TypedDict):
    """A KMS key of the objects that are shared."""

    KmsKeyArn: str
    """The ARN of the KMS key."""


class LFResourceDetails(TypedDict, total=False):
    """The LF-tags that select databases or tables."""

    Database: LFTagExpression
    Table: LFTagExpression


class LFTag(TypedDict):
    """An LF-tag, with the values that select resources."""

    TagKey: str
    """The key of the LF-tag."""
    TagValues: List[str]
    """The values of the LF-tag."""


class LFTagExpression(TypedDict):
    """LF-tags that select resources."""

    Expression: List[LFTag]
    """The tags that select resources."""


class LFTagPolicyDetails(TypedDict):
    """The data that LF-tags select."""

    CatalogId: str
    """The id of the AWS Glue Data Catalog."""
    ResourceType: Literal["TABLE", "DATABASE"]
    """The kind of resource."""
    ResourceDetails: LFResourceDetails


class _LakeFormationDataPermissionAssetRequired(TypedDict):
    LakeFormationDataPermissionDetails: LakeFormationDataPermissionDetails
    LakeFormationDataPermissionType: Literal["LFTagPolicy"]
    """How the data is selected."""
    Permissions: List[Literal["DESCRIBE", "SELECT"]]
    """What the permissions allow."""


class LakeFormationDataPermissionAsset(_LakeFormationDataPermissionAssetRequired, total=False):
    """The member LakeFormationDataPermissionAsset of AssetDetails."""

    RoleArn: str
    """The ARN of the IAM role."""


class LakeFormationDataPermissionDetails(TypedDict, total=False):
    """The data that the permissions are for."""

    LFTagPolicy: LFTagPolicyDetails


LimitName = Literal[
    "Products per account",
    "Data sets per account",
    "Data sets per product",
    "Revisions per data set",
    "Assets per revision",
    "Assets per import job from Amazon S3",
    "Asset per export job from Amazon S3",
    "Asset size in GB",
    "Concurrent in progress jobs to export assets to Amazon S3",
    "Concurrent in progress jobs to export assets to a signed URL",
    "Concurrent in progress jobs to import assets from Amazon S3",
    "Concurrent in progress jobs to import assets from a signed URL",
    "Concurrent in progress jobs to export revisions to Amazon S3",
    "Event actions per account",
    "Auto export event actions per data set",
    "Amazon Redshift datashare assets per import job from Redshift",
    "Concurrent in progress jobs to import assets from Amazon Redshift datashares",
    "Revisions per Amazon Redshift datashare data set",
    "Amazon Redshift datashare assets per revision",
    "Concurrent in progress jobs to import assets from an API Gateway API",
    "Amazon API Gateway API assets per revision",
    "Revisions per Amazon API Gateway API data set",
    "Concurrent in progress jobs to import assets from an AWS Lake Formation tag policy",
    "AWS Lake Formation data permission assets per revision",
    "Revisions per AWS Lake Formation data permission data set",
    "Revisions per Amazon S3 data access data set",
    "Amazon S3 data access assets per revision",
    "Concurrent in progress jobs to create Amazon S3 data access assets from S3 buckets",
    "Active and pending data grants",
    "Pending data grants per consumer",
]
"""A limit, as the service names it."""


class Limits(TypedDict, total=False):
    """The limits that clients run into. There are none unless they are set."""

    inProgress: Union[Literal["aws-defaults"], LimitsInProgress]
    """How many jobs of each type can be in progress at the same time, or `aws-defaults`."""
    onBreach: Literal["ServiceLimitExceededException", "ConflictException", "ERROR"]
    """How StartJob reacts to a reached limit: with an exception, or with `ERROR`, when the job starts and fails."""
    perJob: Union[Literal["aws-defaults"], LimitsPerJob]
    """How many sources, destinations, data shares or revisions one job can have, or `aws-defaults`."""
    resources: Union[Literal["aws-defaults"], LimitsResources]
    """How many data sets, revisions and other resources there can be: each a number, or `aws-defaults`."""
    apiAssets: Union[Literal["aws-defaults"], LimitsApiAssets]
    """How many requests SendApiAsset takes before it is throttled, or `aws-defaults`."""


class LimitsInProgress(TypedDict, total=False):
    IMPORT_ASSETS_FROM_S3: int
    IMPORT_ASSET_FROM_SIGNED_URL: int
    EXPORT_ASSETS_TO_S3: int
    EXPORT_ASSET_TO_SIGNED_URL: int
    EXPORT_REVISIONS_TO_S3: int
    IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: int
    IMPORT_ASSET_FROM_API_GATEWAY_API: int
    CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET: int
    IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY: int


class LimitsPerJob(TypedDict, total=False):
    sources: int
    destinations: int
    dataShares: int
    revisions: int


class LimitsResources(TypedDict, total=False):
    dataSets: Union[Literal["aws-defaults"], int]
    revisionsPerDataSet: Union[Literal["aws-defaults"], int]
    assetsPerRevision: Union[Literal["aws-defaults"], int]
    eventActions: Union[Literal["aws-defaults"], int]
    eventActionsPerDataSet: Union[Literal["aws-defaults"], int]
    pendingGrantsPerReceiver: Union[Literal["aws-defaults"], int]


class LimitsApiAssets(TypedDict, total=False):
    requestsPerSecond: int
    """How many requests there can be in a second of the sandbox's time."""


class ListMeta(TypedDict):
    """How many entries there were, and how many of them are not in the list."""

    total: int
    dropped: int


class MissedEvent(TypedDict):
    """The event `missed`."""

    event: Literal["missed"]
    """The name of the event."""
    data: MissedEventData


class MissedEventData(TypedDict):
    count: int


OperationName = Literal[
    "AcceptDataGrant",
    "CancelJob",
    "CreateDataGrant",
    "CreateDataSet",
    "CreateEventAction",
    "CreateJob",
    "CreateRevision",
    "DeleteAsset",
    "DeleteDataGrant",
    "DeleteDataSet",
    "DeleteEventAction",
    "DeleteRevision",
    "GetAsset",
    "GetDataGrant",
    "GetDataSet",
    "GetEventAction",
    "GetJob",
    "GetReceivedDataGrant",
    "GetRevision",
    "ListDataGrants",
    "ListDataSetRevisions",
    "ListDataSets",
    "ListEventActions",
    "ListJobs",
    "ListReceivedDataGrants",
    "ListRevisionAssets",
    "ListTagsForResource",
    "RevokeRevision",
    "SendApiAsset",
    "SendDataSetNotification",
    "StartJob",
    "TagResource",
    "UntagResource",
    "UpdateAsset",
    "UpdateDataSet",
    "UpdateEventAction",
    "UpdateRevision",
]
"""An operation of the service."""


Origin = Literal["OWNED", "ENTITLED"]
"""Whether the account owns a data set or is entitled to it."""


class OriginDetails(TypedDict, total=False):
    """Where an ENTITLED data set comes from."""

    ProductId: str
    """The id of the product that the data set comes from."""
    DataGrantId: str
    """The id of the data grant that the data set comes from."""


class _OutcomePlanRequired(TypedDict):
    plan: Plan


class OutcomePlan(_OutcomePlanRequired, total=False):
    id: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    match: OutcomeMatch
    times: int
    """To how many jobs the outcome can be applied. Unlimited if absent."""
    assetId: str
    """The id of the asset that an import creates."""


class _Outcome2Required(TypedDict):
    assetId: str
    """The id of the asset that an import creates."""


class Outcome2(_Outcome2Required, total=False):
    id: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    match: OutcomeMatch
    times: int
    """To how many jobs the outcome can be applied. Unlimited if absent."""


Outcome = Union["OutcomePlan", "Outcome2"]
"""What happens to jobs that clients create, once they are started."""


class OutcomeList(TypedDict):
    """A list of outcomes."""

    outcomes: List[OutcomeView]


class OutcomeMatch(TypedDict, total=False):
    """All given members must match. Without members, every created job matches."""

    type: JobType
    dataSetId: str
    """The id of the data set that the job works on."""
    revisionId: str
    """The id of one of the revisions that the job imports or exports."""
    assetName: str
    """The name under which the job imports an asset."""
    bucket: str
    """The name of one of the buckets that the job reads or writes."""
    eventAction: bool
    """Whether an event action started the job, or a client created it."""
    nth: int
    """Selects only the n-th of the jobs that the other members match."""


class _OutcomeViewRequired(TypedDict):
    id: str
    matched: int
    given: int
    remaining: Union[int, None]
    """To how many more jobs the outcome can be applied. Null if it has no `times`."""
    spent: bool


class OutcomeView(_OutcomeViewRequired, total=False):
    """An outcome as it was added, with its counts."""

    match: OutcomeMatch
    plan: Plan
    times: int
    """To how many jobs the outcome can be applied. Unlimited if absent."""
    assetId: str
    """The id of the asset that an import creates."""


class PartialAssetDetails(TypedDict, total=False):
    """What an asset is, or any part of it."""

    S3SnapshotAsset: PartialS3SnapshotAsset
    RedshiftDataShareAsset: PartialRedshiftDataShareAsset
    ApiGatewayApiAsset: ApiGatewayApiAsset
    S3DataAccessAsset: PartialS3DataAccessAsset
    LakeFormationDataPermissionAsset: PartialLakeFormationDataPermissionAsset


class PartialCreateS3DataAccessFromS3BucketDetails(TypedDict, total=False):
    """Any part of the Details of CreateS3DataAccessFromS3Bucket."""

    AssetSource: S3DataAccessAssetSourceEntry
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class PartialExportAssetToSignedUrlDetails(TypedDict, total=False):
    """Any part of the Details of ExportAssetToSignedUrl."""

    AssetId: str
    """The id of the asset."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""
    SignedUrl: str
    """The signed URL. The server makes it if it is absent."""
    SignedUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class PartialExportAssetsToS3Details(TypedDict, total=False):
    """Any part of the Details of ExportAssetsToS3."""

    AssetDestinations: List[AssetDestinationEntry]
    """Where in S3 each asset is exported to."""
    DataSetId: str
    """The id of the data set."""
    Encryption: ExportServerSideEncryption
    RevisionId: str
    """The id of the revision."""


class PartialExportRevisionsToS3Details(TypedDict, total=False):
    """Any part of the Details of ExportRevisionsToS3."""

    DataSetId: str
    """The id of the data set."""
    Encryption: ExportServerSideEncryption
    RevisionDestinations: List[RevisionDestinationEntry]
    """Where in S3 each revision is exported to."""
    EventActionArn: str
    """The ARN of the event action that started the job."""


class PartialImportAssetFromApiGatewayApiDetails(TypedDict, total=False):
    """Any part of the Details of ImportAssetFromApiGatewayApi."""

    ApiDescription: str
    """The description of the API."""
    ApiId: str
    """The id of the API in API Gateway."""
    ApiKey: str
    """The key of the API in API Gateway."""
    ApiName: str
    """The name of the API."""
    ApiSpecificationMd5Hash: str
    """An MD5 digest in base64, 24 characters."""
    ApiSpecificationUploadUrl: str
    """Where the specification of the API is uploaded."""
    ApiSpecificationUploadUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    ProtocolType: Literal["REST"]
    """The protocol of the API."""
    RevisionId: str
    """The id of the revision."""
    Stage: str
    """The stage of the API."""


class PartialImportAssetFromSignedUrlDetails(TypedDict, total=False):
    """Any part of the Details of ImportAssetFromSignedUrl."""

    AssetName: str
    """The name of the asset."""
    DataSetId: str
    """The id of the data set."""
    Md5Hash: str
    """An MD5 digest in base64, 24 characters."""
    RevisionId: str
    """The id of the revision."""
    SignedUrl: str
    """The signed URL. The server makes it if it is absent."""
    SignedUrlExpiresAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class PartialImportAssetsFromLakeFormationTagPolicyDetails(TypedDict, total=False):
    """Any part of the Details of ImportAssetsFromLakeFormationTagPolicy."""

    CatalogId: str
    """An AWS account id, 12 digits."""
    Database: DatabaseLFTagPolicyAndPermissions
    Table: TableLFTagPolicyAndPermissions
    RoleArn: str
    """The ARN of an IAM role, such as arn:aws:iam::123456789012:role/name."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class PartialImportAssetsFromRedshiftDataSharesDetails(TypedDict, total=False):
    """Any part of the Details of ImportAssetsFromRedshiftDataShares."""

    AssetSources: List[RedshiftDataShareAssetSourceEntry]
    """What assets are imported from."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class PartialImportAssetsFromS3Details(TypedDict, total=False):
    """Any part of the Details of ImportAssetsFromS3."""

    AssetSources: List[AssetSourceEntry]
    """What assets are imported from."""
    DataSetId: str
    """The id of the data set."""
    RevisionId: str
    """The id of the revision."""


class PartialJobDetails(TypedDict, total=False):
    """What a job works on, or any part of it."""

    ExportAssetToSignedUrl: PartialExportAssetToSignedUrlDetails
    ExportAssetsToS3: PartialExportAssetsToS3Details
    ExportRevisionsToS3: PartialExportRevisionsToS3Details
    ImportAssetFromSignedUrl: PartialImportAssetFromSignedUrlDetails
    ImportAssetsFromS3: PartialImportAssetsFromS3Details
    ImportAssetsFromRedshiftDataShares: PartialImportAssetsFromRedshiftDataSharesDetails
    ImportAssetFromApiGatewayApi: PartialImportAssetFromApiGatewayApiDetails
    CreateS3DataAccessFromS3Bucket: PartialCreateS3DataAccessFromS3BucketDetails
    ImportAssetsFromLakeFormationTagPolicy: PartialImportAssetsFromLakeFormationTagPolicyDetails


class PartialLakeFormationDataPermissionAsset(TypedDict, total=False):
    """Any part of the member LakeFormationDataPermissionAsset of AssetDetails."""

    LakeFormationDataPermissionDetails: LakeFormationDataPermissionDetails
    LakeFormationDataPermissionType: Literal["LFTagPolicy"]
    """How the data is selected."""
    Permissions: List[Literal["DESCRIBE", "SELECT"]]
    """What the permissions allow."""
    RoleArn: str
    """The ARN of the IAM role."""


class PartialRedshiftDataShareAsset(TypedDict, total=False):
    """Any part of the member RedshiftDataShareAsset of AssetDetails."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""


class PartialS3DataAccessAsset(TypedDict, total=False):
    """Any part of the member S3DataAccessAsset of AssetDetails."""

    Bucket: str
    """The name of the S3 bucket."""
    KeyPrefixes: List[str]
    """Prefixes of keys."""
    Keys: List[str]
    """Keys of objects."""
    S3AccessPointAlias: str
    """The alias of the S3 access point."""
    S3AccessPointArn: str
    """The ARN of the S3 access point."""
    KmsKeysToGrant: List[GrantedKmsKey]
    """The KMS keys of the objects."""


class PartialS3SnapshotAsset(TypedDict, total=False):
    """Any part of the member S3SnapshotAsset of AssetDetails."""

    Size: float
    """The size in bytes."""


Plan = Union["PlanName", List["PlanStep"]]
"""The states that the job goes through, or the name of a predefined plan."""


PlanName = Literal["succeeds", "fails", "waits", "hangs", "cancelled", "times-out"]
"""The name of a predefined plan."""


class _PlanStep1Required(TypedDict):
    state: JobTransition1State


class PlanStep1(_PlanStep1Required, total=False):
    forMs: int
    """How long the step lasts, in milliseconds of the sandbox's time."""
    details: PartialJobDetails


class _PlanStep2Required(TypedDict):
    state: JobTransition1State
    forPolls: int
    """How many responses of GetJob show the step before it ends."""


class PlanStep2(_PlanStep2Required, total=False):
    details: PartialJobDetails


class _PlanStep3Required(TypedDict):
    state: Literal["ERROR"]


class PlanStep3(_PlanStep3Required, total=False):
    forMs: int
    """How long the step lasts, in milliseconds of the sandbox's time."""
    errors: List[JobError]
    """The value of `Errors`. Only allowed in the state ERROR."""
    details: PartialJobDetails


class _PlanStep4Required(TypedDict):
    state: Literal["ERROR"]
    forPolls: int
    """How many responses of GetJob show the step before it ends."""


class PlanStep4(_PlanStep4Required, total=False):
    errors: List[JobError]
    """The value of `Errors`. Only allowed in the state ERROR."""
    details: PartialJobDetails


PlanStep = Union["PlanStep1", "PlanStep2", "PlanStep3", "PlanStep4"]
"""A state of the job. Without `forMs` or `forPolls`, the job stays in it until a request changes its state."""


class PollPattern(TypedDict):
    """How a client polled a job."""

    jobId: str
    """The id of the job."""
    count: int
    """The number of polls since the job was added, whatever the journal holds. Attempts that share an
    `amz-sdk-invocation-id` are one poll; a request without one is a poll of its own."""
    states: List[PollPatternStatesEntry]
    """The states returned, in order, each with the number of consecutive polls that returned it."""
    isGrowing: bool
    """Whether each gap is longer than the previous one."""
    afterTerminal: int
    """The number of polls after the first that returned a terminal state."""
    gapsMs: Union[PollPatternGapsMs, None]
    """The time from the end of each poll to the start of the next. Null if the journal holds fewer than two polls."""
    dropped: int
    """The number of polls that the journal no longer holds: `gapsMs` and `isGrowing` are from the others. If there is
    no such job, everything is from the journal, and this is the number of requests that it has dropped."""


class PollPatternStatesEntry(TypedDict):
    state: JobState
    count: int


class PollPatternGapsMs(TypedDict):
    min: float
    """A duration in milliseconds."""
    median: float
    """A duration in milliseconds."""
    max: float
    """A duration in milliseconds."""


class Problem(TypedDict):
    """A problem with one part of a request."""

    path: str
    """Where the problem is: `$.…` (JSONPath) in the body, `query.…` or `params.…`."""
    message: str


class _ProductRequired(TypedDict):
    id: str
    """Its id, as in `OriginDetails.ProductId`."""


class Product(_ProductRequired, total=False):
    """The product that a data set is in."""

    name: str
    """Its name, which events have."""
    providerContact: str
    """How to reach its provider, which notifications have."""
    dataSetId: str
    """Of an OWNED data set: the id of its ENTITLED copy."""


class ProductSeed(TypedDict, total=False):
    """The product that a data set is in. An OWNED one that is in a product has an ENTITLED copy in the same sandbox, to
    which each revision is published when it is finalized."""

    id: str
    """Its id. If absent, `OriginDetails.ProductId`, or one that is made up."""
    name: str
    """Its name, which events have."""
    providerContact: str
    """How to reach its provider, which notifications have."""
    dataSetId: str
    """Of an OWNED data set: the id of the ENTITLED copy that the subscribers of the product see, and that is made with
    it."""


class _QuotaRequired(TypedDict):
    requests: int
    """The number of requests in each period."""
    perMs: int
    """The period that `requests` applies to, in milliseconds of the sandbox's time."""


class Quota(_QuotaRequired, total=False):
    """A rate of requests. Requests above it fail with ThrottlingException."""

    burst: int
    """The maximum number of requests at once. The default is `requests`."""


class QuotaEffect(TypedDict):
    """Requests above a rate fail with ThrottlingException."""

    quota: Quota


class RedshiftDataShareAsset(TypedDict):
    """The member RedshiftDataShareAsset of AssetDetails."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""


class RedshiftDataShareAssetSourceEntry(TypedDict):
    """A Redshift datashare that is imported."""

    DataShareArn: str
    """The ARN of the Redshift datashare."""


class RequestEvent(TypedDict):
    """The event `request`."""

    event: Literal["request"]
    """The name of the event."""
    data: RequestView


class RequestMatch(TypedDict, total=False):
    """All given members must match. Without members, every data-plane request matches."""

    operation: OperationName
    jobId: str
    """The id of the job."""
    dataSetId: str
    """The id of the data set."""
    revisionId: str
    """The id of the revision."""
    assetId: str
    """The id of the asset."""
    status: int
    errorType: str
    """The code of the exception."""
    state: JobState
    fault: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""
    attempt: int
    """The number of the attempt, counted from 1."""


class _RequestViewRequired(TypedDict):
    ordinal: int
    """The position of the request in order of arrival. Unique until the journal is cleared."""
    at: str
    """When the request arrived, by the wall clock."""
    sandboxAt: str
    """When the request arrived, by the sandbox's clock."""
    sandbox: str
    """The name of the sandbox."""
    account: str
    """The account of the sandbox."""
    method: str
    """The HTTP method."""
    path: str
    faults: List[str]
    """The ids of the faults that fired."""
    bytes: int


class RequestView(_RequestViewRequired, total=False):
    """A request to the data plane and what became of it. Members that do not apply are absent."""

    open: Literal[True]
    """The request has no response yet. Absent once it has ended."""
    durationMs: float
    """A duration in milliseconds."""
    region: str
    """The region that the request was signed for."""
    accessKeyId: str
    """The access key id that signed the request."""
    operation: OperationName
    isEmulated: Literal[False]
    """False for an operation that is not emulated. Absent otherwise."""
    jobId: str
    """The id of the job."""
    dataSetId: str
    """The data set in the path, created by the request, or in the Details of the job that it creates or starts."""
    revisionId: str
    """The revision, as for `dataSetId`. Absent if there are several."""
    assetId: str
    """The asset, as for `dataSetId`. Absent if there are several."""
    sdk: Sdk
    userAgent: str
    """The value of the `user-agent` header."""
    invocationId: str
    """The value of the `amz-sdk-invocation-id` header."""
    attempt: int
    """The number of the attempt, counted from 1."""
    maxAttempts: int
    """The maximum number of attempts of the call."""
    status: int
    """The HTTP status. Absent if the client received no response."""
    errorType: str
    """The code of the exception."""
    retryAfterMs: float
    """A duration in milliseconds."""
    stateBefore: JobState
    stateAfter: JobState
    step: int
    """The index of the plan step that the job was in, counted from 0."""
    polls: int
    """How many polls of the job there were."""
    draws: List[FaultDraw]
    """The random draws for faults with a probability."""
    seed: int
    """The seed that reproduces the draws."""


class Reset(TypedDict):
    """What there is in a sandbox after a reset."""

    sandbox: str
    """The name of the sandbox."""
    jobs: int
    faults: int
    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


ResourceType = Literal["DATA_SET", "REVISION", "ASSET", "JOB", "EVENT_ACTION", "DATA_GRANT"]
"""A kind of resource."""


class _ResponseEffectRequired(TypedDict):
    response: FaultResponse


class ResponseEffect(_ResponseEffectRequired, total=False):
    """The client gets this response."""

    retryAfterSeconds: float
    """How long the client is told to wait, by the headers retry-after and x-amz-retry-after."""


class Restored(TypedDict):
    """What there is in a sandbox after a snapshot was restored."""

    sandbox: str
    """The name of the sandbox."""
    jobs: int
    faults: int
    now: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    mode: ClockMode
    rate: float
    """The number of sandbox seconds for each real second."""


class _RevisionAssetSeedTextRequired(TypedDict):
    text: str
    """The content as text, which downloads return in UTF-8."""


class RevisionAssetSeedText(_RevisionAssetSeedTextRequired, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetDetails: PartialAssetDetails
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    RevisionId: str
    """The id of the revision."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class _RevisionAssetSeedBase64Required(TypedDict):
    base64: str
    """The content, as bytes in base64."""


class RevisionAssetSeedBase64(_RevisionAssetSeedBase64Required, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetDetails: PartialAssetDetails
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    RevisionId: str
    """The id of the revision."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class RevisionAssetSeed3(TypedDict, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetDetails: PartialAssetDetails
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    RevisionId: str
    """The id of the revision."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    size: int
    """The size in bytes of content that is made up when it is downloaded."""


class _RevisionAssetSeedResponsesRequired(TypedDict):
    responses: List[ApiResponse]
    """What SendApiAsset responds with, if the asset is an API. Without any, it returns what the provider would get."""


class RevisionAssetSeedResponses(_RevisionAssetSeedResponsesRequired, total=False):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    AssetDetails: PartialAssetDetails
    AssetType: AssetType
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    Name: str
    """The name."""
    RevisionId: str
    """The id of the revision."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


RevisionAssetSeed = Union[
    "RevisionAssetSeedText",
    "RevisionAssetSeedBase64",
    "RevisionAssetSeed3",
    "RevisionAssetSeedResponses",
]
"""An asset in the shape of a GetAsset response, or any part of it, with optional content."""


class _RevisionDestinationEntryRequired(TypedDict):
    Bucket: str
    """The name of the S3 bucket."""
    RevisionId: str
    """The id of the revision."""


class RevisionDestinationEntry(_RevisionDestinationEntryRequired, total=False):
    """Where in S3 a revision is exported to."""

    KeyPattern: str
    """The pattern of the keys of exported objects."""


class RevisionEvent(TypedDict):
    """The event `revision`."""

    event: Literal["revision"]
    """The name of the event."""
    data: RevisionEventData
    """A revision was changed. Its assets are deleted with it."""


class RevisionEventData(TypedDict):
    """A revision was changed. Its assets are deleted with it."""

    dataSetId: str
    """The id of the data set."""
    revisionId: str
    """The id of the revision."""
    change: Change


class RevisionSeed(TypedDict, total=False):
    """A revision in the shape of a GetRevision response, or any part of it, with its assets."""

    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    Comment: str
    """A comment about the revision."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Finalized: bool
    """If absent, true for a revision that is ENTITLED, revoked or added to a data set by the control plane, and else
    false."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    RevocationComment: str
    """Why the revision was revoked."""
    Revoked: bool
    """If absent, true for a revision with a RevocationComment or RevokedAt."""
    RevokedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    assets: List[RevisionAssetSeed]
    """Its assets."""


class _RevisionViewRequired(TypedDict):
    Arn: str
    """The ARN. It is made up if it is absent from a seed."""
    CreatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    DataSetId: str
    """The id of the data set."""
    Id: str
    """The id. It is made up if it is absent from a seed."""
    UpdatedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    assets: List[Asset]
    """Its assets, by name."""


class RevisionView(_RevisionViewRequired, total=False):
    """A revision with its assets."""

    Comment: str
    """A comment about the revision."""
    Finalized: bool
    """Whether the revision can be published."""
    RevocationComment: str
    """Why the revision was revoked."""
    Revoked: bool
    """Whether the revision was revoked."""
    RevokedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    SourceId: str
    """The id of the owned resource that this is a copy of."""
    Tags: Tags


class _S3DataAccessAssetRequired(TypedDict):
    Bucket: str
    """The name of the S3 bucket."""


class S3DataAccessAsset(_S3DataAccessAssetRequired, total=False):
    """The member S3DataAccessAsset of AssetDetails."""

    KeyPrefixes: List[str]
    """Prefixes of keys."""
    Keys: List[str]
    """Keys of objects."""
    S3AccessPointAlias: str
    """The alias of the S3 access point."""
    S3AccessPointArn: str
    """The ARN of the S3 access point."""
    KmsKeysToGrant: List[GrantedKmsKey]
    """The KMS keys of the objects."""


class _S3DataAccessAssetSourceEntryRequired(TypedDict):
    Bucket: str
    """The name of the S3 bucket."""


class S3DataAccessAssetSourceEntry(_S3DataAccessAssetSourceEntryRequired, total=False):
    """The part of an S3 bucket that is shared."""

    KeyPrefixes: List[str]
    """Prefixes of keys."""
    Keys: List[str]
    """Keys of objects."""
    KmsKeysToGrant: List[KmsKeyToGrant]
    """The KMS keys of the objects."""


class S3SnapshotAsset(TypedDict):
    """The member S3SnapshotAsset of AssetDetails."""

    Size: float
    """The size in bytes."""


class SandboxView(TypedDict):
    """A sandbox with its counts."""

    name: str
    accountId: str
    """The account of the sandbox."""
    jobs: int
    faults: int
    requests: int
    """The number of requests in flight, including this one."""
    clock: ClockState
    createdAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    lastUsedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


_ScenarioExtras = TypedDict("_ScenarioExtras", {"$schema": "str"}, total=False)


class _ScenarioRequired(TypedDict):
    name: str
    """1 to 64 letters, digits, dots, dashes or underscores (but not . or ..)."""


class Scenario(_ScenarioExtras, _ScenarioRequired, total=False):
    """Jobs, data sets, faults and outcomes, with a clock to run them by."""

    description: str
    """What the scenario is for."""
    autoload: bool
    """Whether the scenario is loaded at the start. If false, it can still be applied by name."""
    clock: ClockSettings
    jobs: List[JobSeed]
    """Jobs, whose plans begin when the scenario is loaded."""
    faults: List[Fault]
    """Faults, in the order in which they are tried."""
    outcomes: List[Outcome]
    """Outcomes of created jobs, in the order in which they are tried."""
    limits: Limits
    assets: List[AssetSeed]
    """The content of assets that jobs export."""
    dataSets: List[DataSetSeed]
    """Data sets. Of those created at the same instant, the last one is the newest."""
    eventActions: List[EventActionSeed]
    """Event actions on ENTITLED data sets. Of those created at the same instant, the last is the newest."""
    dataGrants: List[DataGrantSeed]
    """Data grants of OWNED data sets. Of those created at the same instant, the last is the newest."""


class _ScenarioAppliedRequired(TypedDict):
    name: str
    mode: ApplyMode
    jobs: List[JobView]
    faults: List[FaultView]
    outcomes: List[OutcomeView]


class ScenarioApplied(_ScenarioAppliedRequired, total=False):
    """What a scenario added."""

    dataSets: List[DataSetSummary]
    """Absent if there are none."""
    eventActions: List[EventAction]
    """Absent if there are none."""
    dataGrants: List[DataGrant]
    """Absent if there are none."""


class _ScenarioViewRequired(TypedDict):
    name: str
    file: str
    autoload: bool
    """Whether new sandboxes start with the scenario."""
    jobs: int
    faults: int
    outcomes: int


class ScenarioView(_ScenarioViewRequired, total=False):
    """A scenario of the fixture files, with the size of its contents."""

    description: str
    dataSets: int
    """Absent if there are none."""
    eventActions: int
    """Absent if there are none."""
    dataGrants: int
    """Absent if there are none."""


class Sdk(TypedDict):
    """The SDK that sent a request."""

    name: str
    version: str
    """The version."""


class _SdkCallRequired(TypedDict):
    attempts: int
    statuses: List[Union[int, None]]
    """The status of each attempt. Null if the client received no response."""
    gapsMs: List[float]
    """The time from the end of each response to the next attempt."""
    totalGapMs: float
    """A duration in milliseconds."""
    retryAfterRespected: Union[bool, None]
    """Whether every retry waited at least as long as Retry-After asked. Null if no response had the header."""
    end: SdkCallEnd
    requests: List[int]
    """The ordinals of the requests that belong to the call."""


class SdkCall(_SdkCallRequired, total=False):
    """A call of an SDK, with its attempts and how it ended."""

    invocationId: str
    """The value of the `amz-sdk-invocation-id` header."""
    sdk: Sdk
    operation: OperationName
    jobId: str
    """The id of the job."""
    maxAttempts: int
    """The maximum number of attempts of the call."""


SdkCallEnd = Literal["succeeded", "failed", "exhausted", "open"]


Snapshot = Dict[str, Any]


class SnapshotSaved(TypedDict):
    """What was saved to the file of `--snapshot`."""

    file: str
    """The path of the file that was written."""
    savedAt: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""
    sandboxes: int
    """The number of sandboxes in the file."""
    jobs: int
    """The number of jobs in all of them."""
    bytes: int
    """The size of the file."""


StreamEvent = Union[
    "TransitionEvent",
    "RequestEvent",
    "FaultEvent",
    "DeletedEvent",
    "DataSetEvent",
    "RevisionEvent",
    "AssetEvent",
    "EventActionEvent",
    "DataGrantEvent",
    "EventBridgeEvent",
    "ClearedEvent",
    "MissedEvent",
]
"""A server-sent event."""


class TableLFTagPolicyAndPermissions(TypedDict):
    """LF-tags that select tables, and the permissions on them."""

    Expression: List[LFTag]
    """The tags that select resources."""
    Permissions: List[Literal["DESCRIBE", "SELECT"]]
    """What the permissions allow."""


Tags = Dict[str, str]
"""The tags, by key."""


_TransitionRequiredExtras = TypedDict("_TransitionRequiredExtras", {"from": "JobState"})


class Transition(_TransitionRequiredExtras):
    """The transition of a job from one state to the next, when it was due."""

    jobId: str
    """The id of the job."""
    to: JobState
    at: str
    """An ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z."""


class TransitionEvent(TypedDict):
    """The event `transition`."""

    event: Literal["transition"]
    """The name of the event."""
    data: Transition


class Verdict(TypedDict):
    """What a test set up and its client never used."""

    ok: bool
    """Whether there are no findings of any kind."""
    faultsNeverFired: VerdictFaultsNeverFired
    """The faults that were armed after the start and never fired, with the reason if it is known."""
    jobsNeverAskedFor: VerdictJobsNeverAskedFor
    """The jobs that were seeded after the start, or created and started by a client, and that no request asked for.
    CreateJob and StartJob do not ask for the job that they create or start."""
    jobsLeftRunning: VerdictJobsLeftRunning
    """The jobs that were seeded or created after the start and have not ended."""
    notEmulated: VerdictNotEmulated
    """The requests for operations that are not emulated."""


class VerdictFaultsNeverFired(TypedDict):
    """The faults that were armed after the start and never fired, with the reason if it is known."""

    total: int
    first: List[VerdictFaultsNeverFiredFirstEntry]


class _VerdictFaultsNeverFiredFirstEntryRequired(TypedDict):
    id: str
    matched: int


class VerdictFaultsNeverFiredFirstEntry(_VerdictFaultsNeverFiredFirstEntryRequired, total=False):
    why: str


class VerdictJobsNeverAskedFor(TypedDict):
    """The jobs that were seeded after the start, or created and started by a client, and that no request asked for.
    CreateJob and StartJob do not ask for the job that they create or start."""

    total: int
    first: List[str]


class VerdictJobsLeftRunning(TypedDict):
    """The jobs that were seeded or created after the start and have not ended."""

    total: int
    first: List[VerdictJobsLeftRunningFirstEntry]


class VerdictJobsLeftRunningFirstEntry(TypedDict):
    id: str
    state: JobState


class VerdictNotEmulated(TypedDict):
    """The requests for operations that are not emulated."""

    total: int
    first: List[VerdictNotEmulatedFirstEntry]


class VerdictNotEmulatedFirstEntry(TypedDict):
    method: str
    """The HTTP method."""
    path: str


class Verification(TypedDict):
    """Whether a client did what was expected, and what was different."""

    ok: bool
    matched: int
    problems: List[Problem]


class Verify(TypedDict, total=False):
    """What a client is expected to have done, and how long it may take."""

    match: RequestMatch
    count: CountRange
    minGapMs: float
    """The minimum time from the end of one request to the next, in milliseconds."""
    minGapFactor: float
    """The minimum ratio of each gap to the one before."""
    maxAttempts: int
    """The maximum number of requests for one call of the SDK."""
    order: List[RequestMatch]
    """Requests that must have arrived in this order; others may have come in between. All requests are considered,
    whatever `match` says."""
    timeoutMs: int
    """How long to wait until the expectations are met, in wall-clock milliseconds. Does not wait by default."""


class CountRange(TypedDict, total=False):
    min: int
    max: int


class _ListJobsResponseRequired(TypedDict):
    jobs: List[JobView]


class ListJobsResponse(_ListJobsResponseRequired, total=False):
    next: str
    """The value of `after` that requests the next page. Absent on the last page."""


class ListScenariosResponse(TypedDict):
    scenarios: List[ScenarioView]


class ListAssetsResponse(TypedDict):
    assets: List[AssetView]


class _ListDataSetsResponseRequired(TypedDict):
    dataSets: List[DataSetSummary]


class ListDataSetsResponse(_ListDataSetsResponseRequired, total=False):
    next: str
    """The value of `after` that requests the next page. Absent on the last page."""


class ListRequestsResponse(TypedDict):
    requests: List[RequestView]
    meta: ListMeta


class ListCallsResponse(TypedDict):
    calls: List[SdkCall]
    meta: ListMeta


class ListEventBridgeEventsResponse(TypedDict):
    events: List[EventBridgeEnvelope]
    targets: List[EventTarget]
    meta: ListMeta


class ListSandboxesResponse(TypedDict):
    sandboxes: List[SandboxView]
    meta: ListSandboxesResponseMeta


class ListSandboxesResponseMeta(TypedDict):
    evicted: int
    """The number of sandboxes evicted so far to make room for others."""
