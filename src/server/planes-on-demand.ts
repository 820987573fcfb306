import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { SnapshotSaver } from '../admin/sandboxes/save-snapshot.js'
import { dataPlane } from '../aws/data-plane.js'
import type { DataPlaneContext } from '../aws/serve-route.js'
import type { Config } from '../config/config.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { SharedResources } from '../core/world/options.js'
import type { Deliveries } from '../event-targets/event-targets.js'
import { boundBodies } from './bound-bodies.js'
import { fastifyOptions, logTo } from './fastify-options.js'
import type { Fixtures } from './fixtures.js'
import type { LoadPlane } from './lazy-planes.js'
import { logRefusals } from './log-refusals.js'
import { ADMIN_PREFIX, API_ASSET_URL, ON_DEMAND_PREFIXES, SIGNED_URLS_PREFIX } from './planes.js'
import { discardRestOfBody } from './rest-of-body.js'
import { assignSandbox, type SandboxRouting } from './sandbox-routing.js'

/** What the planes that are loaded on demand require. */
export interface OnDemandContext {
  readonly config: Config
  /** When the server was built, in wall-clock milliseconds. */
  readonly startedAt: number
  readonly resources: SharedResources
  readonly calls: DataPlaneContext
  readonly routing: SandboxRouting
  readonly fixtures: Fixtures
  readonly snapshots: SnapshotSaver | undefined
  readonly deliveries: (sandbox: Sandbox) => readonly Deliveries[]
  readonly log: FastifyBaseLogger
  readonly droppedLogLines: () => number
  /** Responds to requests that the router refuses. */
  readonly frameworkErrors: NonNullable<FastifyServerOptions['frameworkErrors']>
}

/** Returns the planes that the first GetJob does not need, by the prefixes of their paths. */
export function planesOnDemand(context: OnDemandContext): Readonly<Record<string, LoadPlane>> {
  const operations = () => operationsOnDemand(context)
  return {
    [API_ASSET_URL]: () => apiAssets(context),
    ...Object.fromEntries(ON_DEMAND_PREFIXES.map((prefix) => [prefix, operations])),
    [SIGNED_URLS_PREFIX]: () => signedUrls(context),
    [ADMIN_PREFIX]: () => controlPlane(context)
  }
}

/** The part of the data plane for which requests come later than the first GetJob. */
async function operationsOnDemand(context: OnDemandContext): Promise<FastifyInstance> {
  const { OPERATIONS_ON_DEMAND: operations } = await import('../aws/operations/on-demand.js')
  const plane = instance(context, { frameworkErrors: context.frameworkErrors })
  plane.register(dataPlane, { ...context.calls, operations, handOn: () => false })
  await plane.ready()
  return plane
}

async function apiAssets(context: OnDemandContext): Promise<FastifyInstance> {
  const { apiAssetPlane } = await import('../aws/api-asset-plane.js')
  const plane = instance(context)
  plane.register(apiAssetPlane, { ...context.calls, url: API_ASSET_URL })
  await plane.ready()
  return plane
}

async function signedUrls(context: OnDemandContext): Promise<FastifyInstance> {
  const { signedUrlsPlane } = await import('../signed-urls/signed-urls-plane.js')
  const { sandboxes } = context.calls
  const { maxUploadBytes } = context.config
  const { signingKey, slices } = context.resources
  const plane = ownInstance(context)
  plane.register(signedUrlsPlane, { prefix: SIGNED_URLS_PREFIX, maxUploadBytes, signingKey, sandboxes, slices })
  await plane.ready()
  return plane
}

async function controlPlane(context: OnDemandContext): Promise<FastifyInstance> {
  const { adminPlane } = await import('../admin/admin-plane.js')
  const { config, resources, startedAt, fixtures, snapshots, deliveries, droppedLogLines } = context
  const { wall, slices, counts, memory, bytes: content } = resources
  const { sandboxes } = context.calls
  const { maxMemoryBytes, adminToken: token } = config
  const limits = { sandboxes: config.maxSandboxes, jobs: config.maxJobs, journalEntries: config.journalLimit }
  const server = { sandboxes, slices, counts, memory, content, limits, droppedLogLines }
  const given = { maxMemoryBytes, wall, slices, startedAt, token, fixtures, sandboxes, server, snapshots, deliveries }
  const plane = ownInstance(context)
  plane.register(adminPlane, { prefix: ADMIN_PREFIX, ...given })
  await plane.ready()
  return plane
}

function instance({ config, log }: OnDemandContext, more: FastifyServerOptions = {}): FastifyInstance {
  return Fastify({ ...fastifyOptions(config.bodyLimitBytes), ...logTo(log), ...more })
}

/** An instance for a plane of the server's own, whose requests know their sandbox and whose refusals are logged. */
function ownInstance(context: OnDemandContext): FastifyInstance {
  const plane = instance(context)
  assignSandbox(plane, context.calls.sandboxes, context.routing)
  boundBodies(plane)
  discardRestOfBody(plane)
  logRefusals(plane, context.log)
  return plane
}
