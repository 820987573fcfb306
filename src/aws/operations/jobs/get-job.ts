import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { GetJobResponse } from '../../../core/jobs/job.js'
import { sendAnswer } from '../../wire/answer.js'
import type { JobAnswers } from '../../wire/answer-cache.js'
import { unknownJob } from './job-exceptions.js'
import { pollJob } from './poll-job.js'

/** AWS: the service model's structure `GetJobRequest`. The pattern of ids is looked at only if no job has this one. */
export const GetJobRequest = Type.Object({ JobId: Type.String() })

/** GetJob, `GET /v1/jobs/{JobId}`: a job as it stands now. */
export const getJob: FastifyPluginAsyncTypebox<{ answers: JobAnswers }> = async (app, { answers }) => {
  const schema = { params: GetJobRequest, response: { 200: GetJobResponse } }
  app.get('/v1/jobs/:JobId', { schema, config: { operation: 'GetJob' } }, (request, reply) => {
    const { JobId } = request.params
    const text = pollJob(request, answers, JobId)
    if (text === undefined) throw unknownJob(request, JobId)
    sendAnswer(request, reply, 200, text)
  })
}
