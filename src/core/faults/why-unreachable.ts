import type { Job } from '../jobs/job.js'
import type { JobState } from '../jobs/job-state.js'
import { type MentionedKind, mentionedIds } from '../jobs/mentioned-ids.js'
import type { FaultMatch } from './fault-match.js'
import type { FaultRule } from './fault-rule.js'
import { isExpired, remaining } from './firing.js'

/** Says why a fault can no longer fire. Returns undefined if it can. `find` looks up a job by its id. */
export function whyUnreachable(
  rule: FaultRule,
  now: number,
  find: (id: string) => Job | undefined
): string | undefined {
  const { match = {}, probability } = rule.seed
  const { jobId, state, type } = match
  if (remaining(rule) === 0) return `it has fired ${rule.fired} times, which is all of its \`times\``
  if (isExpired(rule, now)) return 'its `ttlMs` are over'
  if (probability === 0) return 'its `probability` is 0'
  if (jobId === undefined) return undefined
  const job = find(jobId)
  if (job === undefined) return `there is no job with the id ${JSON.stringify(jobId)}`
  if (type !== undefined && job.type !== type) return `the job ${jobId} is of type ${job.type}`
  const missing = notMentioned(job, match)
  if (missing !== undefined) return `the Details of the job ${jobId} do not mention the ${missing}`
  const ahead = statesAhead(job)
  if (state === undefined || ahead.includes(state)) return undefined
  return `the job ${jobId} never comes to ${state} by its plan; it is ${job.state}, and ahead are ${ahead.slice(1).join(', ') || 'none'}`
}

/** What a match asks for that a job mentions neither now nor in a step of its plans. */
function notMentioned({ details, plan, startPlan }: Job, match: FaultMatch): string | undefined {
  if (match.dataSetId ?? match.revisionId ?? match.assetId) {
    const ids = mentionedIds([details, plan, startPlan])
    for (const [kind, name] of Object.entries({ dataSetId: 'data set', revisionId: 'revision', assetId: 'asset' })) {
      const id = match[kind as MentionedKind]
      if (id !== undefined && !ids[kind as MentionedKind].has(id)) return `${name} ${id}`
    }
  }
  return undefined
}

/** The state that a job is in, and those that its plans still lead to. */
function statesAhead({ state, step, plan, startPlan = [] }: Job): JobState[] {
  const steps = step === undefined ? [] : plan.slice(step + 1)
  return [state, ...steps.map((each) => each.state), ...startPlan.map((each) => each.state)]
}
