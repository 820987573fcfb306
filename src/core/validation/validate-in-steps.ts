import { OptionalKind, type TSchema, Type, TypeGuard } from '@sinclair/typebox'
import type { Path, Problem } from './problem.js'
import { MAX_PROBLEMS, validate } from './validate.js'

/** How deep the lists are whose entries are validated one by one. */
const LEVELS = 3

/** Does what `validate` does, and yields between the entries of the outermost lists. */
export function* validateInSteps(
  schema: TSchema,
  value: unknown,
  at: Path = [],
  levels = LEVELS
): Generator<void, Problem[]> {
  if (TypeGuard.IsArray(schema) && Array.isArray(value)) {
    const problems = validate({ ...schema, items: Type.Unknown() }, new Array(value.length).fill(null), at)
    for (const [index, entry] of value.entries()) {
      if (problems.length >= MAX_PROBLEMS) break
      problems.push(...validate(schema.items, entry, [...at, index]))
      yield
    }
    return problems.slice(0, MAX_PROBLEMS)
  }
  const inner =
    levels > 0 && TypeGuard.IsObject(schema) && isObject(value) ? membersWithLists(schema, value, levels) : []
  if (inner.length === 0) return validate(schema, value, at)
  // The rest is validated as a whole, without these members.
  const { properties, ...others } = schema
  const rest = { ...properties, ...Object.fromEntries(inner.map((name) => [name, unknownInPlaceOf(properties[name])])) }
  const shell = { ...(value as object), ...Object.fromEntries(inner.map((name) => [name, null])) }
  const problems = validate({ ...others, properties: rest } as TSchema, shell, at)
  for (const name of inner) {
    const member = (value as Record<string, unknown>)[name]
    problems.push(...(yield* validateInSteps(properties[name], member, [...at, name], levels - 1)))
  }
  return problems.slice(0, MAX_PROBLEMS)
}

/** The members that are lists, or objects that may hold lists. */
function membersWithLists(schema: TSchema, value: object, levels: number): string[] {
  return Object.entries(schema.properties as Record<string, TSchema>)
    .filter(([name, member]) => {
      const given = (value as Record<string, unknown>)[name]
      if (TypeGuard.IsArray(member)) return Array.isArray(given)
      return TypeGuard.IsObject(member) && isObject(given) && membersWithLists(member, given, levels - 1).length > 0
    })
    .map(([name]) => name)
}

/** A schema that anything matches, and that is optional if the other is. */
function unknownInPlaceOf(schema: TSchema): TSchema {
  return OptionalKind in schema ? Type.Optional(Type.Unknown()) : Type.Unknown()
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
