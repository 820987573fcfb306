import { OptionalKind, type TSchema, TypeGuard } from '@sinclair/typebox'
import { Errors, type ValueError, ValueErrorType } from '@sinclair/typebox/errors'
import { Check } from '@sinclair/typebox/value'
import { correctedBy } from './correct.js'
import { expectedBy } from './expected.js'
import { type Path, type Problem, quote } from './problem.js'
import { suggest } from './suggest.js'

/** How many problems one check reports; a document that is wrong throughout is not worth listing whole. */
export const MAX_PROBLEMS = 100

/** How deep a value may be nested: walking one much deeper, or writing it as JSON, would overflow the stack. */
export const MAX_DEPTH = 100

/** The problem of a value that is nested deeper. */
export const TOO_DEEP = `is nested more than ${MAX_DEPTH} levels deep`

/** Everything in which a value differs from its schema, each with where it is and what would be right. */
export function validate(schema: TSchema, value: unknown, at: Path = []): Problem[] {
  if (isDeeperThan(value, MAX_DEPTH)) return [{ at, message: TOO_DEEP }]
  if (Check(schema, value)) return []
  const problems: Problem[] = []
  const told = new Set<string>()
  for (const error of Errors(schema, value)) {
    if (problems.length === MAX_PROBLEMS) break
    for (const { error: cause, path } of causes(error)) {
      // A missing member is reported twice: once as missing and once as not of its type.
      if (told.has(path)) continue
      told.add(path)
      const within = parsePointer(path, value)
      problems.push({ at: [...at, ...within], message: explain(cause, within) })
    }
  }
  return problems
}

/** Whether a value is nested more than so many levels deep. Does not recurse itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let layer = [value]
  for (let level = 0; layer.length > 0; level++) {
    if (level > levels) return true
    layer = layer.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

interface Cause {
  error: ValueError
  path: string
}

/** Of a union that nothing fits, the errors of the one variant that was probably meant: that of the value's type. */
function* causes(error: ValueError): Generator<Cause> {
  if (error.type !== ValueErrorType.Union) {
    yield { error, path: error.path }
    return
  }
  const variants = (error.schema.anyOf as TSchema[]).map((schema, index) => ({ schema, errors: error.errors[index] }))
  const meant = variants.filter(({ schema }) => schema.type === jsonType(error.value))
  if (meant.length !== 1) {
    yield { error, path: error.path }
    return
  }
  for (const inner of meant[0]?.errors ?? []) yield* causes(inner)
}

function explain({ type, schema, value }: ValueError, path: Path): string {
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return `is missing; it must be ${describe(schema)}`
    case ValueErrorType.ObjectAdditionalProperties:
      return `is unknown here; ${knownMembers(schema)}${suggest(String(path.at(-1)), Object.keys(schema.properties))}`
    case ValueErrorType.ObjectMinProperties:
    case ValueErrorType.ObjectMaxProperties:
      return `must have exactly one of ${Object.keys(schema.properties).join(', ')}`
    case ValueErrorType.ArrayMinItems:
      return `must have at least ${schema.minItems} ${schema.minItems === 1 ? 'entry' : 'entries'}`
    case ValueErrorType.ArrayMaxItems:
      return `must have at most ${schema.maxItems} entries; it has ${(value as unknown[]).length}`
    case ValueErrorType.Kind:
      if (typeof value === 'string' && Array.isArray(schema.enum)) {
        return `must be ${describe(schema)}, not ${quote(value)}${suggest(value, schema.enum)}`
      }
      break
  }
  return `must be ${describe(schema)}, not ${quote(value)}${correction(schema, value)}`
}

/** `; did you mean X?` if the schema knows what may have been meant by a text, else nothing. */
function correction(schema: TSchema, value: unknown): string {
  const corrected = correctedBy(schema, value)
  return corrected === undefined ? '' : `; did you mean ${corrected}?`
}

/** Says in words what a schema takes. */
function describe(schema: TSchema): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`
  if (schema.const !== undefined) return quote(schema.const)
  if (TypeGuard.IsUnion(schema)) return schema.anyOf.map(describe).join(', or ')
  const expected = expectedBy(schema)
  if (expected !== undefined) return expected
  switch (schema.type) {
    case 'string':
      return `a string${describeLength(schema)}${schema.pattern ? ` that matches ${schema.pattern}` : ''}`
    case 'integer':
    case 'number':
      return `${schema.type === 'integer' ? 'a whole number' : 'a number'}${describeRange(schema)}`
    case 'array':
      return 'an array'
    case 'object':
      return TypeGuard.IsObject(schema) ? `an object with the members ${memberNames(schema)}` : 'an object'
    case 'boolean':
      return 'true or false'
    default:
      return 'of another type'
  }
}

function memberNames(schema: TSchema): string {
  const members = Object.entries(schema.properties as Record<string, TSchema>)
  return members.map(([name, member]) => (OptionalKind in member ? `${name}?` : name)).join(', ')
}

function knownMembers(schema: TSchema): string {
  return Object.keys(schema.properties).length === 0 ? 'none is taken' : `the known members are ${memberNames(schema)}`
}

function describeLength({ minLength, maxLength }: TSchema): string {
  if (minLength !== undefined && maxLength !== undefined) return ` of ${minLength} to ${maxLength} characters`
  if (minLength !== undefined) return ` of at least ${minLength} character${minLength === 1 ? '' : 's'}`
  return maxLength === undefined ? '' : ` of at most ${maxLength} characters`
}

function describeRange({ minimum, exclusiveMinimum, maximum }: TSchema): string {
  const low = minimum !== undefined ? ` of at least ${minimum}` : ''
  const above = exclusiveMinimum !== undefined ? ` above ${exclusiveMinimum}` : ''
  const high = maximum !== undefined ? ` and at most ${maximum}` : ''
  return low + above + high
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}

/** A JSON pointer's segments, with the indices of arrays as numbers. */
function parsePointer(pointer: string, root: unknown): Path {
  const path: (string | number)[] = []
  let value = root
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(value) ? Number(name) : name)
    value = (value as Record<string, unknown> | undefined)?.[name]
  }
  return path
}
