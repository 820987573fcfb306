import type { JobDetails, PartialJobDetails } from './job-details.js'

/** Details with others laid over them: objects are merged, anything else is replaced. */
export function mergeDetails(details: JobDetails, addition: PartialJobDetails | undefined): JobDetails {
  return addition === undefined ? details : (merge(details, addition) as JobDetails)
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
