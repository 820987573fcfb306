import type { FastifyPluginAsync } from 'fastify'
import type { OperationName } from '../core/operation.js'
import type { WallClock } from '../core/wall-clock.js'
import { takeAnyBody } from './any-body.js'
import { applyFaults } from './apply-faults.js'
import { identifyRequests } from './identify.js'
import type { JobAnswers } from './job-answers.js'
import { notEmulated } from './not-emulated.js'
import { cancelJob } from './operations/cancel-job.js'
import { createJob } from './operations/create-job.js'
import { getJob } from './operations/get-job.js'
import { listJobs } from './operations/list-jobs.js'
import { startJob } from './operations/start-job.js'
import { recordRequests } from './record-requests.js'
import { renderError } from './render-error.js'

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
