import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { JobState } from '../core/job-state.js'

/** Why an answer is as it is. Written in this order into the header `x-dataexchange-local`. */
export interface Why {
  sandbox?: string
  /** The state of the job asked for. */
  state?: JobState
  /** How often GetJob has answered this job, this answer included. */
  polls?: number
  /** The outcome that a created job was given. */
  outcome?: string
  /** The faults that fired. */
  fault?: string
}

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

/** `sandbox=default; state=IN_PROGRESS; polls=3`. */
export function formatWhy({ sandbox, state, polls, outcome, fault }: Why): string {
  const notes = Object.entries({ sandbox, state, polls, outcome, fault }).filter(([, value]) => value !== undefined)
  return notes.map(([name, value]) => `${name}=${value}`).join('; ')
}

function serialize(payload: unknown): string {
  return typeof payload === 'string' ? payload : JSON.stringify(payload)
}
