import { type Static, Type } from '@sinclair/typebox'
import { GetJobResponse, jobResponse } from '../../../core/jobs/job.js'
import type { CreationCursor } from '../../../core/jobs/job-indexes.js'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../read-input.js'
import { violation } from '../../wire/constraint-violations.js'
import { formatNextToken, parseNextToken } from '../../wire/next-token.js'
import { invalidInput } from '../../wire/validate-input.js'

/** Mock: the default page size is not documented. */
const DEFAULT_MAX_RESULTS = 25

/** AWS: the service model's structure `ListJobsRequest`. */
export const ListJobsRequest = Type.Object({
  DataSetId: Type.Optional(fromQuery(Type.String(), 'dataSetId')),
  MaxResults: Type.Optional(fromQuery(Type.Integer({ minimum: 1, maximum: 200 }), 'maxResults')),
  NextToken: Type.Optional(fromQuery(Type.String(), 'nextToken')),
  RevisionId: Type.Optional(fromQuery(Type.String(), 'revisionId'))
})
export type ListJobsRequest = Static<typeof ListJobsRequest>

/** AWS: the service model's structure `ListJobsResponse`. */
export const ListJobsResponse = Type.Object(
  { Jobs: Type.Array(GetJobResponse), NextToken: Type.Optional(Type.String()) },
  { additionalProperties: false }
)

/** ListJobs: lists jobs, those created last first; of jobs created at one instant, the one that arrived later. */
export const listJobs = defineOperation({
  name: 'ListJobs',
  input: ListJobsRequest,
  output: ListJobsResponse,
  handle({ sandbox, destination }, input) {
    const { DataSetId: dataSetId, RevisionId: revisionId, MaxResults: limit = DEFAULT_MAX_RESULTS } = input
    const after = cursorOf(input)
    const isFiltered = dataSetId !== undefined || revisionId !== undefined
    const mentioning = isFiltered && { mentioning: { dataSetId, revisionId } }
    const page = sandbox.jobs.listNewest({ after, limit, ...mentioning })
    const urls = sandbox.signedUrls(destination)
    return {
      Jobs: page.jobs.map((job) => jobResponse(job, urls.detailsOf(job))),
      ...(page.next !== undefined && { NextToken: formatNextToken({ ...page.next, dataSetId, revisionId }) })
    }
  }
})

function cursorOf({ NextToken, DataSetId, RevisionId }: ListJobsRequest): CreationCursor | undefined {
  if (!NextToken) return undefined
  const token = parseNextToken(NextToken)
  if (token?.dataSetId === DataSetId && token?.revisionId === RevisionId && token !== undefined) return token
  throw invalidInput([violation('/NextToken', 'Member must be the NextToken of an earlier page of the same list')])
}
