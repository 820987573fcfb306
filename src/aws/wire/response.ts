// Imported: the global of the same name is a getter, which is called each time.
import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type Explanation, formatExplanation } from './explanation.js'

/** A response of the data plane, complete but for the headers that every response has. */
export interface ServiceResponse {
  readonly status: number
  /** Names are in lower case. A content type may be among them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | undefined
}

/** The head of a response that was sent, or of one that was begun. */
export interface SentResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The length of the whole body, in bytes. */
  readonly bytes: number
}

const NO_HEADERS = {}

/** A response with JSON that has been serialized already, or without a body. */
export function jsonResponse(status: number, body: string | undefined): ServiceResponse {
  return { status, headers: NO_HEADERS, body }
}

/** Writes a response to its socket in one step, and returns what was sent. */
export function writeResponse(raw: ServerResponse, response: ServiceResponse, explanation: Explanation): SentResponse {
  const sent = headOf(response, explanation)
  raw.writeHead(sent.status, sent.headers).end(response.body)
  return sent
}

/** Writes the head of a response, which promises the whole body. */
export function writeHead(raw: ServerResponse, response: ServiceResponse, explanation: Explanation): SentResponse {
  const sent = headOf(response, explanation)
  raw.writeHead(sent.status, sent.headers)
  return sent
}

/** Returns the head of a response. AWS: the content type of the service is bare, without a charset. */
export function headOf({ status, headers: given, body }: ServiceResponse, explanation: Explanation): SentResponse {
  const bytes = body === undefined ? 0 : Buffer.byteLength(body)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    'x-dataexchange-local': formatExplanation(explanation)
  }
  if (given !== NO_HEADERS) Object.assign(headers, given)
  // RFC 9110, 8.6: a response with one of these statuses has no body, nor a Content-Length.
  if (status !== 204 && status !== 304) headers['content-length'] = String(bytes)
  return { status, headers, bytes }
}
