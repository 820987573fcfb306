import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FaultVerdict } from '../core/fault-rules.js'
import type { JournalEntry } from '../core/journal.js'
import type { WallClock } from '../core/wall-clock.js'

/** How much of a text is written down: a client may send thousands of characters with every request. */
const MAX_TEXT_LENGTH = 512

const NONE: readonly never[] = []

declare module 'fastify' {
  interface FastifyRequest {
    /** When it arrived, in wall-clock milliseconds. */
    arrivedAt: number
    /** What the faults had in store for it. */
    verdict: FaultVerdict | undefined
  }
}

/** Writes each request into its sandbox's journal once it is answered, or its client has left. */
export function recordRequests(app: FastifyInstance, wall: WallClock): void {
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('verdict')
  const record = (request: FastifyRequest, reply: FastifyReply) =>
    request.sandbox.record(toEntry(request, reply, wall.now()))
  app.addHook('onRequest', (request, _reply, done) => {
    request.arrivedAt = wall.now()
    request.onOver = record
    done()
  })
}

function toEntry(request: FastifyRequest, reply: FastifyReply, now: number): JournalEntry {
  const { sandbox, asked, why, sent, verdict, headers, arrivedAt, credentialScope: scope } = request
  return {
    ordinal: sandbox.journal.nextOrdinal,
    at: arrivedAt,
    sandboxAt: sandbox.clock.now(),
    durationMs: now - arrivedAt,
    operation: asked.operation,
    isEmulated: !request.is404,
    method: request.method,
    path: request.url.slice(0, MAX_TEXT_LENGTH),
    jobId: textOf(asked.jobId),
    accessKeyId: textOf(scope?.accessKeyId),
    region: textOf(scope?.region),
    userAgent: textOf(headers['x-amz-user-agent'] ?? headers['user-agent']),
    invocationId: textOf(headers['amz-sdk-invocation-id']),
    sdkRequest: textOf(headers['amz-sdk-request']),
    status: reply.raw.headersSent ? reply.raw.statusCode : undefined,
    errorType: textOf(sent?.headers['x-amzn-errortype']),
    retryAfterMs: numberOf(sent?.headers['x-amz-retry-after']),
    stateBefore: why.state,
    stateAfter: asked.jobId === undefined ? undefined : sandbox.jobs.get(asked.jobId)?.state,
    step: why.step,
    polls: why.polls,
    faults: verdict?.fired ?? NONE,
    draws: verdict?.draws ?? NONE,
    bytes: sent?.bytes ?? 0
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH) : undefined
}

function numberOf(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value)
}
