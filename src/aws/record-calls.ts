import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FaultDecision } from '../core/faults/fault-rules.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { journalEntry } from './journal-entry.js'

declare module 'fastify' {
  interface FastifyRequest {
    arrivedAt: number
    verdict: FaultDecision | undefined
  }
}

/** Writes each request into its sandbox's journal once it is answered, or its client has left. */
export function recordRequests(app: FastifyInstance, wall: WallClock): void {
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('verdict')
  const record = (request: FastifyRequest, reply: FastifyReply) =>
    request.sandbox.record(journalEntry(request, reply.raw, wall.now()))
  app.addHook('onRequest', (request, _reply, done) => {
    request.arrivedAt = wall.now()
    request.onFinished = record
    done()
  })
}
