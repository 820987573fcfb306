import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ConnectionEffect } from '../../core/faults/effects/connection.js'
import { jobResponse } from '../../core/jobs/job.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { answerHeaders, sendAnswer } from '../wire/answer.js'
import { WireError } from '../wire/wire-error.js'
import type { HeldConnections } from './held-connections.js'

/** From one byte of a dripping answer to the next, in milliseconds, unless the fault says. */
const DEFAULT_PACE_MS = 10

/** Fails a request the way networks do. */
export function spoilConnection(
  { connection, paceMs = DEFAULT_PACE_MS }: ConnectionEffect,
  request: FastifyRequest,
  reply: FastifyReply,
  held: HeldConnections,
  wall: WallClock
): void {
  const { socket } = request.raw
  switch (connection) {
    case 'reset':
      reply.hijack()
      socket.resetAndDestroy()
      return
    case 'empty':
      reply.hijack()
      socket.destroy()
      return
    case 'hang':
      hold(request, held)
      reply.hijack()
      return
    case 'malformed':
      sendAnswer(request, reply, 200, half(rightAnswer(request)))
      return
    case 'truncate': {
      const answer = rightAnswer(request)
      begin(request, reply, answer)
      reply.raw.write(half(answer), () => socket.destroy())
      return
    }
    case 'drip': {
      const answer = Buffer.from(rightAnswer(request))
      hold(request, held)
      begin(request, reply, answer)
      drip(reply.raw, answer, paceMs, wall)
    }
  }
}

function hold(request: FastifyRequest, held: HeldConnections): void {
  if (held.hold(request.raw.socket)) return
  const Message = 'Faults hold as many connections open as they may; disarm some, or let the clients give up sooner.'
  throw new WireError(507, 'HeldConnectionsLimitReached', { Message })
}

/** What the request would have been answered, but for the poll that it does not count as. */
function rightAnswer(request: FastifyRequest): string {
  const { asked, sandbox } = request
  const job = asked.jobId === undefined ? undefined : sandbox.jobs.get(asked.jobId)
  if (job === undefined) return JSON.stringify({ Jobs: [] })
  return JSON.stringify(jobResponse(job, sandbox.signedUrls(request).detailsOf(job)))
}

/** Sends the head of an answer that promises the whole of it. */
function begin(request: FastifyRequest, reply: FastifyReply, answer: string | Buffer): void {
  const bytes = Buffer.byteLength(answer)
  const headers = { ...answerHeaders(request), 'content-length': String(bytes) }
  request.sent = { headers, bytes }
  reply.hijack()
  reply.raw.writeHead(200, headers)
}

function drip(raw: ServerResponse, answer: Buffer, paceMs: number, wall: WallClock): void {
  let sent = 0
  let cancel = () => {}
  const next = () => {
    if (sent === answer.length) {
      raw.end()
      return
    }
    raw.write(answer.subarray(sent, ++sent))
    cancel = wall.setTimer(next, paceMs)
  }
  raw.once('close', () => cancel())
  next()
}

function half(text: string): string {
  return text.slice(0, text.length >> 1)
}
