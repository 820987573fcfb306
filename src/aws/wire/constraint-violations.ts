import type { TSchema } from '@sinclair/typebox'
import { Errors, type ValueError, ValueErrorType } from '@sinclair/typebox/errors'

/** Thrown for a value that is of another type than the model's: it can't be read, so that no constraint is looked at. */
export class UnreadableValue extends Error {}

/**
 * The constraints of a request's shape that a value violates, each as the service words it.
 * AWS: the texts of Smithy's constraint violations. Mock: members are written as they are in the request, `/DataSetId`.
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

/** One violation, worded as the service does. */
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
    case ValueErrorType.Kind:
      if (typeof value === 'string') return `Member must satisfy enum value set: [${schema.enum.join(', ')}]`
  }
  throw new UnreadableValue(`${path} must be of the type ${schema.type}`)
}

function lengthConstraint(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return `Member must have length greater than or equal to ${min}`
  if (min === undefined) return `Member must have length less than or equal to ${max}`
  return `Member must have length between ${min} and ${max}, inclusive`
}
