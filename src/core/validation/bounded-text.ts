import { Kind, type TSchema, Type, TypeRegistry } from '@sinclair/typebox'

/** The schema of a string whose length is bounded: `{ "type": "string", "minLength": …, "maxLength": … }`. */
export interface TBoundedText extends TSchema {
  [Kind]: 'BoundedText'
  static: string
  type: 'string'
  minLength: number
  maxLength: number
}

TypeRegistry.Set<TBoundedText>('BoundedText', ({ minLength, maxLength }, value) => {
  if (typeof value !== 'string') return false
  // A code point takes one or two units, so that most texts need not be counted.
  if (value.length < minLength || value.length > 2 * maxLength) return false
  if (value.length <= maxLength && minLength <= 1) return true
  const length = [...value].length
  return length >= minLength && length <= maxLength
})

/**
 * Declares a string of so many characters. They are counted as JSON Schema and Smithy count them, in Unicode code
 * points; TypeBox's own string counts the units of UTF-16.
 */
export function BoundedText(minLength: number, maxLength: number, options: object = {}): TBoundedText {
  return Type.Unsafe({
    ...options,
    [Kind]: 'BoundedText',
    type: 'string',
    minLength,
    maxLength
  }) as unknown as TBoundedText
}
