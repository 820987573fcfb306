import { formatInstant } from '../core/instant.js'
import { type Job, jobResponse } from '../core/job.js'
import { dueAt } from '../core/lifecycle.js'

/** A job as the control plane shows it: the wire shape and where it stands in its plan. */
export function viewJob(job: Job) {
  const due = dueAt(job)
  return {
    job: jobResponse(job),
    plan: job.plan,
    /** Where in the plan; null once the job was moved to a state that the plan does not have ahead. */
    step: job.step ?? null,
    polls: job.polls,
    /** Null where time alone changes nothing. */
    nextTransitionAt: due === undefined ? null : formatInstant(due),
    history: job.history.map(({ state, at }) => ({ state, at: formatInstant(at) }))
  }
}
