import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { PartialJobDetails } from '../core/job-details.js'
import { JobError } from '../core/job-error.js'
import { JobState } from '../core/job-state.js'
import { JobType } from '../core/job-types.js'
import { viewJob, viewJobs } from './job-view.js'
import { Cursor, DEFAULT_LIMIT, Limit } from './query.js'

const JobId = Type.Object({ JobId: Type.String({ minLength: 1 }) })

const ListQuery = Type.Object(
  {
    state: Type.Optional(JobState),
    type: Type.Optional(JobType),
    limit: Type.Optional(Limit),
    after: Type.Optional(Cursor)
  },
  { additionalProperties: false }
)

const TransitionBody = Type.Object(
  {
    state: JobState,
    errors: Type.Optional(Type.Array(JobError, { minItems: 1 })),
    details: Type.Optional(PartialJobDetails)
  },
  { additionalProperties: false }
)

/** `/__admin/jobs`: list, show, delete and move jobs. */
export const jobs: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/jobs', { schema: { querystring: ListQuery } }, (request) => {
    const { sandbox, query } = request
    const { state, type, limit = DEFAULT_LIMIT, after } = query
    const page = sandbox.jobs.list({
      after: after === undefined ? undefined : Number(after),
      limit: Number(limit),
      where: (job) => (state === undefined || job.state === state) && (type === undefined || job.type === type)
    })
    return { jobs: viewJobs(request, page.jobs), ...(page.next !== undefined && { next: String(page.next) }) }
  })

  app.get('/jobs/:JobId', { schema: { params: JobId } }, (request) => {
    const { sandbox, params } = request
    const job = sandbox.jobs.get(params.JobId)
    if (job === undefined) throw sandbox.jobs.unknown(params.JobId)
    return viewJob(request, job)
  })

  app.delete('/jobs/:JobId', { schema: { params: JobId } }, ({ sandbox, params }, reply) => {
    sandbox.jobs.delete(params.JobId)
    return reply.code(204).send()
  })

  app.post('/jobs/:JobId/transition', { schema: { params: JobId, body: TransitionBody } }, (request) => {
    const { state, ...extras } = request.body
    return viewJob(request, request.sandbox.jobs.transition(request.params.JobId, state, extras))
  })
}
