import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** A number of things. */
export const Count = Type.Integer({ minimum: 0 })

/** A length of time in milliseconds, to the microsecond. */
export const Milliseconds = Type.Number({ minimum: 0, description: 'milliseconds' })

/** How much of a list an answer shows: `total` there were, `dropped` of them are not shown. */
export const ListMeta = Type.Object({ total: Count, dropped: Count }, { additionalProperties: false })

/** What an answer without a body holds. */
export const NoContent = Type.Void()

/** A list that may not be changed. */
export function List<T extends TSchema>(entry: T, options: { description?: string } = {}) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(entry, options))
}

/** A value, or null where there is none. */
export function Nullable<T extends TSchema>(schema: T, options: { description?: string } = {}) {
  return Type.Union([schema, Type.Null()], options)
}

/** A member that may be there as undefined: JSON leaves it out. */
export function Absent<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Unsafe<Static<T> | undefined>(schema))
}

/** How many entries a page has unless the request says. */
export const DEFAULT_LIMIT = 100

/** Query parameters are strings: these are strings of digits, read with `Number`. */
export const Limit = Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$', description: 'a whole number from 1 to 1000' })

/** Where a page begins: the `next` of the page before it. */
export const Cursor = Type.String({ pattern: '^[0-9]{1,15}$', description: 'the `next` of the page before' })
