import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JobState } from '../../core/jobs/job-state.js'
import { pollPattern } from '../../core/journal/poll-pattern.js'
import { Count, JobIdParams, List, Milliseconds, Nullable } from '../plane/schemas.js'
import { roundMs } from './request-view.js'

const StateRun = Type.Object({ state: JobState, count: Count }, { additionalProperties: false })

const Gaps = Type.Object(
  { min: Milliseconds, median: Milliseconds, max: Milliseconds },
  { additionalProperties: false }
)

/** The polling pattern of a job. Gaps are in milliseconds. */
export const PollsView = Type.Object(
  {
    jobId: Type.String(),
    count: Type.Integer({
      minimum: 0,
      description:
        'The number of polls since the job was added, whatever the journal holds. Attempts that share an `amz-sdk-invocation-id` are one poll; a request without one is a poll of its own.'
    }),
    states: List(StateRun, {
      description: 'The states returned, in order, each with the number of consecutive polls that returned it.'
    }),
    isGrowing: Type.Boolean({ description: 'Whether each gap is longer than the previous one.' }),
    afterTerminal: Type.Integer({
      minimum: 0,
      description: 'The number of polls after the first that returned a terminal state.'
    }),
    gapsMs: Nullable(Gaps, {
      description:
        'The time from the end of each poll to the start of the next. Null if the journal holds fewer than two polls.'
    }),
    dropped: Type.Integer({
      minimum: 0,
      description:
        'The number of polls that the journal no longer holds: `gapsMs` and `isGrowing` are from the others. If there is no such job, everything is from the journal, and this is the number of requests that it has dropped.'
    })
  },
  { additionalProperties: false }
)

/** `GET /__admin/polls/:JobId`: how a client polled a job. */
export const polls: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/polls/:JobId',
    {
      schema: {
        operationId: 'getPolls',
        summary: 'Summarizes how a job was polled.',
        tags: ['journal'],
        params: JobIdParams,
        response: { 200: PollsView }
      }
    },
    async ({ sandbox, params: { JobId } }) => {
      const { gapsMs, ...pattern } = await sandbox.readJournal((journal) => {
        const view = journal.view()
        return pollPattern(view, view.dropped, JobId, sandbox.jobs.tally(JobId))
      })
      return {
        jobId: JobId,
        ...pattern,
        gapsMs: gapsMs ? { min: roundMs(gapsMs.min), median: roundMs(gapsMs.median), max: roundMs(gapsMs.max) } : null
      }
    }
  )
}
