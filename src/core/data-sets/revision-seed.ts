import { type Static, Type } from '@sinclair/typebox'
import { ResourceId } from '../model/id.js'
import { Instant } from '../time/instant.js'
import { RevisionAssetSeed } from './revision-asset-seed.js'
import { Tags } from './tags.js'

/** A revision as users give it: any part of the wire shape, and its assets. */
export const RevisionSeed = Type.Object(
  {
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    Comment: Type.Optional(Type.String({ maxLength: 16_384 })),
    CreatedAt: Type.Optional(Instant),
    DataSetId: Type.Optional(ResourceId),
    Finalized: Type.Optional(
      Type.Boolean({
        description:
          'If absent, true for a revision that is ENTITLED, revoked or added to a data set by the control plane, and else false.'
      })
    ),
    Id: Type.Optional(ResourceId),
    RevocationComment: Type.Optional(Type.String({ minLength: 10, maxLength: 512 })),
    Revoked: Type.Optional(
      Type.Boolean({ description: 'If absent, true for a revision with a RevocationComment or RevokedAt.' })
    ),
    RevokedAt: Type.Optional(Instant),
    SourceId: Type.Optional(ResourceId),
    Tags: Type.Optional(Tags),
    UpdatedAt: Type.Optional(Instant),
    assets: Type.Optional(Type.Array(RevisionAssetSeed, { description: 'Its assets.' }))
  },
  {
    additionalProperties: false,
    description: 'A revision in the shape of a GetRevision response, or any part of it, with its assets.'
  }
)
export type RevisionSeed = Static<typeof RevisionSeed>
