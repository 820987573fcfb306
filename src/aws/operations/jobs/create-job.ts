import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { GetJobResponse, jobResponse } from '../../../core/jobs/job.js'
import { sendJson } from '../../wire/answer.js'
import { explainJob } from '../../wire/explanation.js'
import { parseCreateJob } from './parse-create-job.js'

/** CreateJob, `POST /v1/jobs`: a job that waits to be started. */
export const createJob: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { response: { 201: GetJobResponse } }
  app.post('/v1/jobs', { schema, config: { operation: 'CreateJob' } }, (request, reply) => {
    const { sandbox, credentialScope, body } = request
    const job = sandbox.jobs.create(parseCreateJob(body as Buffer | undefined), credentialScope?.region)
    explainJob(request.why, job, 0)
    request.asked = { ...request.asked, jobId: job.id }
    if (job.outcome !== undefined) request.why.outcome = job.outcome
    sendJson(request, reply, 201, jobResponse(job, sandbox.signedUrls(request).detailsOf(job)))
  })
}
