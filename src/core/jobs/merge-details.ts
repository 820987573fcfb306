import type { PartialJobDetails } from './job-details.js'

/** Merges an addition into Details: objects are merged, and other values are replaced. */
export function mergeDetails(details: PartialJobDetails, addition: PartialJobDetails | undefined): PartialJobDetails {
  return addition === undefined ? details : (merge(details, addition) as PartialJobDetails)
}

function merge(base: unknown, addition: unknown): unknown {
  if (!isObject(base) || !isObject(addition)) return addition
  const merged: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(addition)) merged[name] = name in base ? merge(base[name], value) : value
  return merged
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
