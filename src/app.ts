import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { adminPlane } from './admin/admin-plane.js'
import type { NamedScenario } from './admin/sandboxes/scenarios.js'
import { dataPlane } from './aws/data-plane.js'
import type { Config } from './config/config.js'
import type { WallClock } from './core/time/wall-clock.js'
import { answerBrokenRequests } from './server/broken-request.js'
import { Front } from './server/front.js'
import { logEvents } from './server/log-events.js'
import { withoutSandbox } from './server/sandbox-name.js'
import { assignSandbox } from './server/sandbox-routing.js'
import { signedUrlsPlane } from './signed-urls/signed-urls-plane.js'

/** What a server is built from. */
export interface AppOptions {
  readonly config: Config
  /** The scenarios of the fixture files, checked. */
  readonly scenarios: readonly NamedScenario[]
  readonly wall: WallClock
  readonly logger?: FastifyBaseLogger
}

/** The longest path parameter that is looked at; Node refuses requests whose header is longer. */
const MAX_PARAM_LENGTH = 16_384

const NO_COMPILERS = {
  buildValidator: (() => () => () => true) as never,
  buildSerializer: (() => () => JSON.stringify) as never
}

/** Builds the server, which does not listen yet. This is the list of all its parts. */
export function buildApp(options: AppOptions): FastifyInstance {
  const { config, scenarios, wall } = options
  const front = new Front(config, scenarios, wall, { load: async () => {}, hasShortCut: true })
  const app = connectApp(options, front)
  app.addHook('onClose', async () => front.sandboxes.close())
  return app
}

/** Builds all that is behind a front, and connects it to that. */
export function connectApp({ config, scenarios, wall, logger }: AppOptions, front: Front): FastifyInstance {
  const { sandboxes, answers } = front
  const app = Fastify({
    // A logger that Fastify knows of costs each request a child of it and two listeners; ours is the same for all.
    logger: false,
    ...(logger && { childLoggerFactory: () => logger }),
    // Fastify's two lines for each request give way to one of our own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.bodyLimitBytes,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    rewriteUrl: ({ url = '/' }) => withoutSandbox(url),
    serverFactory: (handler, options) => front.connect(handler, options),
    // Each plane says what it validates and how it writes; Fastify's own compilers are not even loaded.
    schemaController: { compilersFactory: NO_COMPILERS },
    frameworkErrors: answerBrokenRequests
  })
  assignSandbox(app, sandboxes, config.publicUrl)
  if (logger) logEvents(app, logger, sandboxes)
  app.register(dataPlane, { wall, answers })
  app.register(signedUrlsPlane, { prefix: '/signed-urls', maxUploadBytes: config.maxUploadBytes })
  app.register(adminPlane, { prefix: '/__admin', wall, token: config.adminToken, scenarios, sandboxes })
  app.addHook('preClose', async () => front.closeShortCut())
  return app
}
