import { OptionalKind, type TSchema } from '@sinclair/typebox'

/** A place in a request, what its schema is, and whether it has to be there. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly schema: TSchema
  readonly isRequired: boolean
}

/** Every place of a request, to any depth, that its schema says something of. */
function placesIn(schema: TSchema, value: unknown, path: Place['path'] = [], isRequired = true): Place[] {
  const here = { path, schema, isRequired }
  if (schema.type === 'array') {
    const entries = value as unknown[]
    return [here, ...entries.flatMap((entry, index) => placesIn(schema.items, entry, [...path, index], false))]
  }
  if (schema.type !== 'object' || schema.properties === undefined) return [here]
  const members = Object.entries(schema.properties as Record<string, TSchema>)
  return [
    here,
    ...members.flatMap(([name, member]) => {
      const inner = (value as Record<string, unknown>)[name]
      return inner === undefined ? [] : placesIn(member, inner, [...path, name], !(OptionalKind in member))
    })
  ]
}

/** What would make the value at a place wrong, for each constraint that it is under. */
function spoilers({ schema, isRequired }: Place): { name: string; value: unknown }[] {
  const spoiled: { name: string; value: unknown }[] = []
  if (isRequired) spoiled.push({ name: 'left out', value: undefined }, { name: 'null', value: null })
  if (schema.enum) spoiled.push({ name: 'wrong enum', value: 'NO_SUCH_VALUE' })
  if (schema.maxLength !== undefined) spoiled.push({ name: 'too long', value: 'x'.repeat(schema.maxLength + 1) })
  if (schema.minLength > 0) spoiled.push({ name: 'too short', value: '' })
  if (schema.pattern !== undefined) spoiled.push({ name: 'wrong pattern', value: '\u00e9!' })
  if (schema.maxItems !== undefined) {
    const [entry] = schema.items.properties.Key ? [{ Key: 'k', Value: 'v' }] : [{ KmsKeyArn: 'arn' }]
    spoiled.push({ name: 'too many', value: Array.from({ length: schema.maxItems + 1 }, () => entry) })
  }
  if (schema.minItems !== undefined) spoiled.push({ name: 'too few', value: [] })
  return spoiled
}

/** One way to make a request wrong: where, and what is there instead. */
export interface Violation {
  readonly place: Place
  readonly spoiler: { readonly name: string; readonly value: unknown }
}

/** Every way to violate one constraint of a request of which a schema says what it has to be. */
export function violationsOf(schema: TSchema, request: unknown): Violation[] {
  const places = placesIn(schema, request).slice(1)
  return places.flatMap((place) => spoilers(place).map((spoiler) => ({ place, spoiler })))
}

/** Returns a copy of a request with another value at a place; undefined leaves it out. */
export function withValue(root: unknown, [head, ...rest]: Place['path'], value: unknown): unknown {
  if (head === undefined) return value
  const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<string | number, unknown>
  copy[head] = withValue(copy[head], rest, value)
  return copy
}
