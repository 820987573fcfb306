import { Type } from '@sinclair/typebox'
import { GetJobResponse, jobResponse } from '../../../core/jobs/job.js'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../wire/member-places.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** AWS: the service model's structure `ListJobsRequest`. */
export const ListJobsRequest = Type.Object({
  DataSetId: Type.Optional(fromQuery(Type.String(), 'dataSetId')),
  RevisionId: Type.Optional(fromQuery(Type.String(), 'revisionId')),
  ...PAGING
})

/** What the next page begins after: the last job that was looked at. */
const Key = Type.Object({ createdAt: Type.Number(), serial: Type.Number() })

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
  handle(call, input) {
    const { sandbox, destination } = call
    const { DataSetId: dataSetId, RevisionId: revisionId } = input
    const list = { operation: 'ListJobs', of: [dataSetId, revisionId], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const isFiltered = dataSetId !== undefined || revisionId !== undefined
    const page = sandbox.jobs.listNewest({ after, limit, ...(isFiltered && { mentioning: { dataSetId, revisionId } }) })
    const urls = sandbox.signedUrls(destination)
    return {
      Jobs: page.jobs.map((job) => jobResponse(job, urls.detailsOf(job))),
      ...nextToken(call, page.next, list)
    }
  }
})
