import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { NamedScenario } from './admin/sandboxes/scenario-view.js'
import type { CallContext } from './aws/call-context.js'
import { CutOffCalls } from './aws/cut-off-calls.js'
import { dataPlane } from './aws/data-plane.js'
import { HeldConnections } from './aws/faults/held-connections.js'
import { OPERATIONS_AT_START } from './aws/operations/at-start.js'
import { ResponseCache } from './aws/wire/response-cache.js'
import type { Config } from './config/config.js'
import { Sandboxes } from './core/sandbox/sandboxes.js'
import type { ObjectStorage } from './core/storage/object-storage.js'
import type { WallClock } from './core/time/wall-clock.js'
import { credentialsFrom, type Environment } from './s3/credentials.js'
import { lazyS3Storage } from './s3/lazy-s3-storage.js'
import { routedUrl } from './server/api-asset-requests.js'
import { refuseBrokenRequests } from './server/broken-request.js'
import { Connections } from './server/connections.js'
import { Cors } from './server/cors.js'
import { deliverEvents } from './server/deliver-events.js'
import { fastifyOptions, listenWith, type ReceiveTimeouts } from './server/fastify-options.js'
import { type FixtureStamps, FixtureWatch } from './server/fixture-watch.js'
import { Fixtures, type LoadedFixtures } from './server/fixtures.js'
import { ForeignRequests } from './server/foreign-requests.js'
import { closeGracefully, GRACE_MS } from './server/graceful-close.js'
import { LazyPlanes } from './server/lazy-planes.js'
import { logEvents } from './server/log-events.js'
import { isLogged } from './server/logger.js'
import { NO_LOG } from './server/no-log.js'
import { openConsole } from './server/open-console.js'
import { planesOnDemand } from './server/planes-on-demand.js'
import { refuseForeignRequests } from './server/refuse-foreign-requests.js'
import { sandboxOptions } from './server/sandbox-options.js'
import { SandboxRouting } from './server/sandbox-routing.js'
import { servePages } from './server/serve-pages.js'
import { serveWithoutExpectation } from './server/serve-without-expectation.js'
import { sharedResources } from './server/shared-resources.js'
import type { TlsIdentity } from './server/tls.js'
import { respondToUnreadable } from './server/unreadable-request.js'
import type { SnapshotFile } from './snapshot-file/snapshot-file.js'

/** What a server is built from. */
export interface AppOptions {
  readonly config: Config
  /** The scenarios of the fixture files, checked. */
  readonly scenarios: readonly NamedScenario[]
  /** Reads the fixture files again. By default they stay what they are. */
  readonly loadFixtures?: () => Promise<LoadedFixtures>
  /** How to see that the fixture files have changed. By default they are not watched. */
  readonly fixtureStamps?: FixtureStamps
  readonly wall: WallClock
  /** Where the credentials for S3 are. By default there are none. */
  readonly environment?: Environment
  /** The objects that jobs move, for tests. By default those of the S3 endpoint, if there is one. */
  readonly objects?: ObjectStorage
  /** The file in which the sandboxes are kept. Whoever builds the app loads it before the app listens. */
  readonly snapshots?: SnapshotFile
  readonly logger?: FastifyBaseLogger
  /** Returns how many lines the logger has dropped so far. By default it drops none. */
  readonly droppedLogLines?: () => number
  /** With what to serve HTTPS; HTTP if absent. */
  readonly tls?: TlsIdentity
  /** How long the server waits for requests, for tests that cannot wait for minutes. */
  readonly receiveTimeouts?: ReceiveTimeouts
}

/** Builds the server, which does not listen yet. This is the list of all its parts. */
export function buildApp({
  config,
  scenarios,
  loadFixtures = async () => ({ files: scenarios, problems: [] }),
  fixtureStamps,
  wall,
  environment = {},
  objects = s3ObjectsOf(config, environment, wall),
  snapshots,
  logger: log = NO_LOG,
  droppedLogLines = () => 0,
  tls,
  receiveTimeouts
}: AppOptions): FastifyInstance {
  const startedAt = wall.now()

  // The state: what all sandboxes share, the sandboxes, and the files that they come from and are kept in.
  const resources = sharedResources(config, wall, objects)
  const { slices } = resources
  const { maxSandboxes } = config
  const sandboxes = new Sandboxes({ maxSandboxes, template: sandboxOptions(config, scenarios), resources })
  const fixtures = new Fixtures(scenarios, loadFixtures, sandboxes)
  snapshots?.attach({ sandboxes, slices, wall, log })

  // What happens to every request before its plane gets it.
  const routing = new SandboxRouting(config.publicUrl)
  const context: CallContext = {
    sandboxes,
    wall,
    log,
    logsCalls: isLogged(log, 'info'),
    responses: new ResponseCache(),
    cutOffCalls: new CutOffCalls(() => wall.now()),
    destinationOf: (request) => routing.destinationOf(request)
  }
  // Without --cors-origin, requests have no part of it in their way.
  const cors = config.corsOrigins.length > 0 ? new Cors(config.corsOrigins) : undefined
  const refuseForeign = refuseForeignRequests(new ForeignRequests(config, cors), context)
  const admit = cors ? servePages(cors, refuseForeign, context) : refuseForeign
  const frameworkErrors = refuseBrokenRequests(context, admit)
  const app = Fastify({
    ...fastifyOptions(config.bodyLimitBytes),
    ...listenWith(tls, receiveTimeouts),
    rewriteUrl: routedUrl,
    frameworkErrors,
    clientErrorHandler: respondToUnreadable(context, cors)
  })
  serveWithoutExpectation(app.server)
  closeGracefully(app, new Connections(app.server), wall)
  app.addHook('onRequest', admit)
  logEvents(app, log, { sandboxes, wall })
  const deliveries = deliverEvents(app, config.eventTargets, { sandboxes, wall, log })

  // The planes: GetJob and the rest of the job API at once, all others when they are first needed.
  const calls = { ...context, held: new HeldConnections(), closesWithinMs: GRACE_MS }
  const own = { config, startedAt, resources, routing, fixtures, snapshots, deliveries, log, droppedLogLines }
  const planes = new LazyPlanes(planesOnDemand({ ...own, calls, frameworkErrors }), log)
  app.register(dataPlane, {
    ...calls,
    operations: OPERATIONS_AT_START,
    handOn: (request, reply) => openConsole(request, reply) || planes.handOn(request, reply)
  })
  planes.follow(app, wall)

  // What lasts as long as the server.
  if (fixtureStamps) new FixtureWatch(fixtures, fixtureStamps, wall, log).follow(app)
  app.addHook('onClose', async () => {
    try {
      await snapshots?.finish()
    } finally {
      sandboxes.close()
      objects?.close()
    }
  })
  return app
}

function s3ObjectsOf(
  { s3Endpoint: endpoint, region }: Config,
  environment: Environment,
  wall: WallClock
): ObjectStorage | undefined {
  return endpoint === undefined
    ? undefined
    : lazyS3Storage({ endpoint, region, credentials: credentialsFrom(environment) }, wall)
}
