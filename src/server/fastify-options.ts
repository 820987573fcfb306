import { type FastifyBaseLogger, type FastifyServerOptions, LogController } from 'fastify'

/** The longest path parameter that is looked at; Node refuses requests whose header is longer. */
const MAX_PARAM_LENGTH = 16_384

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
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Each plane says what it validates and how it serializes; Fastify's own compilers are not even loaded.
    schemaController: { compilersFactory: NO_COMPILERS }
  }
}

/** Makes `request.log` the server's log. A child logger for each request would cost more than it is worth. */
export function logTo(log: FastifyBaseLogger): Pick<FastifyServerOptions, 'childLoggerFactory'> {
  return { childLoggerFactory: () => log }
}
