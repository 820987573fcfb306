import { ID_PATTERN } from '../../core/model/id.js'

const GRANT_ARN_PATTERN = `arn:aws:dataexchange:[\\-a-z0-9]*:(\\d{12}):data-grants\\/${ID_PATTERN}`

/** AWS: the patterns of the labels of paths in the service model. That of an event action has none. */
const PATTERNS: Readonly<Record<string, string>> = {
  DataSetId: ID_PATTERN,
  RevisionId: ID_PATTERN,
  AssetId: ID_PATTERN,
  JobId: ID_PATTERN,
  DataGrantId: `${ID_PATTERN}$|^${GRANT_ARN_PATTERN}`,
  DataGrantArn: GRANT_ARN_PATTERN
}

/** What the whole value must match. */
const WHOLE = new Map(Object.entries(PATTERNS).map(([label, pattern]) => [label, new RegExp(`^${pattern}$`)]))

/** Returns the constraint that the value of a label in a path violates; undefined if a resource can be named so. */
export function labelConstraint(label: string, value: string): string | undefined {
  // AWS: a label of a path cannot be empty.
  if (value === '' && !(label in PATTERNS)) return 'Member must have length greater than or equal to 1'
  if (WHOLE.get(label)?.test(value) ?? true) return undefined
  return `Member must satisfy regular expression pattern: ${PATTERNS[label]}`
}
