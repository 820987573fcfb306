/** A date, and a time if there is one, without a zone. */
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?$/

/** Returns what was typed as an instant in ISO 8601. It is in UTC, as the console shows times, if it names no zone. */
export function instantOf(typed: string): string {
  const parts = WITHOUT_ZONE.exec(typed.trim())
  if (parts === null) return typed.trim()
  const [, date, time = '00:00', seconds = ':00'] = parts
  return `${date}T${time}${seconds}Z`
}
