/** A duration: milliseconds as a number, or a text such as `250ms`, `90s`, `15m`, `6h`, `2d` or `1h30m`. */
export type Duration = number | string

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy

/**
 * Returns a duration in milliseconds. Use it where a request takes a number: `{ state: 'WAITING', forMs: ms('6h') }`.
 * Throws a TypeError if it is not a duration.
 */
export function ms(duration: Duration): number {
  const value = typeof duration === 'number' ? duration : parse(duration)
  if (value === undefined || !Number.isFinite(value) || value < 0) {
    throw new TypeError(
      `${JSON.stringify(duration)} is not a duration: use milliseconds, such as 1500, or a text such as '250ms', '90s', '15m', '6h', '2d' or '1h30m'`
    )
  }
  return value
}

function parse(text: string): number | undefined {
  const parts = [...text.matchAll(PART)]
  const isWhole = parts.length > 0 && parts.reduce((length, [part]) => length + part.length, 0) === text.length
  if (!isWhole) return undefined
  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit as string] as number), 0))
}
