import { Kind, type TSchema, Type, TypeRegistry } from '@sinclair/typebox'

/** The schema of a string out of a fixed list: `{ "type": "string", "enum": […] }`. */
export interface TStringEnum<T extends string> extends TSchema {
  [Kind]: 'StringEnum'
  static: T
  type: 'string'
  enum: readonly T[]
}

TypeRegistry.Set<TStringEnum<string>>('StringEnum', (schema, value) => schema.enum.includes(value as string))

/** Declares a string enum that editors complete and whose refusals can name every member. */
export function StringEnum<const T extends readonly string[]>(values: T, options: object = {}): TStringEnum<T[number]> {
  return Type.Unsafe({ ...options, [Kind]: 'StringEnum', type: 'string', enum: values }) as unknown as TStringEnum<
    T[number]
  >
}
