import type { Job } from '../../core/jobs/job.js'
import type { JobState } from '../../core/jobs/job-state.js'

/** Why an answer is as it is. Written in this order into the header `x-dataexchange-local`. */
export interface Explanation {
  readonly sandbox: string
  /** The state of the job asked for. */
  state?: JobState
  /** How often GetJob has answered this job, this answer included if it is one. */
  polls?: number
  /** The outcome that a created job was given. */
  outcome?: string
  /** The faults that fired. */
  fault?: string
  /** The job asked for, or made. */
  job?: string
  /** Where the job is in its plan, counted from 0 as the control plane does. */
  step?: number
  /** Where no job has the id: those of jobs that look like it. */
  nearest?: string
  /** Where no job has the id: sandboxes in which one has it. */
  elsewhere?: string
}

/** How much of an id is noted. */
const MAX_NOTED_ID = 64
const PLAIN_ID = /^[\w.-]{1,64}$/

/** Notes which job an answer is about, how it stands, and how often GetJob has answered it. */
export function explainJob(why: Explanation, { id, state, step }: Job, polls: number): void {
  why.state = state
  if (polls > 0) why.polls = polls
  why.job = noteId(id)
  if (step !== undefined) why.step = step
}

/** An id as a note. Jobs may have been seeded under any text; a header takes few characters, and clients few of those. */
export function noteId(id: string): string {
  if (PLAIN_ID.test(id)) return id
  return encodeURIComponent(id.slice(0, MAX_NOTED_ID).toWellFormed())
}

/** `sandbox=default; state=IN_PROGRESS; polls=3; job=…; step=1`. */
export function formatExplanation({
  sandbox,
  state,
  polls,
  outcome,
  fault,
  job,
  step,
  nearest,
  elsewhere
}: Explanation): string {
  return (
    `sandbox=${sandbox}` +
    note('state', state) +
    note('polls', polls) +
    note('outcome', outcome) +
    note('fault', fault) +
    note('job', job) +
    note('step', step) +
    note('nearest', nearest) +
    note('elsewhere', elsewhere)
  )
}

function note(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `; ${name}=${value}`
}
