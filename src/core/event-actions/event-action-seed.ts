import { type Static, Type } from '@sinclair/typebox'
import { parseNeighbourArn } from '../data-sets/arns.js'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import { epochMs, Instant } from '../time/instant.js'
import { strict } from '../validation/strict.js'
import { type EventAction, ExportRevisionToS3, eventActionArn } from './event-action.js'

/** An event action as users give it: any part of the wire shape, with the data set that it is on. */
export const EventActionSeed = strict(
  {
    Action: Type.Optional(
      strict({ ExportRevisionToS3 }, 'What it does. If absent, it exports to a bucket that is made up.')
    ),
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    CreatedAt: Type.Optional(Instant),
    Event: strict({ RevisionPublished: strict({ DataSetId: ResourceId }) }, 'The ENTITLED data set that it is on.'),
    Id: Type.Optional(ResourceId),
    Tags: Type.Optional(Tags),
    UpdatedAt: Type.Optional(Instant)
  },
  'An event action in the shape of a GetEventAction response, or any part of it, with its data set.'
)
export type EventActionSeed = Static<typeof EventActionSeed>

/** The id that a seed asks for: its own, or the one in its ARN. */
export function eventActionSeedId({ Id, Arn = '' }: EventActionSeed): string | undefined {
  return Id ?? parseNeighbourArn('event-actions', Arn)
}

/** What a world provides for the event actions that are made from seeds. */
export interface EventActionSeedContext {
  readonly region: string
  readonly accountId: string
  /** The current instant in epoch milliseconds. */
  readonly now: number
  freshId(): string
}

/** Makes an event action from a valid seed, whose place in the order of arrival has yet to be set. */
export function eventActionFrom(seed: EventActionSeed, context: EventActionSeedContext): EventAction {
  const id = eventActionSeedId(seed) ?? context.freshId()
  const createdAt = epochMs(seed.CreatedAt) ?? context.now
  const sample = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'example-bucket' } } }
  return {
    id,
    arn: seed.Arn ?? eventActionArn(context, id),
    dataSetId: seed.Event.RevisionPublished.DataSetId,
    action: seed.Action ?? sample,
    tags: seed.Tags ?? {},
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? createdAt,
    serial: 0
  }
}
