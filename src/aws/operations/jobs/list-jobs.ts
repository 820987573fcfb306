import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { hasMember } from '../../../core/jobs/has-member.js'
import { GetJobResponse, type Job, jobResponse } from '../../../core/jobs/job.js'
import { sendJson } from '../../wire/answer.js'
import { violation, violationsMessage } from '../../wire/constraint-violations.js'
import { formatNextToken, parseNextToken } from '../../wire/next-token.js'
import { ServiceException } from '../../wire/wire-error.js'

/** Mock: how many jobs a page has unless the request says is not documented. */
const DEFAULT_MAX_RESULTS = 25

/** AWS: the service model's structure `ListJobsRequest`. */
export const ListJobsRequest = Type.Object({
  dataSetId: Type.Optional(Type.String()),
  revisionId: Type.Optional(Type.String()),
  maxResults: Type.Optional(Type.String()),
  nextToken: Type.Optional(Type.String())
})
export type ListJobsRequest = Static<typeof ListJobsRequest>

/** AWS: the service model's structure `ListJobsResponse`. */
export const ListJobsResponse = Type.Object({
  Jobs: Type.Array(GetJobResponse),
  NextToken: Type.Optional(Type.String())
})

/** Which jobs are listed. */
interface Filter {
  readonly dataSetId: string | undefined
  readonly revisionId: string | undefined
}

/** ListJobs, `GET /v1/jobs`: the newest first. */
export const listJobs: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { querystring: ListJobsRequest, response: { 200: ListJobsResponse } }
  app.get('/v1/jobs', { schema, config: { operation: 'ListJobs' } }, (request, reply) => {
    const { sandbox, query } = request
    const limit = parseMaxResults(query.maxResults)
    const filter = { dataSetId: query.dataSetId, revisionId: query.revisionId }
    const after = query.nextToken ? cursorOf(query.nextToken, filter) : undefined
    const page = sandbox.jobs.list({ newestFirst: true, after, limit, where: (job) => passes(job, filter) })
    const urls = sandbox.signedUrls(request)
    sendJson(request, reply, 200, {
      Jobs: page.jobs.map((job) => jobResponse(job, urls.detailsOf(job))),
      ...(page.next !== undefined && { NextToken: formatNextToken({ cursor: page.next, ...filter }) })
    })
  })
}

function passes({ details }: Job, { dataSetId, revisionId }: Filter): boolean {
  return (
    (dataSetId === undefined || hasMember(details, 'DataSetId', dataSetId)) &&
    (revisionId === undefined || hasMember(details, 'RevisionId', revisionId))
  )
}

function parseMaxResults(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MAX_RESULTS
  const value = Number(text)
  if (!/^-?\d+$/.test(text)) throw invalid('/MaxResults', 'Member must be an integer')
  if (value < 1) throw invalid('/MaxResults', 'Member must have value greater than or equal to 1')
  if (value > 200) throw invalid('/MaxResults', 'Member must have value less than or equal to 200')
  return value
}

function cursorOf(token: string, filter: Filter): number {
  const parsed = parseNextToken(String(token))
  const isOfThisList = parsed?.dataSetId === filter.dataSetId && parsed?.revisionId === filter.revisionId
  if (parsed !== undefined && isOfThisList) return parsed.cursor
  throw invalid('/NextToken', 'Member must be the NextToken of an earlier page of the same list')
}

function invalid(path: string, constraint: string): ServiceException {
  return new ServiceException('ValidationException', { Message: violationsMessage([violation(path, constraint)]) })
}
