import type { TSchema } from '@sinclair/typebox'
import { Errors, type ValueError, ValueErrorType } from '@sinclair/typebox/errors'
import { expectedBy } from '../../core/validation/expected.js'

/** Thrown for a value of the wrong type: it can't be read as the operation's input, so no constraint is checked. */
export class UnreadableValue extends Error {}

/**
 * Returns the constraints of a schema that a value violates, each in the service's words.
 * AWS: the texts of Smithy's constraint violations. Mock: paths use the names of the request's members, `/DataSetId`.
 */
export function constraintViolations(schema: TSchema, value: unknown): string[] {
  const missing = new Set<string>()
  const violations: string[] = []
  for (const error of Errors(schema, value)) {
    if (missing.has(error.path)) continue
    if (error.type === ValueErrorType.ObjectRequiredProperty) missing.add(error.path)
    violations.push(violation(error.path, constraintOf(error)))
  }
  return violations
}

/** Returns one violation in the service's words. */
export function violation(path: string, constraint: string): string {
  return `Value at '${path}' failed to satisfy constraint: ${constraint}`
}

function constraintOf({ type, path, schema, value }: ValueError): string {
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return 'Member must not be null'
    case ValueErrorType.StringPattern:
      return `Member must satisfy regular expression pattern: ${schema.pattern.replace(/^\^|\$$/g, '')}`
    case ValueErrorType.StringMinLength:
    case ValueErrorType.StringMaxLength:
      return lengthConstraint(schema.minLength, schema.maxLength)
    case ValueErrorType.ArrayMinItems:
    case ValueErrorType.ArrayMaxItems:
      return lengthConstraint(schema.minItems, schema.maxItems)
    case ValueErrorType.IntegerMinimum:
      return `Member must have value greater than or equal to ${schema.minimum}`
    case ValueErrorType.IntegerMaximum:
      return `Member must have value less than or equal to ${schema.maximum}`
    case ValueErrorType.StringFormat:
      throw new UnreadableValue(`${path} must be ${expectedBy(schema)}`)
    case ValueErrorType.Kind:
      if (typeof value !== 'string') break
      if (schema.enum === undefined) return lengthConstraint(schema.minLength, schema.maxLength)
      return `Member must satisfy enum value set: [${schema.enum.join(', ')}]`
  }
  throw new UnreadableValue(`${path} must be of the type ${schema.type}`)
}

function lengthConstraint(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return `Member must have length greater than or equal to ${min}`
  if (min === undefined) return `Member must have length less than or equal to ${max}`
  return `Member must have length between ${min} and ${max}, inclusive`
}
