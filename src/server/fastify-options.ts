import { type FastifyBaseLogger, type FastifyServerOptions, LogController } from 'fastify'

/** The longest path parameter that is looked at; Node refuses requests whose header is longer. */
const MAX_PARAM_LENGTH = 16_384

const NO_COMPILERS = {
  buildValidator: (() => () => () => true) as never,
  buildSerializer: (() => () => JSON.stringify) as never
}

/** What every Fastify instance of the server is made with. */
export function fastifyOptions(bodyLimitBytes: number): FastifyServerOptions {
  return {
    logger: false,
    // Fastify's two lines for each request give way to one of our own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Each plane says what it validates and how it serializes; Fastify's own compilers are not even loaded.
    schemaController: { compilersFactory: NO_COMPILERS }
  }
}

/** The log as `request.log`: one for all requests, since a child for each costs more than it tells. */
export function logTo(log: FastifyBaseLogger): Pick<FastifyServerOptions, 'childLoggerFactory'> {
  return { childLoggerFactory: () => log }
}
