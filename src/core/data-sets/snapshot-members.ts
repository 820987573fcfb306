import { type Static, Type } from '@sinclair/typebox'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'

/** A number in the order of arrival, in a snapshot. */
export const Serial = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** An instant in a snapshot. */
export const EpochMs = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'An instant in epoch milliseconds.'
})

/** When an entry was created and last changed, in a snapshot. */
export const stamps = { createdAt: EpochMs, updatedAt: EpochMs }

/** Returns a problem for each entry of a snapshot whose serial is yet to come. */
export function lateSerials(
  held: readonly { readonly serial: Static<typeof Serial> }[],
  nextSerial: number,
  at: Path
): Problem[] {
  const message = `must be below nextSerial, which is ${nextSerial}`
  return held.flatMap(({ serial }, index) =>
    serial < nextSerial ? [] : [{ at: [...at, 'held', index, 'serial'], message }]
  )
}

/** Returns a problem for each entry of a snapshot that has a value of this member which an earlier one has. */
export function repeatedMembers<Member extends string>(
  held: readonly { readonly [Each in Member]: string | number }[],
  member: Member,
  at: Path
): Problem[] {
  const values = held.map((entry) => String(entry[member]))
  return repeatedIds(values, (index) => [...at, 'held', index, member])
}
