import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { constraintViolations, UnreadableValue } from './constraint-violations.js'
import { ServiceException, WireError } from './wire-error.js'

/** What an input is held against. */
interface InputConstraints {
  readonly input: TSchema
  violations?(input: Static<TObject>): string[]
}

/**
 * Reads an input and holds it against its constraints. Throws a ValidationException that lists all violations, or a
 * SerializationException if it can't be read.
 */
export function validateInput({ input, violations }: InputConstraints, read: () => unknown): unknown {
  try {
    const value = read()
    const found = constraintViolations(input, value)
    // What goes beyond the schema can be looked at only in a value that has its shape.
    if (found.length === 0 && violations) found.push(...violations(value as Static<TObject>))
    if (found.length > 0) throw invalidInput(found)
    return value
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error
    // AWS: the response to a request that can't be read as the operation's input.
    const Message = `The request can't be read: ${error.message}`
    throw new WireError(400, 'SerializationException', { Message })
  }
}

/** The ValidationException that lists violations, each worded as the service does. */
export function invalidInput(violations: readonly string[]): ServiceException {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'}`
  return new ServiceException('ValidationException', { Message: `${count} detected. ${violations.join('; ')}` })
}
