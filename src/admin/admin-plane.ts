import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync, RouteOptions } from 'fastify'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import type { TimeSlices } from '../core/time/time-slices.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { assets } from './assets.js'
import { clock } from './clock/clock.js'
import { dataSets } from './data-sets/data-sets.js'
import { eventBridge, type TargetView } from './event-bridge/event-bridge.js'
import { events } from './events/events.js'
import { faults } from './faults/faults.js'
import { health } from './health.js'
import { awaitJob } from './jobs/await-job.js'
import { jobs } from './jobs/jobs.js'
import { seedJobs } from './jobs/seed-jobs.js'
import { calls } from './journal/calls.js'
import { polls } from './journal/polls.js'
import { requests } from './journal/requests.js'
import { verdict } from './journal/verdict.js'
import { verify } from './journal/verify.js'
import { limits } from './limits.js'
import { metrics } from './metrics/metrics.js'
import type { ServerState } from './metrics/server-state.js'
import { openApi } from './openapi/openapi.js'
import { outcomes } from './outcomes/outcomes.js'
import { API_PAGE } from './pages/api-page.js'
import { CONSOLE } from './pages/console.js'
import { page } from './pages/page.js'
import { renderAdminError } from './plane/admin-error.js'
import { boundResponses } from './plane/bound-responses.js'
import { guard } from './plane/guard.js'
import { acceptJsonBodies } from './plane/json-body.js'
import { sendInPieces } from './plane/send-in-pieces.js'
import { unknownRoute } from './plane/unknown-route.js'
import { validatorCompiler } from './plane/validate.js'
import { Waits } from './plane/waits.js'
import { reset } from './sandboxes/reset.js'
import { sandboxes } from './sandboxes/sandboxes.js'
import { type SnapshotSaver, saveSnapshot } from './sandboxes/save-snapshot.js'
import { type FixtureScenarios, scenarios } from './sandboxes/scenarios.js'
import { snapshot } from './sandboxes/snapshot.js'

/** The schema of the query and the body of routes that declare none: neither is allowed. */
const Nothing = Type.Object({}, { additionalProperties: false })

/** The dependencies of the control plane. */
export interface AdminPlaneOptions {
  readonly wall: WallClock
  readonly slices: TimeSlices
  /** When the server was built, in wall-clock milliseconds. */
  readonly startedAt: number
  /** The most bytes of memory that all sandboxes may hold together. */
  readonly maxMemoryBytes: number
  readonly token: string | undefined
  readonly fixtures: FixtureScenarios
  readonly sandboxes: Sandboxes
  /** What the metrics are read from. */
  readonly server: ServerState
  /** The file in which the sandboxes are kept; undefined if they are in none. */
  readonly snapshots: SnapshotSaver | undefined
  /** Returns what became of the events of a sandbox that were to be sent to targets. */
  readonly deliveries: (sandbox: Sandbox) => readonly TargetView[]
}

/** The control plane: sets up the state of the emulated service for a test, and inspects what happened. */
export const adminPlane: FastifyPluginAsync<AdminPlaneOptions> = async (app, options) => {
  const { wall, slices, startedAt, token } = options
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
    if (!route.config?.public) route.schema = { querystring: Nothing, body: Nothing, ...route.schema }
  })

  const waits = new Waits(wall)
  app.addHook('preClose', async () => waits.close())

  guard(app, token)
  acceptJsonBodies(app, slices)
  boundResponses(app)
  sendInPieces(app, slices)
  app.setValidatorCompiler(validatorCompiler(slices))
  app.setErrorHandler(renderAdminError)
  app.setNotFoundHandler((request) => {
    throw unknownRoute(request, routes, app.prefix)
  })

  app.register(health, { wall, startedAt })
  app.register(reset, { fixtures: options.fixtures })
  app.register(jobs)
  app.register(seedJobs)
  app.register(awaitJob, { waits })
  app.register(scenarios, { fixtures: options.fixtures })
  app.register(faults)
  app.register(outcomes)
  app.register(limits)
  app.register(assets)
  app.register(dataSets)
  app.register(clock)
  app.register(requests)
  app.register(calls)
  app.register(polls)
  app.register(verify, { waits })
  app.register(verdict)
  app.register(events, { wall })
  app.register(eventBridge, { deliveries: options.deliveries })
  app.register(snapshot, { maxMemoryBytes: options.maxMemoryBytes })
  app.register(saveSnapshot, { snapshots: options.snapshots })
  app.register(sandboxes, { sandboxes: options.sandboxes })
  app.register(metrics, { server: options.server })
  app.register(openApi, { routes })
  app.register(page, CONSOLE)
  app.register(page, API_PAGE)
}
