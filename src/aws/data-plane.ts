import type { FastifyPluginAsync } from 'fastify'
import type { OperationName } from '../core/operation.js'
import type { WallClock } from '../core/wall-clock.js'
import { takeAnyBody } from './any-body.js'
import { applyFaults } from './apply-faults.js'
import { identifyRequests } from './identify.js'
import { notEmulated } from './not-emulated.js'
import { cancelJob } from './operations/cancel-job.js'
import { createJob } from './operations/create-job.js'
import { getJob } from './operations/get-job.js'
import { listJobs } from './operations/list-jobs.js'
import { startJob } from './operations/start-job.js'
import { recordRequests } from './record-requests.js'
import { renderError } from './render-error.js'

/** The imitation: what AWS's clients call. */
export const dataPlane: FastifyPluginAsync<{ wall: WallClock }> = async (app, { wall }) => {
  const emulated: OperationName[] = []
  app.addHook('onRoute', ({ config }) => {
    if (config?.operation) emulated.push(config.operation)
  })

  takeAnyBody(app)
  // A path is any text and an answer is made by ourselves: there is nothing to validate or to shape.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)

  identifyRequests(app)
  recordRequests(app, wall)
  applyFaults(app, wall)
  app.setErrorHandler(renderError)
  app.setNotFoundHandler((request) => {
    throw notEmulated(request, emulated)
  })

  app.register(getJob)
  app.register(createJob)
  app.register(startJob)
  app.register(cancelJob)
  app.register(listJobs)
}
