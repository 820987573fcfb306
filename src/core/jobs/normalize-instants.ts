import { epochMs, formatInstant } from '../time/instant.js'
import type { PartialJobDetails } from './job-details.js'
import type { Plan } from './plan.js'

/** Writes the instants within valid Details in the form of the service, in whichever form they were given. */
export function normalizeInstants<T extends PartialJobDetails>(details: T): T {
  const normalized: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(details)) normalized[member] = normalizeMember(value)
  return normalized as T
}

/** Writes the instants within the Details of a valid plan in the form of the service. */
export function normalizePlan(plan: Plan): Plan {
  if (plan.every(({ details }) => details === undefined)) return plan
  return plan.map((step) => (step.details ? { ...step, details: normalizeInstants(step.details) } : step))
}

function normalizeMember(value: object): object {
  const instants = Object.entries(value).filter(([name]) => name.endsWith('ExpiresAt'))
  if (instants.length === 0) return value
  const written = instants.map(([name, text]) => [name, formatInstant(epochMs(text))])
  return { ...value, ...Object.fromEntries(written) }
}
