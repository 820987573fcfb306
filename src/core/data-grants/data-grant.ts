import { type Static, Type } from '@sinclair/typebox'
import { Tags } from '../data-sets/tags.js'
import { formatInstant, Instant } from '../time/instant.js'
import { strict } from '../validation/strict.js'
import { StringEnum } from '../validation/string-enum.js'

/** AWS: the service model's enum `DataGrantAcceptanceState`. */
export const AcceptanceState = StringEnum(['PENDING_RECEIVER_ACCEPTANCE', 'ACCEPTED'])
export type AcceptanceState = Static<typeof AcceptanceState>

/** AWS: the service model's enum `GrantDistributionScope`. Nothing is known of what it changes. */
export const GrantDistributionScope = StringEnum(['AWS_ORGANIZATION', 'NONE'])
export type GrantDistributionScope = Static<typeof GrantDistributionScope>

/** What everyone sees of a grant, in every list. */
const COMMON = {
  AcceptanceState,
  AcceptedAt: Type.Optional(Instant),
  Arn: Type.String(),
  CreatedAt: Instant,
  DataSetId: Type.String(),
  EndsAt: Type.Optional(Instant),
  Id: Type.String(),
  Name: Type.String(),
  ReceiverPrincipal: Type.String(),
  SenderPrincipal: Type.String(),
  UpdatedAt: Instant
}

/** What is left out of lists. */
const DETAILED = { Description: Type.Optional(Type.String()), GrantDistributionScope }

/** A grant as its sender lists it. AWS: the service model's structure `DataGrantSummaryEntry`. */
export const DataGrantSummary = strict({ ...COMMON, SourceDataSetId: Type.String() })
export type DataGrantSummary = Static<typeof DataGrantSummary>

/** A grant as CreateDataGrant and GetDataGrant return it. */
export const GetDataGrantResponse = strict({
  ...COMMON,
  ...DETAILED,
  SourceDataSetId: Type.String(),
  Tags: Type.Optional(Tags)
})

/** A grant as its receiver lists it. AWS: the service model's structure `ReceivedDataGrantSummariesEntry`. */
export const ReceivedDataGrantSummary = strict(COMMON)

/**
 * A grant as AcceptDataGrant and GetReceivedDataGrant return it: without the data set that it comes from, and without
 * tags.
 */
export const ReceivedDataGrant = strict({ ...COMMON, ...DETAILED })

/** The name and the description of a data set. */
export interface GrantedNames {
  readonly name: string
  readonly description: string
}

/** A data grant. Immutable: each change makes a new one. Instants are epoch milliseconds. */
export interface DataGrant {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description: string | undefined
  readonly senderPrincipal: string
  readonly receiverPrincipal: string
  readonly scope: GrantDistributionScope
  /** The id of the entitled copy, which exists once the grant is accepted. */
  readonly dataSetId: string
  readonly sourceDataSetId: string
  /**
   * What the data set was called when the grant was created: so its entitled copy is called, whatever its source has
   * become. Undefined for one that was seeded.
   */
  readonly granted: GrantedNames | undefined
  /** Undefined while the receiver has not accepted it. */
  readonly acceptedAt: number | undefined
  /** Undefined if it never ends. */
  readonly endsAt: number | undefined
  readonly tags: Tags
  readonly createdAt: number
  readonly updatedAt: number
  /** Its number in the order of arrival: of two that were created at one instant, the later arrival is the newer. */
  readonly serial: number
}

export function acceptanceStateOf({ acceptedAt }: DataGrant): AcceptanceState {
  return acceptedAt === undefined ? 'PENDING_RECEIVER_ACCEPTANCE' : 'ACCEPTED'
}

/** Whether a grant gives its receiver a data set at an instant. */
export function givesAt({ acceptedAt, endsAt }: DataGrant, instant: number): boolean {
  return acceptedAt !== undefined && (endsAt === undefined || endsAt > instant)
}

/** Whether a grant can still be accepted at an instant. */
export function isPendingAt({ acceptedAt, endsAt }: DataGrant, instant: number): boolean {
  return acceptedAt === undefined && (endsAt === undefined || endsAt > instant)
}

/** Returns a grant as its receiver lists it. */
export function receivedSummary(grant: DataGrant): Static<typeof ReceivedDataGrantSummary> {
  const { acceptedAt, endsAt } = grant
  return {
    AcceptanceState: acceptanceStateOf(grant),
    ...(acceptedAt !== undefined && { AcceptedAt: formatInstant(acceptedAt) }),
    Arn: grant.arn,
    CreatedAt: formatInstant(grant.createdAt),
    DataSetId: grant.dataSetId,
    ...(endsAt !== undefined && { EndsAt: formatInstant(endsAt) }),
    Id: grant.id,
    Name: grant.name,
    ReceiverPrincipal: grant.receiverPrincipal,
    SenderPrincipal: grant.senderPrincipal,
    UpdatedAt: formatInstant(grant.updatedAt)
  }
}

/** Returns a grant as its receiver gets it. */
export function receivedGrant(grant: DataGrant): Static<typeof ReceivedDataGrant> {
  const { description, scope } = grant
  return {
    ...receivedSummary(grant),
    ...(description !== undefined && { Description: description }),
    GrantDistributionScope: scope
  }
}

/** Returns a grant as its sender lists it. */
export function grantSummary(grant: DataGrant): DataGrantSummary {
  return { ...receivedSummary(grant), SourceDataSetId: grant.sourceDataSetId }
}

/** Returns a grant as its sender gets it, without its tags. */
export function sentGrant(grant: DataGrant): Omit<Static<typeof GetDataGrantResponse>, 'Tags'> {
  return { ...receivedGrant(grant), SourceDataSetId: grant.sourceDataSetId }
}

/**
 * Returns the ARN of a grant of an account in a region. AWS: the service model's pattern allows the partition `aws`
 * only.
 */
export function dataGrantArn({ region, accountId }: { region: string; accountId: string }, id: string): string {
  return `arn:aws:dataexchange:${region}:${accountId}:data-grants/${id}`
}
