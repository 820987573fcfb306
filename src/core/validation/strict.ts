import { type TObject, type TProperties, Type } from '@sinclair/typebox'

/** The schema of an object that has these members and no others. */
export function strict<T extends TProperties>(members: T, description?: string): TObject<T> {
  return Type.Object(members, { additionalProperties: false, ...(description !== undefined && { description }) })
}
