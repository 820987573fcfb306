/**
 * A keyword of our own in schemas: what the schema takes, in words that complete `must be …`. Needed where a schema
 * with a pattern or a format has a description that is a sentence; one that is a phrase completes the message itself.
 * JSON leaves it out.
 */
export const EXPECTED = Symbol('expected')

/** Returns what a schema takes in words that complete `must be …`, if it has a pattern or a format and any words. */
export function expectedBy(schema: object): string | undefined {
  const { format, pattern, description, [EXPECTED]: expected = description } = schema as ExpectingSchema
  return (format ?? pattern) === undefined ? undefined : expected
}

interface ExpectingSchema {
  readonly format?: string
  readonly pattern?: string
  readonly description?: string
  readonly [EXPECTED]?: string
}
