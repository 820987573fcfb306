import type { Field } from './schema-fields.js'

/**
 * Returns what was typed into a field as the value of its member; undefined if nothing was. What is no number stays a
 * text, so that the server says what is wrong with it.
 */
export function typedValue({ kind }: Pick<Field, 'kind'>, typed: string): unknown {
  if (typed === '') return undefined
  if (kind === 'boolean') return typed === 'true'
  if (kind === 'text' || kind === 'choice') return typed
  const number = Number(typed)
  return typed.trim() === '' || !Number.isFinite(number) ? typed : number
}
