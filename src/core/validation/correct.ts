/**
 * A keyword of our own in schemas: a function that returns a value that the schema allows and that was probably meant
 * by one that it does not allow, or undefined. JSON leaves it out.
 */
export const CORRECT = Symbol('correct')

/** Returns what was probably meant by a value that a schema does not allow, or undefined if the schema cannot tell. */
export function correctedBy(schema: object, value: unknown): string | undefined {
  const { [CORRECT]: correct } = schema as { readonly [CORRECT]?: (text: string) => string | undefined }
  return typeof value === 'string' ? correct?.(value) : undefined
}
