import { type Static, Type } from '@sinclair/typebox'

/** Any text, lines included: without a pattern of its own a record is one of keys in which no line ends. */
const Key = Type.String({ pattern: '^[\\s\\S]*$' })

/** The tags of a resource. AWS: the service model's `MapOf__string`. */
export const Tags = Type.Record(Key, Type.String())
export type Tags = Readonly<Static<typeof Tags>>

/** AWS: the rules for tags that hold for all services: how many a resource has, and how long keys and values are. */
export const TAG_LIMITS = { count: 50, keyLength: 128, valueLength: 256, reservedPrefix: 'aws:' } as const
