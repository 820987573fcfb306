const DAY = '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'
const TIME = '(?:[01]\\d|2[0-4]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?'
const ZONE = '(?:Z|[+-]\\d\\d:?\\d\\d)'

/**
 * Returns a pattern for the instants that the server takes, from 1970 to 9999. The format `date-time` is stricter than
 * the server, which takes offsets without a colon, and validators need not know it. The separator stands before the
 * time.
 */
export function instantPattern(separator: string): string {
  // With an offset, the last day of 1969 can be 1970 in UTC.
  return `^(?:1969-12-31|(?:19[7-9]|[2-9]\\d\\d)\\d-${DAY})${separator}${TIME}${ZONE}$`
}
