import { FormatRegistry, type Static, Type } from '@sinclair/typebox'

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/

/**
 * The last instant that ISO 8601 writes with a four-digit year, in epoch milliseconds. No clock passes it, and what
 * would happen later happens then.
 */
export const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

FormatRegistry.Set('date-time', (text) => parseInstant(text) !== undefined)

/**
 * An instant as users write it: ISO 8601 with a zone, to the second or finer. The AWS CLI prints
 * `2026-03-02T09:15:00+00:00` where the service sends `2026-03-02T09:15:00.000Z`; both are accepted.
 */
export const Instant = Type.String({
  format: 'date-time',
  description: 'an ISO 8601 instant with a zone, such as 2026-03-02T09:15:00.000Z'
})
export type Instant = Static<typeof Instant>

/** Returns the epoch milliseconds of an ISO 8601 instant, without finer digits, or undefined if the text is not one. */
export function parseInstant(text: string): number | undefined {
  if (!ISO_8601.test(text)) return undefined
  // V8 drops the digits after the third and takes an offset without a colon; ECMAScript specifies neither.
  const ms = Date.parse(text)
  if (Number.isNaN(ms) || ms < 0 || ms > LAST_INSTANT) return undefined
  return namesRealDay(text) ? ms : undefined
}

/** Returns the epoch milliseconds of an instant whose schema has been validated; undefined if it is not given. */
export function epochMs(instant: Instant): number
export function epochMs(instant: Instant | undefined): number | undefined
export function epochMs(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : parseInstant(instant)
}

/** The instant that was formatted last. Under load, many in a row are of the same millisecond. */
let last = { ms: 0, text: new Date(0).toISOString() }

/** Returns an instant in the form that the service uses: with milliseconds and `Z`. A later one is the last instant. */
export function formatInstant(ms: number): Instant {
  // Clocks tell fractions of a millisecond.
  const whole = Math.trunc(Math.min(ms, LAST_INSTANT))
  if (whole !== last.ms) last = { ms: whole, text: new Date(whole).toISOString() }
  return last.text
}

/** Returns an instant in the form that EventBridge uses: in whole seconds, with `Z`. What is finer is left out. */
export function formatWholeSeconds(ms: number): Instant {
  return formatInstant(ms).replace(/\.\d+Z$/, 'Z')
}

/** `Date.parse` takes 31 February for a day in March. A typing error should be reported instead. */
function namesRealDay(text: string): boolean {
  const day = Number(text.slice(8, 10))
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
}
