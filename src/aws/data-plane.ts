import type { FastifyPluginAsync } from 'fastify'
import type { OperationName } from '../core/model/operation.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { applyFaults } from './faults/apply-faults.js'
import { identifyRequests } from './identify-call.js'
import { cancelJob } from './operations/jobs/cancel-job.js'
import { createJob } from './operations/jobs/create-job.js'
import { getJob } from './operations/jobs/get-job.js'
import { listJobs } from './operations/jobs/list-jobs.js'
import { startJob } from './operations/jobs/start-job.js'
import { recordRequests } from './record-calls.js'
import type { JobAnswers } from './wire/answer-cache.js'
import { takeAnyBody } from './wire/any-body.js'
import { notEmulated } from './wire/not-emulated.js'
import { renderError } from './wire/render-error.js'

/** What the data plane needs to know. */
export interface DataPlaneOptions {
  readonly wall: WallClock
  readonly answers: JobAnswers
}

/** The imitation: what AWS's clients call. */
export const dataPlane: FastifyPluginAsync<DataPlaneOptions> = async (app, { wall, answers }) => {
  const emulated: OperationName[] = []
  app.addHook('onRoute', ({ config }) => {
    if (config?.operation) emulated.push(config.operation)
  })

  takeAnyBody(app)

  identifyRequests(app)
  recordRequests(app, wall)
  applyFaults(app, wall)
  app.setErrorHandler(renderError)
  app.setNotFoundHandler((request) => {
    throw notEmulated(request, emulated)
  })

  app.register(getJob, { answers })
  app.register(createJob)
  app.register(startJob)
  app.register(cancelJob)
  app.register(listJobs)
}
