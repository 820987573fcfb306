import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { Job } from '../../core/jobs/job.js'
import { isTerminal, JobState } from '../../core/jobs/job-state.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { AdminError } from '../plane/admin-error.js'
import { JobView, viewJob } from './job-view.js'

const DEFAULT_TIMEOUT_MS = 30_000
const MAX_TIMEOUT_MS = 600_000

/** How many requests may wait at a time. */
const MAX_WAITING = 1000

const Query = Type.Object(
  {
    state: JobState,
    timeoutMs: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,6}$', description: `wall-clock milliseconds, 0 to ${MAX_TIMEOUT_MS}` })
    )
  },
  { additionalProperties: false }
)

/** `GET /__admin/jobs/:JobId/await`: answers when the job is in the state, or 408 with where it is. */
export const awaitJob: FastifyPluginAsyncTypebox<{ wall: WallClock }> = async (app, { wall }) => {
  const giveUps = new Set<() => void>()
  // A server that is to stop waits for nobody.
  app.addHook('preClose', async () => {
    for (const giveUp of giveUps) giveUp()
  })

  app.get(
    '/jobs/:JobId/await',
    {
      schema: {
        operationId: 'awaitJob',
        summary: 'Answers when the job is in the state, or once it cannot be any more.',
        tags: ['jobs'],
        params: Type.Object({ JobId: Type.String({ minLength: 1 }) }),
        querystring: Query,
        response: { 200: JobView },
        errors: ['NotFound', 'NotReached']
      }
    },
    async (request, reply) => {
      const { sandbox, params, query } = request
      const timeoutMs = Number(query.timeoutMs ?? DEFAULT_TIMEOUT_MS)
      if (timeoutMs > MAX_TIMEOUT_MS) {
        const message = `must be at most ${MAX_TIMEOUT_MS}`
        throw new AdminError('Invalid', 'The request is not valid.', [{ path: 'query.timeoutMs', message }])
      }
      if (giveUps.size >= MAX_WAITING)
        throw new AdminError('LimitReached', `${MAX_WAITING} requests are waiting already.`)
      const wait = waitFor(sandbox, params.JobId, query.state)
      const cancelTimer = wall.setTimer(wait.giveUp, timeoutMs)
      giveUps.add(wait.giveUp)
      reply.raw.once('close', wait.giveUp)
      try {
        return viewJob(request, await wait.arrival)
      } finally {
        cancelTimer()
        giveUps.delete(wait.giveUp)
      }
    }
  )
}

/** Waits until the job is in the state. Fails when it no longer can be, or when told to give up. */
function waitFor(sandbox: Sandbox, id: string, state: JobState): { arrival: Promise<Job>; giveUp: () => void } {
  const { promise, resolve, reject } = withResolvers<Job>()
  const look = () => {
    const job = sandbox.jobs.get(id)
    if (job === undefined) reject(sandbox.jobs.unknown(id))
    else if (job.state === state) resolve(job)
    else if (isTerminal(job.state)) reject(notReached(job, state, 'It is terminal, so it will never be.'))
  }
  const unsubscribe = sandbox.subscribe((event) => {
    if (event.kind === 'transition') {
      if (event.transition.jobId !== id) return
      // The job may have passed through the state already when this is told, but it has been in it.
      if (event.transition.to === state) resolve(sandbox.jobs.get(id) as Job)
    }
    look()
  })
  const giveUp = () => {
    const job = sandbox.jobs.get(id)
    reject(job === undefined ? sandbox.jobs.unknown(id) : notReached(job, state, 'The time is up.'))
  }
  look()
  return { arrival: promise.finally(unsubscribe), giveUp }
}

function notReached(job: Job, state: JobState, why: string): AdminError {
  const problems = [{ path: 'query.state', message: `is ${state}; the job has been ${passed(job)}` }]
  return new AdminError('NotReached', `The job ${job.id} is ${job.state}, not ${state}. ${why}`, problems)
}

/** `WAITING, IN_PROGRESS`: the states that the job has gone through so far. */
function passed({ history }: Job): string {
  return history.map(({ state }) => state).join(', ')
}

function withResolvers<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: Error) => void
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
