import type { Job } from '../../core/jobs/job.js'
import type { JobState } from '../../core/jobs/job-state.js'
import { isTransferring } from '../../core/jobs/lifecycle.js'
import type { NotificationResult } from '../../core/notifications/notification.js'
import type { Instant } from '../../core/time/instant.js'

/**
 * Why a response is as it is: the fields of the header `x-dataexchange-local`, in this order. Texts are as they came
 * from outside; only `formatExplanation` makes them fit for a header.
 */
export interface Explanation {
  readonly sandbox: string
  /** The state of the requested job. */
  state?: JobState
  /** How many times GetJob has returned this job, including this time if the request is a poll. */
  polls?: number
  /** The id of the outcome that was assigned to a created job. */
  outcome?: string
  /** The ids of the faults that fired. */
  fault?: readonly string[]
  /** The id of the requested job, or of the job that was created. */
  job?: string
  /** The index of the job's current step in its plan, from 0, as in the control plane. */
  step?: number
  /** What keeps the job from being COMPLETED, once nothing in its plan does. */
  waitingFor?: 's3'
  /** Whether the data set, the revisions and the assets that a job names are looked up. */
  references?: 'checked' | 'unchecked'
  /** What responded for the provider of an API asset: the index of a seeded response, or the echo. */
  upstream?: number | 'echo'
  /** What became of a notification. */
  notification?: NotificationResult
  /** For an unknown id: the ids of jobs, or of what else it should be, that are similar to it. */
  nearest?: readonly string[]
  /** For an unknown id: the names of sandboxes that have what has this id. */
  elsewhere?: readonly string[]
  /** When the sandbox that had this name before was evicted, with what clients had left in it. */
  evicted?: Instant
}

/** The longest part of a text that is written into the header, in characters before they are encoded. */
const MAX_TEXT_LENGTH = 64

/**
 * The longest list that is written in full, in characters. With it the header stays far below 4 KiB: clients refuse a
 * response whose headers have more than 8 KiB (Netty) or 16 KiB (Node) together.
 */
const MAX_LIST_LENGTH = 1024

/** Texts that need no encoding. They cannot end a field or begin another one. */
const PLAIN = /^[\w.-]{1,64}$/

/** Adds a job to an explanation: its id, its state, its step, and how many times GetJob has returned it. */
export function explainJob(why: Explanation, job: Job, polls: number): void {
  const { id, state, step } = job
  why.state = state
  if (polls > 0) why.polls = polls
  why.job = id
  if (step !== undefined) why.step = step
  if (isTransferring(job)) why.waitingFor = 's3'
}

/**
 * Formats an explanation as the header has it: `sandbox=default; state=IN_PROGRESS; polls=3; job=…; step=1`. Lists are
 * separated by commas; a long one ends with the number of those that are left out: `fault=a,b,(598 more)`.
 */
export function formatExplanation({
  sandbox,
  state,
  polls,
  outcome,
  fault,
  job,
  step,
  waitingFor,
  references,
  upstream,
  notification,
  nearest,
  elsewhere,
  evicted
}: Explanation): string {
  let text = `sandbox=${encode(sandbox)}`
  // One by one: every response has this header, and most of the fields are absent.
  if (state !== undefined) text += `; state=${state}`
  if (polls !== undefined) text += `; polls=${polls}`
  if (outcome !== undefined) text += `; outcome=${encode(outcome)}`
  if (fault !== undefined) text += `; fault=${encodeList(fault)}`
  if (job !== undefined) text += `; job=${encode(job)}`
  if (step !== undefined) text += `; step=${step}`
  if (waitingFor !== undefined) text += `; waiting-for=${waitingFor}`
  if (references !== undefined) text += `; references=${references}`
  if (upstream !== undefined) text += `; upstream=${upstream}`
  if (notification !== undefined) text += `; notification=${notification}`
  if (nearest !== undefined) text += `; nearest=${encodeList(nearest)}`
  if (elsewhere !== undefined) text += `; elsewhere=${encodeList(elsewhere)}`
  if (evicted !== undefined) text += `; evicted=${evicted}`
  return text
}

/** Percent-encodes what a header or one of its fields cannot hold, as in a URL, and cuts what is too long: `abc...`. */
function encode(text: string): string {
  const isLong = text.length > MAX_TEXT_LENGTH
  const start = isLong ? text.slice(0, MAX_TEXT_LENGTH) : text
  const encoded = PLAIN.test(start) ? start : percentEncode(start)
  return isLong ? `${encoded}...` : encoded
}

function percentEncode(text: string): string {
  // encodeURIComponent leaves parentheses, which enclose the number of entries that were left out of a list.
  return encodeURIComponent(text.toWellFormed()).replaceAll('(', '%28').replaceAll(')', '%29')
}

function encodeList(texts: readonly string[]): string {
  let list = ''
  for (const [index, text] of texts.entries()) {
    const encoded = encode(text)
    if (list.length + encoded.length > MAX_LIST_LENGTH) return `${list}(${texts.length - index} more)`
    list += index === texts.length - 1 ? encoded : `${encoded},`
  }
  return list
}
