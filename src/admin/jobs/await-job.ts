import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { Job } from '../../core/jobs/job.js'
import { isTerminal, JobState } from '../../core/jobs/job-state.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { EXPECTED } from '../../core/validation/expected.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { AdminError } from '../plane/admin-error.js'
import { JobIdParams } from '../plane/schemas.js'
import { type Awaited, MAX_TIMEOUT_MS, type Waits } from '../plane/waits.js'
import { JobView, viewJob } from './job-view.js'

const DEFAULT_TIMEOUT_MS = 30_000

const Query = Type.Object(
  {
    state: StringEnum(JobState.enum, { description: 'The state to wait for.' }),
    timeoutMs: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,6}$',
        description: `How long to wait, in wall-clock milliseconds, from 0 to ${MAX_TIMEOUT_MS}.`,
        [EXPECTED]: `a whole number from 0 to ${MAX_TIMEOUT_MS}`
      })
    )
  },
  { additionalProperties: false }
)

/** `GET /__admin/jobs/:JobId/await`: responds once the job reaches the state, or with 408 and its current state. */
export const awaitJob: FastifyPluginAsyncTypebox<{ waits: Waits }> = async (app, { waits }) => {
  app.get(
    '/jobs/:JobId/await',
    {
      schema: {
        operationId: 'awaitJob',
        summary: 'Waits until a job reaches a state, or fails as soon as it can no longer reach it.',
        tags: ['jobs'],
        params: JobIdParams,
        querystring: Query,
        response: { 200: JobView },
        errors: ['NotFound', 'NotReached', 'Conflict']
      }
    },
    async (request, reply) => {
      const { sandbox, params, query } = request
      const timeoutMs = Number(query.timeoutMs ?? DEFAULT_TIMEOUT_MS)
      if (timeoutMs > MAX_TIMEOUT_MS) {
        const message = `must be at most ${MAX_TIMEOUT_MS}`
        throw new AdminError('Invalid', 'The request is not valid.', [{ path: 'query.timeoutMs', message }])
      }
      const awaited = awaitState(sandbox, params.JobId, query.state)
      return viewJob(request, await waits.wait(sandbox, reply.raw, timeoutMs, awaited))
    }
  )
}

/** Waits until a job is in a state, and no longer than it can still reach it. */
function awaitState(sandbox: Sandbox, id: string, state: JobState): Awaited<Job> {
  return {
    what: `the job ${id} was awaited`,
    watch(resolve, reject) {
      const check = () => {
        const job = sandbox.jobs.get(id)
        if (job === undefined) reject(sandbox.jobs.unknown(id))
        else if (job.state === state) resolve(job)
        else if (isTerminal(job.state))
          reject(notReached(job, state, 'That state is terminal, so it will never change.'))
      }
      check()
      return sandbox.subscribe((event) => {
        if (event.kind === 'transition' && event.transition.jobId === id) {
          // The job may have left the state by the time the event arrives; that it was in the state is enough.
          if (event.transition.to === state) resolve(sandbox.jobs.get(id) as Job)
          check()
        } else if (event.kind === 'deleted' && event.jobId === id) check()
      })
    },
    giveUp() {
      const job = sandbox.jobs.get(id)
      throw job === undefined ? sandbox.jobs.unknown(id) : notReached(job, state, 'The wait timed out.')
    }
  }
}

function notReached(job: Job, state: JobState, why: string): AdminError {
  const problems = [{ path: 'query.state', message: `is ${state}; the job has been ${pastStates(job)}` }]
  return new AdminError('NotReached', `The job ${job.id} is ${job.state}, not ${state}. ${why}`, problems)
}

/** `WAITING, IN_PROGRESS`: the states that the job has been in so far. */
function pastStates({ history }: Job): string {
  return history.map(({ state }) => state).join(', ')
}
