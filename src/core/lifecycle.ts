import { formatInstant } from './instant.js'
import type { Job } from './job.js'
import type { JobDetails, PartialJobDetails } from './job-details.js'
import type { JobError } from './job-error.js'
import type { JobState } from './job-state.js'
import { mergeDetails } from './merge-details.js'
import { plausibleError, SIGNED_URL_LIFE_MS } from './plausible.js'

/** The instant at which a job's present step ends by itself, in epoch milliseconds; undefined if time won't end it. */
export function dueAt(job: Job): number | undefined {
  const forMs = lastsFor(job)?.forMs
  return forMs === undefined ? undefined : enteredAt(job) + forMs
}

/**
 * The job as it stands at an instant. Pure, with the law `advance(advance(job, a), b) = advance(job, b)` for
 * a ≤ b: each transition bears the instant at which it was due, whenever somebody looks.
 */
export function advance(job: Job, instant: number): Job {
  let current = job
  for (let due = dueAt(current); due !== undefined && due <= instant; due = dueAt(current)) {
    current = enterStep(current, (current.step as number) + 1, due)
  }
  return current
}

/** The job after GetJob has answered it as it stands: a step by polls ends with its last poll. */
export function countPoll(job: Job, instant: number): Job {
  const polled: Job = { ...job, polls: job.polls + 1, stepPolls: job.stepPolls + 1 }
  const forPolls = lastsFor(polled)?.forPolls
  if (forPolls === undefined || polled.stepPolls < forPolls) return polled
  return enterStep(polled, (polled.step as number) + 1, instant)
}

/** What a transition brings along. */
export interface TransitionExtras {
  readonly errors?: readonly JobError[]
  readonly details?: PartialJobDetails
}

/**
 * The job moved to a state by hand, whatever its plan says. The plan goes on from there if it has that state
 * ahead, else it has ended. The caller sees to it that the transition is legal.
 */
export function moveTo(job: Job, state: JobState, instant: number, { errors, details }: TransitionExtras = {}): Job {
  const ahead =
    job.step === undefined
      ? -1
      : job.plan.findIndex((step, index) => index > (job.step as number) && step.state === state)
  const planned: TransitionExtras = job.plan[ahead] ?? {}
  return enter(job, state, ahead < 0 ? undefined : ahead, instant, {
    ...planned,
    details: mergeDetails((planned.details ?? {}) as JobDetails, details),
    ...(errors && { errors })
  })
}

function enterStep(job: Job, index: number, instant: number): Job {
  const step = job.plan[index] as Job['plan'][number]
  return enter(job, step.state, index, instant, step)
}

function enter(job: Job, state: JobState, step: number | undefined, at: number, extras: TransitionExtras): Job {
  const entered: Job = {
    ...job,
    state,
    step,
    updatedAt: at,
    stepPolls: 0,
    details: mergeDetails(job.details, extras.details),
    history: [...job.history, { state, at }]
  }
  return completeState(entered, at, extras.errors)
}

/** A job that has entered its state at an instant, with what the service would send along made up where it is absent. */
export function completeState(job: Job, at: number, errors?: readonly JobError[]): Job {
  if (job.state === 'ERROR') return { ...job, errors: errors ?? [plausibleError(job.type, job.details)] }
  if (job.state !== 'COMPLETED' || job.exportUrl === undefined) return job
  if (job.details.ExportAssetToSignedUrl?.SignedUrl !== undefined) return job
  const SignedUrlExpiresAt = formatInstant(at + SIGNED_URL_LIFE_MS)
  const gained = { ExportAssetToSignedUrl: { SignedUrl: job.exportUrl, SignedUrlExpiresAt } }
  return { ...job, details: mergeDetails(job.details, gained) }
}

/** The present step, unless it is the plan's last: that one stays. */
function lastsFor({ plan, step }: Job): Job['plan'][number] | undefined {
  return step === undefined || step === plan.length - 1 ? undefined : plan[step]
}

function enteredAt(job: Job): number {
  return (job.history.at(-1) as Job['history'][number]).at
}
