import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Shares } from '../../core/collections/shares.js'
import type { Job } from '../../core/jobs/job.js'
import { isTerminal, JobState } from '../../core/jobs/job-state.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { cutOffError } from '../../core/world/in-flight.js'
import { AdminError } from '../plane/admin-error.js'
import { JobView, viewJob } from './job-view.js'

const DEFAULT_TIMEOUT_MS = 30_000
const MAX_TIMEOUT_MS = 600_000

/** The most requests that may wait in one sandbox at the same time. */
const MAX_WAITING = 1000

/** What a connection with a waiting request takes of its sandbox's share of memory, in bytes. */
const WAITING_BYTES = 16_384

const Query = Type.Object(
  {
    state: JobState,
    timeoutMs: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,6}$',
        description: `How long to wait, in wall-clock milliseconds, from 0 to ${MAX_TIMEOUT_MS}.`
      })
    )
  },
  { additionalProperties: false }
)

/** `GET /__admin/jobs/:JobId/await`: responds once the job reaches the state, or with 408 and its current state. */
export const awaitJob: FastifyPluginAsyncTypebox<{ wall: WallClock }> = async (app, { wall }) => {
  const giveUps = new Set<() => void>()
  const shares = new Shares<Sandbox>(MAX_WAITING)
  // Waiting requests must not delay the shutdown.
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
    for (const giveUp of giveUps) giveUp()
  })

  app.get(
    '/jobs/:JobId/await',
    {
      schema: {
        operationId: 'awaitJob',
        summary: 'Waits until a job reaches a state, or fails as soon as it can no longer reach it.',
        tags: ['jobs'],
        params: Type.Object({ JobId: Type.String({ minLength: 1 }) }),
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
      const release = shares.take(sandbox)
      if (release === undefined) throw new AdminError('LimitReached', tooManyWaiting(sandbox))
      const giveBack = sandbox.takeMemory(WAITING_BYTES)
      if (giveBack === undefined) {
        release()
        throw new AdminError('LimitReached', noMemoryToWait(sandbox))
      }
      const wait = waitFor(sandbox, params.JobId, query.state)
      const cancelTimer = wall.setTimer(wait.giveUp, timeoutMs)
      giveUps.add(wait.giveUp)
      reply.raw.once('close', wait.giveUp)
      if (isClosing) wait.giveUp()
      try {
        return viewJob(request, await wait.arrival)
      } finally {
        cancelTimer()
        giveUps.delete(wait.giveUp)
        release()
        giveBack()
      }
    }
  )
}

/** Waits until the job reaches the state. Rejects once it no longer can, when it is cut off or `giveUp` is called. */
function waitFor(sandbox: Sandbox, id: string, state: JobState): { arrival: Promise<Job>; giveUp: () => void } {
  const { promise, resolve, reject } = withResolvers<Job>()
  const check = () => {
    const job = sandbox.jobs.get(id)
    if (job === undefined) reject(sandbox.jobs.unknown(id))
    else if (job.state === state) resolve(job)
    else if (isTerminal(job.state)) reject(notReached(job, state, 'That state is terminal, so it will never change.'))
  }
  const unsubscribe = sandbox.subscribe((event) => {
    if (event.kind === 'transition') {
      if (event.transition.jobId !== id) return
      // The job may have left the state by the time the event arrives; that it was in the state is enough.
      if (event.transition.to === state) resolve(sandbox.jobs.get(id) as Job)
    }
    check()
  })
  const leave = sandbox.enter({
    cutOff: (reason) => reject(cutOffError(sandbox.name, reason, `the job ${id} was awaited`))
  })
  const giveUp = () => {
    const job = sandbox.jobs.get(id)
    reject(job === undefined ? sandbox.jobs.unknown(id) : notReached(job, state, 'The wait timed out.'))
  }
  check()
  const stop = () => {
    unsubscribe()
    leave()
  }
  return { arrival: promise.finally(stop), giveUp }
}

function tooManyWaiting({ name }: Sandbox): string {
  return `${MAX_WAITING} requests already wait for jobs of sandbox ${name}, the most that one sandbox can have. Wait for fewer jobs at a time.`
}

function noMemoryToWait({ name }: Sandbox): string {
  return `Sandbox ${name} has no memory left for another waiting request; the limit is set by --max-memory-bytes.`
}

function notReached(job: Job, state: JobState, why: string): AdminError {
  const problems = [{ path: 'query.state', message: `is ${state}; the job has been ${pastStates(job)}` }]
  return new AdminError('NotReached', `The job ${job.id} is ${job.state}, not ${state}. ${why}`, problems)
}

/** `WAITING, IN_PROGRESS`: the states that the job has been in so far. */
function pastStates({ history }: Job): string {
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
