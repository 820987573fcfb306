import type { TSchema } from '@sinclair/typebox'
import { UnreadableValue } from './constraint-violations.js'

/** AWS: the service model's integers have 32 bits. */
const MAX_INTEGER = 2 ** 31 - 1

/**
 * Reads a query parameter as its schema's type. Throws an UnreadableValue for a text that is none of that type, or for
 * a parameter that is given more than once and is no list.
 */
export function parseQueryValue(schema: TSchema, name: string, value: string | readonly string[]): unknown {
  if (schema.type === 'array') return typeof value === 'string' ? [value] : value
  if (typeof value !== 'string') throw new UnreadableValue(`the query parameter ${name} is given more than once`)
  if (schema.type !== 'integer') return value
  const number = Number(value)
  if (/^-?\d+$/.test(value) && Math.abs(number) <= MAX_INTEGER) return number
  throw new UnreadableValue(`the query parameter ${name} must be an integer`)
}
