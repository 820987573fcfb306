import { type Static, Type } from '@sinclair/typebox'
import { formatInstant, Instant } from '../time/instant.js'
import { Tags } from './tags.js'

/** A revision as lists, updates and RevokeRevision return it. AWS: the service model's structure `RevisionEntry`. */
export const RevisionEntry = Type.Object(
  {
    Arn: Type.String(),
    Comment: Type.Optional(Type.String()),
    CreatedAt: Instant,
    DataSetId: Type.String(),
    Finalized: Type.Optional(Type.Boolean()),
    Id: Type.String(),
    RevocationComment: Type.Optional(Type.String()),
    Revoked: Type.Optional(Type.Boolean()),
    RevokedAt: Type.Optional(Instant),
    SourceId: Type.Optional(Type.String()),
    UpdatedAt: Instant
  },
  { additionalProperties: false }
)
export type RevisionEntry = Static<typeof RevisionEntry>

/** A revision as CreateRevision and GetRevision return it. AWS: the service model's structure `GetRevisionResponse`. */
export const GetRevisionResponse = Type.Object(
  { ...RevisionEntry.properties, Tags: Type.Optional(Tags) },
  { additionalProperties: false }
)

/** That a revision was revoked. */
export interface Revocation {
  readonly at: number
  readonly comment: string
}

/** A revision of a data set. Immutable: each change makes a new one. Instants are epoch milliseconds. */
export interface Revision {
  readonly id: string
  readonly arn: string
  readonly dataSetId: string
  readonly comment: string | undefined
  readonly finalized: boolean
  readonly revocation: Revocation | undefined
  readonly sourceId: string | undefined
  /** The id of the OWNED revision that this one is a copy of, because of a data grant. Never shown. */
  readonly copyOf: string | undefined
  readonly tags: Tags
  readonly createdAt: number
  readonly updatedAt: number
  /** Its number in the order of arrival: of two that were created at one instant, the later arrival is the newer. */
  readonly serial: number
}

/** Returns a revision as lists show it. Mock: one that was never revoked has no member `Revoked`. */
export function revisionEntry(revision: Revision): RevisionEntry {
  const { comment, revocation, sourceId } = revision
  return {
    Arn: revision.arn,
    ...(comment !== undefined && { Comment: comment }),
    CreatedAt: formatInstant(revision.createdAt),
    DataSetId: revision.dataSetId,
    Finalized: revision.finalized,
    Id: revision.id,
    ...(revocation && {
      RevocationComment: revocation.comment,
      Revoked: true,
      RevokedAt: formatInstant(revocation.at)
    }),
    ...(sourceId !== undefined && { SourceId: sourceId }),
    UpdatedAt: formatInstant(revision.updatedAt)
  }
}
