import { type Static, Type } from '@sinclair/typebox'
import { Tags } from '../data-sets/tags.js'
import { partitionOf } from '../model/partition.js'
import { formatInstant, Instant } from '../time/instant.js'
import { strict } from '../validation/strict.js'
import { StringEnum } from '../validation/string-enum.js'

/** Where in S3 a revision is exported to. AWS: the service model's structure `AutoExportRevisionDestinationEntry`. */
export const RevisionDestination = strict({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()) })

/** An export of the revision. AWS: the service model's structure `AutoExportRevisionToS3RequestDetails`. */
export const ExportRevisionToS3 = strict({
  Encryption: Type.Optional(
    strict({ Type: StringEnum(['aws:kms', 'AES256']), KmsKeyArn: Type.Optional(Type.String()) })
  ),
  RevisionDestination
})

/** What an event action does: it exports the revision. AWS: the service model's structure `Action`. */
export const Action = strict({ ExportRevisionToS3: Type.Optional(ExportRevisionToS3) })
export type Action = Static<typeof Action>

/** When it does that. AWS: the service model's structure `Event`. */
export const ActionEvent = strict({ RevisionPublished: Type.Optional(strict({ DataSetId: Type.String() })) })
export type ActionEvent = Static<typeof ActionEvent>

/** An event action as lists and UpdateEventAction return it. AWS: the service model's structure `EventActionEntry`. */
export const EventActionEntry = strict({
  Action,
  Arn: Type.String(),
  CreatedAt: Instant,
  Event: ActionEvent,
  Id: Type.String(),
  UpdatedAt: Instant
})
export type EventActionEntry = Static<typeof EventActionEntry>

/** An event action as CreateEventAction and GetEventAction return it. */
export const GetEventActionResponse = strict({ ...EventActionEntry.properties, Tags: Type.Optional(Tags) })

/**
 * An event action: what is to be done when a revision of a data set is published. Immutable. Instants are epoch
 * milliseconds.
 */
export interface EventAction {
  readonly id: string
  readonly arn: string
  readonly dataSetId: string
  readonly action: Action
  readonly tags: Tags
  readonly createdAt: number
  readonly updatedAt: number
  /** Its number in the order of arrival: of two that were created at one instant, the later arrival is the newer. */
  readonly serial: number
}

/** Returns an event action as lists show it. */
export function eventActionEntry(eventAction: EventAction): EventActionEntry {
  const { action, arn, createdAt, dataSetId, id, updatedAt } = eventAction
  return {
    Action: action,
    Arn: arn,
    CreatedAt: formatInstant(createdAt),
    Event: { RevisionPublished: { DataSetId: dataSetId } },
    Id: id,
    UpdatedAt: formatInstant(updatedAt)
  }
}

/** Returns the ARN of an event action of an account in a region. */
export function eventActionArn({ region, accountId }: { region: string; accountId: string }, id: string): string {
  return `arn:${partitionOf(region)}:dataexchange:${region}:${accountId}:event-actions/${id}`
}
