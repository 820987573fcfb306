import type { Job } from '../jobs/job.js'
import type { JobState } from '../jobs/job-state.js'
import type { FaultRule } from './fault-rule.js'
import { isExpired, remaining } from './firing.js'

/** Says why a fault can no longer fire. Returns undefined if it can. `find` looks up a job by its id. */
export function whyUnreachable(
  rule: FaultRule,
  now: number,
  find: (id: string) => Job | undefined
): string | undefined {
  const { match: { jobId, state, type } = {}, probability } = rule.seed
  if (remaining(rule) === 0) return `it has fired ${rule.fired} times, which is all of its \`times\``
  if (isExpired(rule, now)) return 'its `ttlMs` are over'
  if (probability === 0) return 'its `probability` is 0'
  if (jobId === undefined) return undefined
  const job = find(jobId)
  if (job === undefined) return `there is no job with the id ${JSON.stringify(jobId)}`
  if (type !== undefined && job.type !== type) return `the job ${jobId} is of type ${job.type}`
  const ahead = statesAhead(job)
  if (state === undefined || ahead.includes(state)) return undefined
  return `the job ${jobId} never comes to ${state} by its plan; it is ${job.state}, and ahead are ${ahead.slice(1).join(', ') || 'none'}`
}

/** The state that a job is in, and those that its plans still lead to. */
function statesAhead({ state, step, plan, startPlan = [] }: Job): JobState[] {
  const steps = step === undefined ? [] : plan.slice(step + 1)
  return [state, ...steps.map((each) => each.state), ...startPlan.map((each) => each.state)]
}
