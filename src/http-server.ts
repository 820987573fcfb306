import { createServer, type RequestListener, type Server } from 'node:http'

/** The settings of Fastify that it leaves to whoever makes its server. Times are in milliseconds. */
interface ServerOptions {
  readonly keepAliveTimeout?: number
  readonly requestTimeout?: number
  readonly connectionTimeout?: number
}

/** Makes the server that Fastify would make for itself. */
export function createHttpServer(listener: RequestListener, options: ServerOptions): Server {
  const server = createServer(listener)
  server.keepAliveTimeout = options.keepAliveTimeout ?? server.keepAliveTimeout
  server.requestTimeout = options.requestTimeout ?? server.requestTimeout
  server.setTimeout(options.connectionTimeout)
  return server
}
