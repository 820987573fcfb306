import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { GetJobResponse, jobResponse } from '../../core/job.js'
import { noteJob, sendJson } from '../answer.js'
import { unknownJob } from '../unknown-job.js'

/** AWS: the service model's structure `GetJobRequest`. The pattern of ids is looked at only if no job has this one. */
export const GetJobRequest = Type.Object({ JobId: Type.String() })

/** GetJob, `GET /v1/jobs/{JobId}`: a job as it stands now. */
export const getJob: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { params: GetJobRequest, response: { 200: GetJobResponse } }
  app.get('/v1/jobs/:JobId', { schema, config: { operation: 'GetJob' } }, (request, reply) => {
    const { JobId } = request.params
    const { sandbox } = request
    const job = sandbox.jobs.poll(JobId)
    if (job === undefined) throw unknownJob(request, JobId)
    noteJob(request.why, job)
    sendJson(request, reply, 200, jobResponse(job, sandbox.signedUrls(request).detailsOf(job)))
  })
}
