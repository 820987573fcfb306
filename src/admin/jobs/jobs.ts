import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import { JobState } from '../../core/jobs/job-state.js'
import { JobType } from '../../core/jobs/job-types.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Cursor, DEFAULT_LIMIT, JobIdParams, Limit, NoContent } from '../plane/schemas.js'
import { JobView, viewJob } from './job-view.js'
import { JobTransition } from './transition-body.js'

const ListQuery = Type.Object(
  {
    state: Type.Optional(StringEnum(JobState.enum, { description: 'Lists only jobs in this state.' })),
    type: Type.Optional(StringEnum(JobType.enum, { description: 'Lists only jobs of this type.' })),
    limit: Type.Optional(Limit),
    after: Type.Optional(Cursor)
  },
  { additionalProperties: false }
)

const JobPage = Type.Object(
  {
    jobs: Type.Array(JobView),
    next: Type.Optional(
      Type.String({ description: 'The value of `after` that requests the next page. Absent on the last page.' })
    )
  },
  { additionalProperties: false }
)

/** `/__admin/jobs`: list, show, delete and move jobs. */
export const jobs: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['jobs']

  app.get(
    '/jobs',
    {
      schema: {
        operationId: 'listJobs',
        summary: 'Lists jobs, one page at a time.',
        tags,
        querystring: ListQuery,
        response: { 200: Type.Unsafe<Readable>(JobPage) }
      }
    },
    (request, reply) => {
      const { sandbox, query } = request
      const { state, type, limit = DEFAULT_LIMIT, after } = query
      const page = sandbox.jobs.list({
        after: after === undefined ? undefined : Number(after),
        limit: Number(limit),
        where: (job) => (state === undefined || job.state === state) && (type === undefined || job.type === type)
      })
      const jobs = new JsonList(page.jobs, (job) => viewJob(request, job))
      reply.sendInPieces(new JsonMembers({ jobs, next: page.next === undefined ? undefined : String(page.next) }))
    }
  )

  app.get(
    '/jobs/:JobId',
    {
      schema: {
        operationId: 'getJob',
        summary: 'Retrieves a job with its plan and its position in the plan, without counting as a poll.',
        tags,
        params: JobIdParams,
        response: { 200: JobView },
        errors: ['NotFound']
      }
    },
    (request) => {
      const { sandbox, params } = request
      const job = sandbox.jobs.get(params.JobId)
      if (job === undefined) throw sandbox.jobs.unknown(params.JobId)
      return viewJob(request, job)
    }
  )

  app.delete(
    '/jobs/:JobId',
    {
      schema: {
        operationId: 'deleteJob',
        summary: 'Deletes a job.',
        tags,
        params: JobIdParams,
        response: { 204: NoContent },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }, reply) => {
      sandbox.jobs.delete(params.JobId)
      reply.code(204).send()
    }
  )

  app.post(
    '/jobs/:JobId/transition',
    {
      schema: {
        operationId: 'transitionJob',
        summary: 'Moves a job to a state immediately, by a legal transition, regardless of its plan.',
        tags,
        params: JobIdParams,
        body: JobTransition,
        response: { 200: JobView },
        errors: ['NotFound', 'Conflict']
      }
    },
    (request) => {
      const { state, ...extras } = request.body
      return viewJob(request, request.sandbox.jobs.transition(request.params.JobId, state, extras))
    }
  )
}
