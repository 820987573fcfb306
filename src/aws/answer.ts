import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Job } from '../core/job.js'
import type { JobState } from '../core/job-state.js'

/** Why an answer is as it is. Written in this order into the header `x-dataexchange-local`. */
export interface Why {
  sandbox?: string
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

declare module 'fastify' {
  interface FastifyRequest {
    why: Why
  }
}

/** Gives an answer what every answer of the service has. */
export function prepareAnswer(reply: FastifyReply): void {
  shapeAnswer(reply)
  reply.header('x-amzn-requestid', randomUUID())
}

/** Makes an answer JSON. AWS: the bare type; Fastify adds a charset, unless the reply brings its own serializer. */
export function shapeAnswer(reply: FastifyReply): void {
  reply.header('content-type', 'application/json').serializer(serialize)
}

/** Notes which job an answer is about and how it stands. */
export function noteJob(why: Why, { id, state, polls, step }: Job): void {
  why.state = state
  if (polls > 0) why.polls = polls
  why.job = noteId(id)
  if (step !== undefined) why.step = step
}

/** An id as a note. Jobs may have been seeded under any text; a header takes few characters, and clients few of those. */
export function noteId(id: string): string {
  return encodeURIComponent(id.slice(0, MAX_NOTED_ID).toWellFormed())
}

/** `sandbox=default; state=IN_PROGRESS; polls=3; job=…; step=1`. */
export function formatWhy({ sandbox, state, polls, outcome, fault, job, step, nearest, elsewhere }: Why): string {
  const notes = Object.entries({ sandbox, state, polls, outcome, fault, job, step, nearest, elsewhere })
  return notes
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

function serialize(payload: unknown): string {
  return typeof payload === 'string' ? payload : JSON.stringify(payload)
}
