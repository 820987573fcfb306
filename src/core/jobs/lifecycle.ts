import { LAST_INSTANT } from '../time/instant.js'
import type { Job } from './job.js'
import type { PartialJobDetails } from './job-details.js'
import type { JobError } from './job-error.js'
import { isTerminal, type JobState } from './job-state.js'
import { mergeDetails } from './merge-details.js'
import type { Plan } from './plan.js'
import { isPastRetention, retentionEnd } from './retention.js'
import { sampleError } from './sample-details.js'

/**
 * The instant at which a job's present step ends by itself, in epoch milliseconds; undefined if time does not end it,
 * or not while the sandbox keeps the job.
 */
export function dueAt(job: Job): number | undefined {
  if (isTransferring(job)) return undefined
  const forMs = lastsFor(job)?.forMs
  if (forMs === undefined || isPastRetention(job, job.stepSince + forMs)) return undefined
  return Math.min(job.stepSince + forMs, LAST_INSTANT)
}

/**
 * Whether nothing but the transfer of its objects keeps a job from being COMPLETED. It is IN_PROGRESS, and stays so
 * until `finishTransfer`.
 */
export function isTransferring(job: Job): job is Job & { readonly transfer: number } {
  return typeof job.transfer === 'number'
}

/**
 * The instant from which a job has ended or is no longer kept, in epoch milliseconds, if nothing but time changes it;
 * -Infinity if it has ended.
 */
export function endsAt(job: Job): number {
  if (isTerminal(job.state)) return Number.NEGATIVE_INFINITY
  const kept = retentionEnd(job)
  const { plan, transfer, step = plan.length } = job
  if (isTransferring(job)) return kept
  let at = job.stepSince
  for (let index = step; index < plan.length - 1; index++) {
    const { forMs } = plan[index] as Plan[number]
    if (forMs === undefined || at + forMs >= kept) break
    at = Math.min(at + forMs, LAST_INSTANT)
    const { state } = plan[index + 1] as Plan[number]
    // When its objects will have been moved is not known.
    if (state === 'COMPLETED' && transfer !== undefined) break
    if (isTerminal(state)) return at
  }
  return kept
}

/**
 * The job as it stands at an instant. Pure, with the law `advance(advance(job, a), b) = advance(job, b)` for
 * a ≤ b: each transition has the instant at which it was due, whenever the job is read.
 */
export function advance(job: Job, instant: number): Job {
  let current = job
  for (let due = dueAt(current); due !== undefined && due <= instant; due = dueAt(current)) {
    current = endStep(current, due)
  }
  return current
}

/** The job after GetJob has returned it once more. A step by polls ends with its last poll. */
export function countPoll(job: Job, instant: number): Job {
  const forPolls = lastsFor(job)?.forPolls
  if (forPolls === undefined || isTransferring(job)) return job
  if (job.stepPolls + 1 < forPolls) return { ...job, stepPolls: job.stepPolls + 1 }
  return endStep(job, instant)
}

/**
 * The job after its objects have been moved, at an instant: in the step that follows, which is COMPLETED unless its
 * plan was changed meanwhile. It must be transferring.
 */
export function finishTransfer(job: Job, instant: number): Job {
  return enterStep(job, (job.step as number) + 1, instant)
}

/** What a transition adds to a job. */
export interface TransitionExtras {
  readonly errors?: readonly JobError[]
  readonly details?: PartialJobDetails
}

/**
 * Moves a job to a state, whatever its plan says. The plan continues from there if it has that state ahead, or else
 * ends. The caller must have checked that the transition is legal.
 */
export function moveTo(job: Job, state: JobState, instant: number, { errors, details }: TransitionExtras = {}): Job {
  // A job that was never started continues with the plan that its start would have begun.
  const begun = job.startPlan === undefined ? job : { ...job, plan: job.startPlan, step: -1 }
  const { plan, step } = begun
  const ahead = step === undefined ? -1 : plan.findIndex((each, index) => index > step && each.state === state)
  const from = ahead < 0 ? job : begun
  const planned: TransitionExtras = plan[ahead] ?? {}
  return enter(from, state, ahead < 0 ? undefined : ahead, instant, {
    ...planned,
    details: mergeDetails(planned.details ?? {}, details),
    ...(errors && { errors })
  })
}

/** Starts a job: a plan begins now, in the state that the job is in or in one that may follow it. */
export function start(job: Job, plan: Plan, instant: number): Job {
  const first = plan[0] as Plan[number]
  const started: Job = {
    ...job,
    plan,
    step: 0,
    startPlan: undefined,
    isStarted: true,
    stepSince: instant,
    stepPolls: 0
  }
  if (first.state !== job.state) return enterStep(started, 0, instant)
  return { ...started, details: mergeDetails(job.details, first.details) }
}

/** Ends the present step. If COMPLETED follows and there are objects to move, the transfer begins instead. */
function endStep(job: Job, instant: number): Job {
  const next = (job.step as number) + 1
  const waits = job.transfer !== undefined && (job.plan[next] as Plan[number]).state === 'COMPLETED'
  return waits ? { ...job, transfer: instant } : enterStep(job, next, instant)
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
    startPlan: undefined,
    stepSince: at,
    transfer: isTerminal(state) ? undefined : job.transfer,
    stepPolls: 0,
    details: mergeDetails(job.details, extras.details),
    history: [...job.history, { state, at }]
  }
  return completeState(entered, extras.errors)
}

/** Completes a job that has entered its state: one in ERROR always has errors, which are made up if none are given. */
export function completeState(job: Job, errors?: readonly JobError[]): Job {
  return job.state === 'ERROR' ? { ...job, errors: errors ?? [sampleError(job.type, job.details)] } : job
}

/** The present step, unless it is the last of the plan, which does not end. */
function lastsFor({ plan, step }: Job): Job['plan'][number] | undefined {
  return step === undefined || step === plan.length - 1 ? undefined : plan[step]
}
