import { type Static, Type } from '@sinclair/typebox'
import { parseNeighbourArn } from '../data-sets/arns.js'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import { epochMs, Instant } from '../time/instant.js'
import { strict } from '../validation/strict.js'
import { StringEnum } from '../validation/string-enum.js'
import { AcceptanceState, type DataGrant, dataGrantArn, GrantDistributionScope } from './data-grant.js'

const Account = Type.Optional(Type.String({ pattern: '^[0-9]{12}$', description: '12 digits' }))

/** A data grant as users give it: any part of the wire shape, with the data set that is granted. */
export const DataGrantSeed = strict(
  {
    AcceptanceState: Type.Optional(
      StringEnum(AcceptanceState.enum, {
        description: 'If absent, ACCEPTED with AcceptedAt, and else PENDING_RECEIVER_ACCEPTANCE.'
      })
    ),
    AcceptedAt: Type.Optional(Instant),
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    CreatedAt: Type.Optional(Instant),
    DataSetId: Type.Optional(
      Type.String({
        ...ResourceId,
        description: 'The id of the ENTITLED copy, which is made if the grant is accepted.'
      })
    ),
    Description: Type.Optional(Type.String()),
    EndsAt: Type.Optional(Instant),
    GrantDistributionScope: Type.Optional(GrantDistributionScope),
    Id: Type.Optional(ResourceId),
    Name: Type.Optional(Type.String({ minLength: 1 })),
    ReceiverPrincipal: Account,
    SenderPrincipal: Account,
    SourceDataSetId: Type.String({
      ...ResourceId,
      description: 'The id of the OWNED data set that is granted, which has a finalized revision.'
    }),
    Tags: Type.Optional(Tags),
    UpdatedAt: Type.Optional(Instant)
  },
  'A data grant in the shape of a GetDataGrant response, or any part of it, with the data set that is granted.'
)
export type DataGrantSeed = Static<typeof DataGrantSeed>

/** The id that a seed asks for: its own, or the one in its ARN. */
export function dataGrantSeedId({ Id, Arn = '' }: DataGrantSeed): string | undefined {
  return Id ?? parseNeighbourArn('data-grants', Arn)
}

/** Whether the grant that a seed describes is accepted. */
export function isAcceptedSeed({ AcceptanceState, AcceptedAt }: DataGrantSeed): boolean {
  return AcceptanceState === 'ACCEPTED' || (AcceptanceState === undefined && AcceptedAt !== undefined)
}

/** What a world provides for the data grants that are made from seeds. */
export interface DataGrantSeedContext {
  readonly region: string
  readonly accountId: string
  /** The current instant in epoch milliseconds. */
  readonly now: number
  /** Returns an id that no grant has. */
  freshId(): string
  /** Returns an id that no data set has. */
  freshDataSetId(): string
}

/** Makes a data grant from a valid seed, whose place in the order of arrival has yet to be set. */
export function dataGrantFrom(seed: DataGrantSeed, context: DataGrantSeedContext): DataGrant {
  const { accountId } = context
  const id = dataGrantSeedId(seed) ?? context.freshId()
  const createdAt = epochMs(seed.CreatedAt) ?? context.now
  const acceptedAt = isAcceptedSeed(seed) ? (epochMs(seed.AcceptedAt) ?? createdAt) : undefined
  return {
    id,
    arn: seed.Arn ?? dataGrantArn(context, id),
    name: seed.Name ?? `Sample data grant ${id.slice(0, 8)}`,
    description: seed.Description,
    senderPrincipal: seed.SenderPrincipal ?? accountId,
    receiverPrincipal: seed.ReceiverPrincipal ?? accountId,
    scope: seed.GrantDistributionScope ?? 'NONE',
    dataSetId: seed.DataSetId ?? context.freshDataSetId(),
    sourceDataSetId: seed.SourceDataSetId,
    granted: undefined,
    acceptedAt,
    endsAt: epochMs(seed.EndsAt),
    tags: seed.Tags ?? {},
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? acceptedAt ?? createdAt,
    serial: 0
  }
}
