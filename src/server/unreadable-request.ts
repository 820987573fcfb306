import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import { adminErrorBody } from '../admin/plane/admin-error.js'
import type { CallContext } from '../aws/call-context.js'
import { logRefusal } from '../aws/log-error.js'
import { errorResponse } from '../aws/wire/error-response.js'
import { headOf } from '../aws/wire/response.js'
import { SignedUrlError, signedUrlErrorResponse } from '../signed-urls/signed-url-error.js'
import type { Cors } from './cors.js'
import { planeOf } from './planes.js'
import { withoutSandbox } from './sandbox-routing.js'

/** A response to a request that Node could not read, as it goes over the wire. */
interface RawResponse {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The header `Origin` in what has arrived. */
const ORIGIN = /\r\norigin:[\t ]*(\S{1,300})[\t ]*\r\n/i

/** The method and the target of a request line. */
const HEAD = /^([A-Za-z]{1,20}) (\/\S{0,2048})/

/**
 * Responds to what is no HTTP request, is too large for one or arrives too slowly, and closes the connection. The
 * response has the form of the plane that the request is for, or of the data plane if that is not known, and the
 * headers of CORS.
 */
export function respondToUnreadable(context: CallContext, cors?: Cors) {
  return (error: ConnectionError, socket: Socket): void => {
    const { _httpMessage: current } = socket as Socket & { readonly _httpMessage?: ServerResponse }
    // The client is gone, or it has received a part of a response, which another one would spoil.
    if (error.code === 'ECONNRESET' || !socket.writable || current?.headersSent) {
      socket.destroy(error)
      return
    }
    const head = HEAD.exec(String(error.rawPacket ?? ''))
    const url = urlOf(current?.req) ?? head?.[2] ?? '/'
    const reason = reasonOf(error)
    const { status, code, headers, body } = responseTo(reason, url, context)
    if (isTlsHello(error.rawPacket)) {
      context.log.info(
        {},
        'a client began TLS on a port that serves HTTP; use http://, or start with --tls-cert and --tls-key'
      )
    } else {
      const { sandboxName } = context.destinationOf({ headers: {}, url })
      const asked = { method: current?.req.method ?? head?.[1], url: withoutSandbox(url), sandboxName }
      logRefusal(context.log, asked, { status, code, message: reason.message })
    }
    const origin = current?.req.headers.origin ?? ORIGIN.exec(String(error.rawPacket ?? ''))?.[1]
    const date = new Date(context.wall.now()).toUTCString()
    const sent = { date, connection: 'close', ...headers, ...cors?.headersFor(origin, withoutSandbox(url)) }
    const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
    // A client that goes on sending would otherwise keep the connection open.
    socket.destroySoon()
  }
}

/** Whether bytes are the beginning of a TLS connection: a handshake record of any version. */
function isTlsHello(bytes: unknown): boolean {
  return Buffer.isBuffer(bytes) && bytes[0] === 0x16 && bytes[1] === 0x03
}

/** The URL of a request as it came: Fastify keeps the one that it rewrites. */
function urlOf(request: (IncomingMessage & { readonly originalUrl?: string }) | undefined): string | undefined {
  return request?.originalUrl ?? request?.url
}

interface Reason {
  readonly statusCode: 400 | 408 | 431
  readonly message: string
}

function reasonOf({ code, message }: ConnectionError): Reason {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { statusCode: 408, message: 'The request did not arrive in time.' }
  if (code === 'HPE_HEADER_OVERFLOW') return { statusCode: 431, message: 'The headers are larger than 16 KiB.' }
  return { statusCode: 400, message: `The request is not valid HTTP: ${message}.` }
}

function responseTo(reason: Reason, originalUrl: string, context: CallContext): RawResponse {
  const { statusCode: status, message } = reason
  switch (planeOf(withoutSandbox(originalUrl))) {
    case 'admin': {
      const code = status === 431 ? 'PayloadTooLarge' : 'Invalid'
      const body = JSON.stringify(adminErrorBody(code, message))
      return { status, code, body, headers: withLength(body, { 'content-type': 'application/json; charset=utf-8' }) }
    }
    case 'signed-urls': {
      const requestId = randomUUID()
      const error = new SignedUrlError(status, status === 408 ? 'RequestTimeout' : 'BadRequest', message)
      const { code, body } = signedUrlErrorResponse(error, requestId, context.log)
      return {
        status,
        code,
        body,
        headers: withLength(body, { 'content-type': 'application/xml', 'x-amz-request-id': requestId })
      }
    }
    case 'data': {
      const response = errorResponse(reason, context.log)
      const { sandboxName } = context.destinationOf({ headers: {}, url: originalUrl })
      const code = response.headers['x-amzn-errortype'] as string
      return { ...headOf(response, { sandbox: sandboxName }), code, body: String(response.body ?? '') }
    }
  }
}

function withLength(body: string, headers: Record<string, string>): Record<string, string> {
  return { ...headers, 'content-length': String(Buffer.byteLength(body)) }
}
