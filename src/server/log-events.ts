import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { MAX_LOGGED, pathOf } from '../aws/log-error.js'
import { describeEviction } from '../core/sandbox/eviction.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { formatInstant } from '../core/time/instant.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { cut } from '../core/validation/cut.js'
import { originForm } from './endpoint.js'
import { JobLog } from './log-jobs.js'
import { isLogged } from './logger.js'

/** What happens, and when. */
interface Happenings {
  readonly sandboxes: Sandboxes
  readonly wall: WallClock
}

/**
 * Logs what happens: at `info` evictions, whose clients lose their jobs, and which jobs end; at `debug` every
 * transition, which may be a million at once, and each response, without the query, which may hold a signature.
 * Requests that matter to a person are logged where they end.
 */
export function logEvents(app: FastifyInstance, logger: FastifyBaseLogger, { sandboxes, wall }: Happenings): void {
  if (!isLogged(logger, 'info')) return
  sandboxes.onEviction((eviction) => logger.info({ eviction }, describeEviction(eviction)))
  const jobs = new JobLog(logger, wall)
  sandboxes.subscribe((event, { name }) => jobs.take(event, name))
  app.addHook('onClose', async () => jobs.flush())
  if (!isLogged(logger, 'debug')) return
  sandboxes.subscribe((event, { name }) => {
    if (event.kind !== 'transition') return
    const { from, to, at } = event.transition
    const jobId = cut(event.transition.jobId, MAX_LOGGED)
    logger.debug({ sandbox: name, jobId, from, to, at: formatInstant(at) }, `job ${jobId}: ${from} → ${to}`)
  })
  app.addHook('onResponse', ({ method, originalUrl }, { statusCode, elapsedTime }, done) => {
    const path = pathOf(originForm(originalUrl))
    logger.debug({ method, path, status: statusCode, ms: elapsedTime }, `${method} ${path} ${statusCode}`)
    done()
  })
}
