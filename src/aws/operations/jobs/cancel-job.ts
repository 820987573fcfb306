import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { sendAnswer } from '../../wire/answer.js'
import { explainJob } from '../../wire/explanation.js'
import { conflictingState } from './conflicting-state.js'
import { unknownJob } from './job-exceptions.js'

/** AWS: the service model's structure `CancelJobRequest`. */
export const CancelJobRequest = Type.Object({ JobId: Type.String() })

/** CancelJob, `DELETE /v1/jobs/{JobId}`. AWS: the API reference restricts it to jobs that are WAITING. */
export const cancelJob: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { params: CancelJobRequest }
  app.delete('/v1/jobs/:JobId', { schema, config: { operation: 'CancelJob' } }, (request, reply) => {
    const { JobId } = request.params
    const job = request.sandbox.jobs.get(JobId)
    if (job === undefined) throw unknownJob(request, JobId)
    explainJob(request.why, job, request.sandbox.jobs.polls(JobId))
    if (job.state !== 'WAITING') throw conflictingState(job, 'cancelled')
    request.sandbox.jobs.transition(JobId, 'CANCELLED', {})
    sendAnswer(request, reply, 204)
  })
}
