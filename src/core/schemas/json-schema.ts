import type { TSchema } from '@sinclair/typebox'

/** A JSON value within a published document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** A JSON Schema whose parts may be TypeBox schemas. */
export type JsonSchema = TSchema | { readonly [keyword: string]: unknown }

/** The members of an object, by name. */
export type Members = Readonly<Record<string, JsonSchema>>

/** The texts of a schema of a closed object. */
export interface ClosedOptions {
  readonly title?: string
  readonly description?: string
}

/** Returns a reference to a schema that has a name. A `Publisher` makes it a reference within the document. */
export function named(name: string): JsonSchema {
  return { $ref: name }
}

/** Returns a schema of objects with these members and no others. */
export function closed(members: Members, required: readonly string[], texts: ClosedOptions = {}): JsonSchema {
  return {
    type: 'object',
    ...texts,
    properties: members,
    ...(required.length > 0 && { required }),
    additionalProperties: false
  }
}

/** Returns the members of a TypeBox object by these names, as they are declared. */
export function pick(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, members[name] as JsonSchema]))
}

/** Returns the members of a TypeBox object without these. */
export function omit(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)))
}
