import type { TSchema } from '@sinclair/typebox'
import type { JsonSchema } from '../../core/schemas/json-schema.js'

/*
 * What the server refuses although the shape is right, said with keywords of JSON Schema. Generators of clients ignore
 * these or stumble over them, so that the OpenAPI document has tagged unions instead; editors show better messages for
 * a rule that is broken than for a union that nothing fits.
 */

/** Returns a schema with rules that a value of its shape has to keep as well. */
export function withRules({ ...schema }: TSchema, rules: readonly JsonSchema[]): JsonSchema {
  return { ...schema, allOf: rules }
}

/** Returns a rule for what matches a condition and, if there is one, a rule for everything else. */
export function ifThen(condition: JsonSchema, rule: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  return { if: condition, then: rule, ...(otherwise && { else: otherwise }) }
}

/** Returns a rule for objects whose member is given and matches. */
export function when(member: string, is: JsonSchema, rule: JsonSchema): JsonSchema {
  return ifThen({ properties: { [member]: is }, required: [member] }, rule)
}

/** Returns a rule for objects that have a member. */
export function ifGiven(member: string, rule: JsonSchema): JsonSchema {
  return ifThen({ required: [member] }, rule)
}

/** Returns a rule that an object has at least one of these members. */
export function anyOfMembers(...members: readonly string[]): JsonSchema {
  return { anyOf: members.map((member) => ({ required: [member] })) }
}

/** Returns rules that an object does not have two of these members. */
export function atMostOneOf(...members: readonly string[]): JsonSchema[] {
  return members.flatMap((member, index) =>
    members.slice(index + 1).map((other) => ({ not: { required: [member, other] } }))
  )
}

/** Returns a rule that an object has none of these members. */
export function without(...members: readonly string[]): JsonSchema {
  return { properties: Object.fromEntries(members.map((member) => [member, false])) }
}

/** Returns a rule for a member, if there is one. */
export function where(member: string, is: JsonSchema): JsonSchema {
  return { properties: { [member]: is } }
}

/** Returns a rule for the entries of an array. */
export function each(entry: JsonSchema): JsonSchema {
  return { items: entry }
}

/** Returns a rule that an object has no member but this one. */
export function onlyMember(member: string): JsonSchema {
  return { propertyNames: { const: member } }
}
