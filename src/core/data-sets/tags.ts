import { type Static, Type } from '@sinclair/typebox'

/** The tags of a resource. AWS: the service model's `MapOf__string`. */
export const Tags = Type.Record(Type.String(), Type.String())
export type Tags = Readonly<Static<typeof Tags>>

/** AWS: the rules for tags that hold for all services: how many a resource has, and how long keys and values are. */
export const TAG_LIMITS = { count: 50, keyLength: 128, valueLength: 256, reservedPrefix: 'aws:' } as const
