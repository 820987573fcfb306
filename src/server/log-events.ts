import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { describeEviction } from '../core/sandbox/eviction.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { formatInstant } from '../core/time/instant.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { JobLog } from './log-jobs.js'
import { isLogged } from './logger.js'

/** What happens, and when. */
interface Happenings {
  readonly sandboxes: Sandboxes
  readonly wall: WallClock
}

/**
 * Logs what happens: at `info` evictions, whose clients lose their jobs, and which jobs end; at `debug` every transition,
 * which may be a million at once, and each response. Requests that matter to a person are logged where they end.
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
    const { jobId, from, to, at } = event.transition
    logger.debug({ sandbox: name, jobId, from, to, at: formatInstant(at) }, `job ${jobId}: ${from} → ${to}`)
  })
  app.addHook('onResponse', ({ method, originalUrl }, { statusCode, elapsedTime }, done) => {
    logger.debug(
      { method, url: originalUrl, status: statusCode, ms: elapsedTime },
      `${method} ${originalUrl} ${statusCode}`
    )
    done()
  })
}
