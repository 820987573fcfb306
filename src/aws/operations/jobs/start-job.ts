import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { ReachedLimit } from '../../../core/jobs/limits.js'
import { sendJson } from '../../wire/answer.js'
import { explainJob } from '../../wire/explanation.js'
import { ServiceException } from '../../wire/wire-error.js'
import { conflictingState } from './conflicting-state.js'
import { unknownJob } from './job-exceptions.js'

/** AWS: the service model's structure `StartJobRequest`. */
export const StartJobRequest = Type.Object({ JobId: Type.String() })

/** StartJob, `PATCH /v1/jobs/{JobId}`: from WAITING only. */
export const startJob: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { params: StartJobRequest }
  app.patch('/v1/jobs/:JobId', { schema, config: { operation: 'StartJob' } }, (request, reply) => {
    const { JobId } = request.params
    const job = request.sandbox.jobs.get(JobId)
    if (job === undefined) throw unknownJob(request, JobId)
    explainJob(request.why, job, request.sandbox.jobs.polls(JobId))
    const result = request.sandbox.jobs.start(JobId)
    if (result === 'not-waiting') throw conflictingState(job, 'started')
    if (result !== 'started') throw limitReached(result, JobId)
    sendJson(request, reply, 202, {})
  })
}

/** Mock: which exception the service answers is not documented, and none that it has declared for StartJob names limits. */
function limitReached({ name, value, answer }: ReachedLimit, JobId: string): ServiceException {
  const Message = `The limit of ${value} is reached: ${name}.`
  if (answer === 'ConflictException') {
    return new ServiceException('ConflictException', { Message, ResourceId: JobId, ResourceType: 'JOB' })
  }
  return new ServiceException('ServiceLimitExceededException', { Message, LimitName: name, LimitValue: value })
}
