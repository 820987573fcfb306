import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { EXPECTED } from '../../core/validation/expected.js'

/** A number of things. */
export const Count = Type.Integer({ minimum: 0 })

/** A duration in milliseconds, to the microsecond. */
export const Milliseconds = Type.Number({ minimum: 0, description: 'A duration in milliseconds.' })

/** How much of a list a response contains: there were `total` entries, of which `dropped` are not included. */
export const ListMeta = Type.Object({ total: Count, dropped: Count }, { additionalProperties: false })

/** The schema of a response without a body. */
export const NoContent = Type.Void()

/** Returns the schema of a readonly array. */
export function List<T extends TSchema>(entry: T, options: { description?: string } = {}) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(entry, options))
}

/** Returns the schema of a value that may be null. */
export function Nullable<T extends TSchema>(schema: T, options: { description?: string } = {}) {
  return Type.Union([schema, Type.Null()], options)
}

/** Returns the schema of an optional member that may also be undefined: JSON leaves it out. */
export function Absent<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Unsafe<Static<T> | undefined>(schema))
}

/** The path parameter of the routes of one job. */
export const JobIdParams = Type.Object({ JobId: Type.String({ minLength: 1, description: 'The id of the job.' }) })

/** The number of entries on a page unless the request sets `limit`. */
export const DEFAULT_LIMIT = 100

/** The maximum number of entries on a page. Query parameters are strings: this one is digits, read with `Number`. */
export const Limit = Type.String({
  pattern: '^([1-9][0-9]{0,2}|1000)$',
  description: 'The maximum number of entries to return, from 1 to 1000.',
  [EXPECTED]: 'a whole number from 1 to 1000'
})

/** Where a page begins: `next` of the previous page. */
export const Cursor = Type.String({
  pattern: '^[0-9]{1,15}$',
  description: 'The value of `next` from the previous page.',
  [EXPECTED]: 'the value of `next` from the previous page'
})
