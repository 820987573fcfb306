import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync } from 'fastify'
import type { Sandboxes } from '../core/sandboxes.js'
import type { WallClock } from '../core/wall-clock.js'
import { AdminError, renderAdminError } from './admin-error.js'
import { assets } from './assets.js'
import { awaitJob } from './await-job.js'
import { clock } from './clock.js'
import { events } from './events.js'
import { faults } from './faults.js'
import { guard } from './guard.js'
import { health } from './health.js'
import { jobs } from './jobs.js'
import { takeJsonBodies } from './json-body.js'
import { limits } from './limits.js'
import { outcomes } from './outcomes.js'
import { requests } from './requests.js'
import { reset } from './reset.js'
import { sandboxes } from './sandboxes.js'
import { type NamedScenario, scenarios } from './scenarios.js'
import { seedJobs } from './seed-jobs.js'
import { snapshot } from './snapshot.js'
import { compileValidator } from './validate.js'

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
  const routes: string[] = []
  app.addHook('onRoute', (route) => {
    routes.push(`${route.method} ${route.url}`)
    if (!route.config?.public) route.schema = { querystring: Nothing, body: Nothing, ...route.schema }
  })

  guard(app, token)
  takeJsonBodies(app)
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(renderAdminError)
  app.setNotFoundHandler(({ method, url }) => {
    throw new AdminError('NotFound', `There is no ${method} ${url.slice(0, 200)}. There are: ${routes.join(', ')}.`)
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
  app.register(events)
  app.register(snapshot)
  app.register(sandboxes, { sandboxes: options.sandboxes })
}
