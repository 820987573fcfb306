import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyHttpsOptions,
  type FastifyServerOptions,
  LogController
} from 'fastify'
import type { TlsIdentity } from './tls.js'

/** The longest path parameter that is looked at; Node refuses requests whose header is longer. */
const MAX_PARAM_LENGTH = 16_384

/** How long a client may take to send a request, and how often that is checked, in wall-clock milliseconds. */
export interface ReceiveTimeouts {
  /** From the opening of the connection, or from its previous request, to the end of the headers. */
  readonly headersMs: number
  /** To the end of the body. */
  readonly requestMs: number
  readonly checkEveryMs: number
}

/**
 * Those of Node, which Fastify replaces with none. A request that takes longer gets a 408, and its connection is
 * closed.
 */
const RECEIVE_TIMEOUTS: ReceiveTimeouts = { headersMs: 60_000, requestMs: 300_000, checkEveryMs: 30_000 }

const NO_COMPILERS = {
  buildValidator: (() => () => () => true) as never,
  buildSerializer: (() => () => JSON.stringify) as never
}

/** The options that all Fastify instances of the server share. */
export function fastifyOptions(bodyLimitBytes: number): FastifyServerOptions {
  return {
    logger: false,
    // The server logs one line of its own per request instead of Fastify's two.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    // A server that closes responds to what has reached it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Each plane says what it validates and how it serializes; Fastify's own compilers are not even loaded.
    schemaController: { compilersFactory: NO_COMPILERS }
  }
}

/** Makes `request.log` the server's log. A child logger for each request would cost more than it is worth. */
export function logTo(log: FastifyBaseLogger): Pick<FastifyServerOptions, 'childLoggerFactory'> {
  return { childLoggerFactory: () => log }
}

/**
 * Serves HTTPS if there is a certificate, else HTTP, and bounds how long the server waits for a request. For the
 * instance that listens.
 */
export function listenWith(
  tls: TlsIdentity | undefined,
  timeouts: ReceiveTimeouts = RECEIVE_TIMEOUTS
): FastifyHttpOptions<Server> {
  const { headersMs: headersTimeout, requestMs: requestTimeout, checkEveryMs: connectionsCheckingInterval } = timeouts
  // Node itself would refuse a request of HTTP/1.1 that has no Host. Small clients leave it out.
  const options = { requestTimeout, headersTimeout, connectionsCheckingInterval, requireHostHeader: false }
  if (tls === undefined) return { requestTimeout, http: options }
  // The server of HTTPS has the same members as that of HTTP, though not the same type.
  const secure: FastifyHttpsOptions<SecureServer> = { requestTimeout, https: { ...options, ...tls } }
  return secure as unknown as FastifyHttpOptions<Server>
}
