import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Exchange } from '../call.js'
import { formatExplanation } from './explanation.js'

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
    'x-dataexchange-local': formatExplanation(why),
    ...extra
  }
}
