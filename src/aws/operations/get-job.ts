import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { GetJobResponse } from '../../core/job.js'
import { noteJob, sendAnswer } from '../answer.js'
import { JobAnswers } from '../job-answers.js'
import { unknownJob } from '../unknown-job.js'

/** AWS: the service model's structure `GetJobRequest`. The pattern of ids is looked at only if no job has this one. */
export const GetJobRequest = Type.Object({ JobId: Type.String() })

/** GetJob, `GET /v1/jobs/{JobId}`: a job as it stands now. */
export const getJob: FastifyPluginAsyncTypebox = async (app) => {
  const answers = new JobAnswers()
  const schema = { params: GetJobRequest, response: { 200: GetJobResponse } }
  app.get('/v1/jobs/:JobId', { schema, config: { operation: 'GetJob' } }, (request, reply) => {
    const { JobId } = request.params
    const { sandbox } = request
    const polled = sandbox.jobs.poll(JobId)
    if (polled === undefined) throw unknownJob(request, JobId)
    const { job, polls } = polled
    noteJob(request.why, job, polls)
    const text = answers.textOf(job, request.endpointUrl, () => sandbox.signedUrls(request))
    sendAnswer(request, reply, 200, text)
  })
}
