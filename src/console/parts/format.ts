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

/** The units of sizes, each 1,024 of the one before. */
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** Returns a number of bytes for people, in powers of 1,024: `1 byte`, `512 bytes`, `1.5 KiB`, `20 MiB`. */
export function sizeText(bytes: number): string {
  if (bytes === 1) return '1 byte'
  const unit = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** unit).toFixed(1))} ${UNITS[unit]}`
}
