import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JobState } from '../../core/jobs/job-state.js'
import { pollPattern } from '../../core/journal/poll-pattern.js'
import { Count, List, Milliseconds, Nullable } from '../plane/schemas.js'
import { roundMs } from './request-view.js'

const StateRun = Type.Object({ state: JobState, count: Count }, { additionalProperties: false })

const Gaps = Type.Object(
  { min: Milliseconds, median: Milliseconds, max: Milliseconds },
  { additionalProperties: false }
)

/** How a job was polled. Gaps are in milliseconds. */
export const PollsView = Type.Object(
  {
    jobId: Type.String(),
    count: Count,
    states: List(StateRun, { description: 'the states that were answered, each with how often in a row' }),
    isGrowing: Type.Boolean({ description: 'whether each gap is longer than the one before' }),
    afterTerminal: Type.Integer({ minimum: 0, description: 'polls after one that had answered a terminal state' }),
    gapsMs: Nullable(Gaps, { description: 'from the end of each poll to the next; null with fewer than two' })
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
        summary: 'Tells how a job was polled.',
        tags: ['journal'],
        params: Type.Object({ JobId: Type.String({ minLength: 1 }) }),
        response: { 200: PollsView }
      }
    },
    ({ sandbox: { journal }, params: { JobId } }) => {
      const { gapsMs, ...pattern } = pollPattern(journal.list(), JobId)
      return {
        jobId: JobId,
        ...pattern,
        gapsMs: gapsMs ? { min: roundMs(gapsMs.min), median: roundMs(gapsMs.median), max: roundMs(gapsMs.max) } : null
      }
    }
  )
}
