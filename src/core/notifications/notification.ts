import { createHash } from 'node:crypto'
import { type Static, type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { epochMs, formatWholeSeconds, Instant } from '../time/instant.js'
import { BoundedText } from '../validation/bounded-text.js'
import { StringEnum } from '../validation/string-enum.js'

/*
 * Notifications about data sets. AWS: the service model's structures; the order of the members is that of the examples
 * of events in the user guide.
 */

/** A structure in which unknown members are ignored, as servers of the protocol restJson1 do. */
const structure = <T extends TProperties>(members: T) => Type.Optional(Type.Object(members))

const Text = Type.Optional(Type.String())

/** AWS: the service model's enum `NotificationType`. */
export const NotificationType = StringEnum(['DATA_DELAY', 'DATA_UPDATE', 'DEPRECATION', 'SCHEMA_CHANGE'])
export type NotificationType = Static<typeof NotificationType>

/** AWS: the service model's structure `SchemaChangeDetails`. */
const SchemaChange = Type.Object({
  Type: StringEnum(['ADD', 'REMOVE', 'MODIFY']),
  Description: Text,
  Name: Type.String()
})

/**
 * AWS: the service model's structure `NotificationDetails`: a member for each type of notification that has details.
 */
export const NotificationDetails = Type.Object({
  DataUpdate: structure({ DataUpdatedAt: Type.Optional(Instant) }),
  Deprecation: structure({ DeprecationAt: Instant }),
  SchemaChange: structure({ Changes: Type.Optional(Type.Array(SchemaChange)), SchemaChangeAt: Instant })
})
export type NotificationDetails = Static<typeof NotificationDetails>

/** AWS: the service model's structure `ScopeDetails`. */
export const NotificationScope = Type.Object({
  LakeFormationTagPolicies: Type.Optional(Type.Array(Type.Object({ Database: Text, Table: Text }))),
  RedshiftDataShares: Type.Optional(
    Type.Array(
      Type.Object({
        Arn: Type.String(),
        Database: Type.String(),
        Function: Text,
        Table: Text,
        Schema: Text,
        View: Text
      })
    )
  ),
  S3DataAccesses: Type.Optional(
    Type.Array(
      Type.Object({
        KeyPrefixes: Type.Optional(Type.Array(Type.String())),
        Keys: Type.Optional(Type.Array(Type.String()))
      })
    )
  )
})

/** What a provider tells the subscribers of a data set. */
export const Notification = Type.Object({
  // AWS: the service model's `__stringMin0Max4096`.
  Comment: Type.Optional(BoundedText(0, 4096)),
  Type: NotificationType,
  Details: Type.Optional(NotificationDetails),
  Scope: Type.Optional(NotificationScope)
})
export type Notification = Static<typeof Notification>

/**
 * What became of a notification: it was sent to the subscriber; it had been sent before with its client token; or there
 * was no subscriber, because the ENTITLED copy of the data set has been deleted.
 */
export type NotificationResult = 'sent' | 'repeated' | 'no-subscriber'

/** The member of `Details` that is for a type. AWS: "details specific to" that type; a data delay has none. */
export const DETAILS_OF: Readonly<Record<NotificationType, keyof NotificationDetails | undefined>> = {
  DATA_DELAY: undefined,
  DATA_UPDATE: 'DataUpdate',
  DEPRECATION: 'Deprecation',
  SCHEMA_CHANGE: 'SchemaChange'
}

/**
 * Returns a notification as events have it: its members in order, without unknown ones. AWS: instants in the examples
 * of events are in UTC and in whole seconds. Mock: the user guide does not say so of instants that are given otherwise.
 */
export function inEventForm(notification: Notification): Notification {
  return ordered(Notification, notification) as Notification
}

/** Returns a digest of a notification in the form of events: two that say the same have the same one. */
export function digestOf(notification: Notification): string {
  return createHash('sha256').update(JSON.stringify(notification)).digest('base64')
}

function ordered(schema: TSchema, value: unknown): unknown {
  if (schema.type === 'array') return (value as unknown[]).map((entry) => ordered(schema.items, entry))
  if (schema.format === 'date-time') return formatWholeSeconds(epochMs(value as string))
  if (schema.type !== 'object') return value
  const given = value as Readonly<Record<string, unknown>>
  const members = Object.entries(schema.properties as Record<string, TSchema>)
  return Object.fromEntries(
    members.flatMap(([name, member]) => (given[name] === undefined ? [] : [[name, ordered(member, given[name])]]))
  )
}
