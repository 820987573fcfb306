import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync, RouteOptions } from 'fastify'
import type { Sandboxes } from '../core/sandboxes.js'
import type { WallClock } from '../core/wall-clock.js'
import { AdminError, renderAdminError } from './admin-error.js'
import { assets } from './assets.js'
import { awaitJob } from './await-job.js'
import { calls } from './calls.js'
import { clock } from './clock.js'
import { events } from './events.js'
import { faults } from './faults.js'
import { guard } from './guard.js'
import { health } from './health.js'
import { jobs } from './jobs.js'
import { takeJsonBodies } from './json-body.js'
import { limits } from './limits.js'
import { openApi } from './openapi.js'
import { outcomes } from './outcomes.js'
import { polls } from './polls.js'
import { requests } from './requests.js'
import { reset } from './reset.js'
import { sandboxes } from './sandboxes.js'
import { type NamedScenario, scenarios } from './scenarios.js'
import { seedJobs } from './seed-jobs.js'
import { snapshot } from './snapshot.js'
import { compileValidator } from './validate.js'
import { verdict } from './verdict.js'
import { verify } from './verify.js'

/** What a route that says nothing of its query or its body takes. */
const Nothing = Type.Object({}, { additionalProperties: false })

/** What the control plane needs to know. */
export interface AdminPlaneOptions {
  readonly wall: WallClock
  readonly token: string | undefined
  readonly scenarios: readonly NamedScenario[]
  readonly sandboxes: Sandboxes
}

/** The controls: what a test calls to arrange its world and to see what became of it. */
export const adminPlane: FastifyPluginAsync<AdminPlaneOptions> = async (app, options) => {
  const { wall, token } = options
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
    if (!route.config?.public) route.schema = { querystring: Nothing, body: Nothing, ...route.schema }
  })

  guard(app, token)
  takeJsonBodies(app)
  app.setValidatorCompiler(compileValidator)
  app.setErrorHandler(renderAdminError)
  app.setNotFoundHandler(({ method, url }) => {
    const known = routes.map((route) => `${route.method} ${route.url}`).join(', ')
    throw new AdminError('NotFound', `There is no ${method} ${url.slice(0, 200)}. There are: ${known}.`)
  })

  app.register(health, { wall })
  app.register(reset)
  app.register(jobs)
  app.register(seedJobs)
  app.register(awaitJob, { wall })
  app.register(scenarios, { named: options.scenarios })
  app.register(faults)
  app.register(outcomes)
  app.register(limits)
  app.register(assets)
  app.register(clock)
  app.register(requests)
  app.register(calls)
  app.register(polls)
  app.register(verify)
  app.register(verdict)
  app.register(events)
  app.register(snapshot)
  app.register(sandboxes, { sandboxes: options.sandboxes })
  app.register(openApi, { routes })
}
