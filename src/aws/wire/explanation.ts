import type { Job } from '../../core/jobs/job.js'
import type { JobState } from '../../core/jobs/job-state.js'

/** Why a response is as it is: the fields of the header `x-dataexchange-local`, in this order. */
export interface Explanation {
  readonly sandbox: string
  /** The state of the requested job. */
  state?: JobState
  /** How many times GetJob has returned this job, including this time if the request is a poll. */
  polls?: number
  /** The id of the outcome that was assigned to a created job. */
  outcome?: string
  /** The ids of the faults that fired, separated by commas. */
  fault?: string
  /** The id of the requested job, or of the job that was created. */
  job?: string
  /** The index of the job's current step in its plan, from 0, as in the control plane. */
  step?: number
  /** For an unknown id: the ids of jobs that are similar to it. */
  nearest?: string
  /** For an unknown id: the names of sandboxes that have a job with this id. */
  elsewhere?: string
}

/** The longest part of an id that is written into the header, in characters. */
const MAX_ID_LENGTH = 64
const PLAIN_ID = /^[\w.-]{1,64}$/

/** Adds a job to an explanation: its id, its state, its step, and how many times GetJob has returned it. */
export function explainJob(why: Explanation, { id, state, step }: Job, polls: number): void {
  why.state = state
  if (polls > 0) why.polls = polls
  why.job = formatId(id)
  if (step !== undefined) why.step = step
}

/** Returns an id as it is written into a header: percent-encoded where it has characters that a header can't have. */
export function formatId(id: string): string {
  if (PLAIN_ID.test(id)) return id
  return encodeURIComponent(id.slice(0, MAX_ID_LENGTH).toWellFormed())
}

/** Formats an explanation as the header has it: `sandbox=default; state=IN_PROGRESS; polls=3; job=…; step=1`. */
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
    field('state', state) +
    field('polls', polls) +
    field('outcome', outcome) +
    field('fault', fault) +
    field('job', job) +
    field('step', step) +
    field('nearest', nearest) +
    field('elsewhere', elsewhere)
  )
}

function field(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `; ${name}=${value}`
}
