import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Job } from '../../core/jobs/job.js'
import type { JobState } from '../../core/jobs/job-state.js'
import type { Exchange } from '../call.js'

/** Why an answer is as it is. Written in this order into the header `x-dataexchange-local`. */
export interface Why {
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

/** Sends an answer of the data plane: a body as it is, with what every answer of the service has. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body?: string,
  extra?: Readonly<Record<string, string>>
): void {
  // Fastify's own way of sending has more steps, and adds a charset, which AWS does not.
  reply.hijack()
  writeAnswer(request, reply.raw, status, body, extra)
}

/** Writes an answer, straight to the socket. Names of headers are in lower case; a content type may be given. */
export function writeAnswer(
  exchange: Exchange,
  response: ServerResponse,
  status: number,
  body?: string,
  extra?: Readonly<Record<string, string>>
): void {
  const bytes = body === undefined ? 0 : Buffer.byteLength(body)
  const headers = answerHeaders(exchange, extra)
  if (status !== 204 && status !== 304) headers['content-length'] = String(bytes)
  exchange.sent = { headers, bytes }
  response.writeHead(status, headers).end(body)
}

/** Sends a value as JSON. */
export function sendJson(request: FastifyRequest, reply: FastifyReply, status: number, value: unknown): void {
  sendAnswer(request, reply, status, JSON.stringify(value))
}

/** The headers that every answer of the service has, with others. AWS: the bare content type, without a charset. */
export function answerHeaders({ why }: Exchange, extra?: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    'x-dataexchange-local': formatWhy(why),
    ...extra
  }
}

/** Notes which job an answer is about, how it stands, and how often GetJob has answered it. */
export function noteJob(why: Why, { id, state, step }: Job, polls: number): void {
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
export function formatWhy({ sandbox, state, polls, outcome, fault, job, step, nearest, elsewhere }: Why): string {
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
