/** Returns an instant in ISO 8601 for people, in UTC, as the service gives it: `2026-03-02 09:15:00.000`. */
export function instantText(iso: string): string {
  return iso.replace('T', ' ').replace('Z', '')
}

/** Returns the time of day of an instant in ISO 8601, in UTC: `09:15:00.000`. */
export function timeOfDayText(iso: string): string {
  return iso.slice(iso.indexOf('T') + 1).replace('Z', '')
}

/** Returns a duration for people: `250 ms`, `1.5 s`, `2 min 5 s`, `3 h 20 min`, `2 d 4 h`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0))} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's')
  if (seconds < 86_400) return twoUnits(Math.round(seconds / 60), 60, 'h', 'min')
  return twoUnits(Math.round(seconds / 3600), 24, 'd', 'h')
}

function twoUnits(count: number, size: number, large: string, small: string): string {
  const rest = count % size
  return `${Math.floor(count / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`
}

/** Returns a number with separators: `10,000`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US')
}

/** Returns a size for people, in powers of 1,000: `512 B`, `1.5 kB`, `20 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${Number(size.toFixed(size < 10 && unit > 0 ? 1 : 0))} ${units[unit]}`
}
