import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { NamedScenario } from './admin/sandboxes/scenarios.js'
import type { CallContext } from './aws/call.js'
import { dataPlane } from './aws/data-plane.js'
import { ResponseCache } from './aws/wire/response-cache.js'
import type { Config } from './config/config.js'
import { ByteBudget } from './core/assets/byte-budget.js'
import { Sandboxes } from './core/sandbox/sandboxes.js'
import { TimeSlices } from './core/time/time-slices.js'
import type { WallClock } from './core/time/wall-clock.js'
import { refuseBrokenRequests } from './server/broken-request.js'
import { fastifyOptions, logTo } from './server/fastify-options.js'
import { lazyPlane } from './server/lazy-plane.js'
import { logEvents } from './server/log-events.js'
import { NO_LOG } from './server/no-log.js'
import { sandboxOptions } from './server/sandbox-options.js'
import { assignSandbox, SandboxRouting, withoutSandbox } from './server/sandbox-routing.js'

/** What a server is built from. */
export interface AppOptions {
  readonly config: Config
  /** The scenarios of the fixture files, checked. */
  readonly scenarios: readonly NamedScenario[]
  readonly wall: WallClock
  readonly logger?: FastifyBaseLogger
}

/** Builds the server, which does not listen yet. This is the list of all its parts. */
export function buildApp({ config, scenarios, wall, logger: log = NO_LOG }: AppOptions): FastifyInstance {
  const resources = { wall, slices: new TimeSlices(wall), bytes: new ByteBudget(config.maxContentBytes) }
  const { maxSandboxes, maxUploadBytes, adminToken: token } = config
  const sandboxes = new Sandboxes({ maxSandboxes, template: sandboxOptions(config, scenarios), resources })
  const routing = new SandboxRouting(config.publicUrl)
  const context: CallContext = {
    sandboxes,
    wall,
    log,
    responses: new ResponseCache(),
    destinationOf: (request) => routing.destinationOf(request)
  }
  const startedAt = wall.now()
  const options = fastifyOptions(config.bodyLimitBytes)
  const app = Fastify({
    ...options,
    forceCloseConnections: 'idle',
    rewriteUrl: ({ url = '/' }) => withoutSandbox(url),
    frameworkErrors: refuseBrokenRequests(context)
  })

  /** The planes that a first GetJob does not need: each in an instance of its own, behind the path that it is below. */
  const lazily = (load: (plane: FastifyInstance) => Promise<unknown>) => ({
    wall,
    log,
    async load() {
      const plane = Fastify({ ...options, ...logTo(log) })
      assignSandbox(plane, sandboxes, routing)
      await load(plane)
      await plane.ready()
      return plane
    }
  })

  logEvents(app, log, sandboxes)
  app.register(dataPlane, context)
  app.register(lazyPlane, {
    prefix: '/signed-urls',
    ...lazily(async (plane) => {
      const { signedUrlsPlane } = await import('./signed-urls/signed-urls-plane.js')
      plane.register(signedUrlsPlane, { prefix: '/signed-urls', maxUploadBytes })
    })
  })
  app.register(lazyPlane, {
    prefix: '/__admin',
    ...lazily(async (plane) => {
      const { adminPlane } = await import('./admin/admin-plane.js')
      plane.register(adminPlane, { prefix: '/__admin', wall, startedAt, token, scenarios, sandboxes })
    })
  })
  app.addHook('onClose', async () => sandboxes.close())
  return app
}
